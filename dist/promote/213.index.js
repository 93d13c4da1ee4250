export const id = 213;
export const ids = [213];
export const modules = {

/***/ 1213:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   rollBack: () => (/* binding */ rollBack)
/* harmony export */ });
/* harmony import */ var _container_kit_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1245);
/* harmony import */ var _container_kit_registry_reference__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1156);
/* harmony import */ var _deployment_manifests_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3422);
/* harmony import */ var _leave_record_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6698);
/* harmony import */ var _narrate_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9687);
/* harmony import */ var _record_index_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9819);






async function rollBack(session, report) {
    const { inputs, context } = session;
    if (inputs.source !== '') {
        throw new _container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('inputs "source" and "rollback" are both set', {
            fix: 'leave "source" empty to roll back, or promote the image that you want without "rollback"',
        });
    }
    const targets = await (0,_container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .phase */ .Oi)(report, 'Plan', () => findTargets(session));
    const [{ previous, undoes, destination }] = targets;
    const source = `${(0,_container_kit_registry_reference__WEBPACK_IMPORTED_MODULE_1__/* .formatRepository */ .Sh)(destination)}@${previous.digest}`;
    report.source = source;
    report.digest = previous.digest;
    report.destinations = targets.map(({ reference, current, previous: { digest } }) => {
        return { reference, digest, previous: current.digest, changed: current.digest !== digest };
    });
    const writeManifests = await (0,_container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .phase */ .Oi)(report, 'Manifests', () => (0,_deployment_manifests_js__WEBPACK_IMPORTED_MODULE_2__/* .prepareManifests */ ._)(session, report, previous.digest));
    (0,_narrate_js__WEBPACK_IMPORTED_MODULE_4__/* .tellPlan */ .fb)(context.log, report);
    if (inputs.dryRun) {
        report.outcome = 'planned';
        return;
    }
    const facts = { kind: 'rollback', image: previous, source, undoes };
    await (0,_leave_record_js__WEBPACK_IMPORTED_MODULE_3__/* .recorded */ .t)(session, report, facts, true, async () => {
        await (0,_container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .phase */ .Oi)(report, 'Tags', () => setBack(session, targets, report));
    });
    for (const { reference, digest } of report.destinations)
        context.log.info(`${reference} is ${digest} again`);
    await (0,_container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .phase */ .Oi)(report, 'Manifests', writeManifests);
    report.outcome = 'rolled-back';
}
async function findTargets({ client, destinations, verificationKey, }) {
    const targets = [];
    for (const destination of destinations) {
        const repository = client.repository(destination.registry, destination.repository);
        const target = await (0,_record_index_js__WEBPACK_IMPORTED_MODULE_5__/* .findRollback */ .a5)(repository, destination.tag, verificationKey);
        targets.push({ ...target, destination });
    }
    const [first, ...others] = targets;
    if (first === undefined)
        throw new _container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('there is no destination', { fix: 'set "destination"' });
    const other = others.find(({ previous }) => previous.digest !== first.previous.digest);
    if (other === undefined)
        return [first, ...others];
    throw new _container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${first.reference} goes back to ${first.previous.digest}, and ${other.reference} to ${other.previous.digest}`, { fix: 'roll them back one by one' });
}
async function setBack({ client }, targets, { moved }) {
    for (const { destination, current, previous, reference } of targets) {
        const repository = client.repository(destination.registry, destination.repository);
        const { bytes, descriptor } = await repository.getManifest(previous.digest);
        const { tag } = destination;
        const { digest: to, mediaType } = descriptor;
        await repository.moveTag({ tag, from: current.digest, to, bytes, mediaType });
        moved.push(reference);
    }
}


/***/ })

};
