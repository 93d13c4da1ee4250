export const id = 109;
export const ids = [109];
export const modules = {

/***/ 5109:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   restore: () => (/* binding */ restore)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _container_kit_core__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4726);
/* harmony import */ var _container_kit_login__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2422);
/* harmony import */ var _container_kit_retention__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1996);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2732);
/* harmony import */ var _views_words_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8352);







async function restore(session, report) {
    const deleted = await readDeleted(session);
    const byRepository = Map.groupBy(deleted, ({ repository }) => repository);
    const failures = [];
    for (const [name, versions] of byRepository) {
        const repository = (0,_report_js__WEBPACK_IMPORTED_MODULE_5__/* .startRepository */ .R)(name);
        report.repositories.push(repository);
        await (0,_container_kit_core__WEBPACK_IMPORTED_MODULE_2__/* .phase */ .Oi)(report, `Restore ${name}`, async () => {
            for (const version of versions.toReversed()) {
                if (session.deadline.isOver)
                    repository.waiting += 1;
                else
                    failures.push(...(await restoreOne(session, version, repository)));
            }
        });
        session.context.log.foreign(`${name}: ${(0,_views_words_js__WEBPACK_IMPORTED_MODULE_6__/* .count */ .U)(repository.restored.length, 'version')} restored`);
    }
    if (failures.length > 0) {
        throw new _container_kit_core__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`${(0,_views_words_js__WEBPACK_IMPORTED_MODULE_6__/* .count */ .U)(failures.length, 'version')} could not be restored: ${failures[0]}`, {
            fix: 'read the report; GitHub restores within 30 days, and only while no other version has taken the place',
        });
    }
    const isDone = report.repositories.every(({ waiting }) => waiting === 0);
    report.outcome = isDone ? 'restored' : 'incomplete';
}
async function readDeleted({ inputs, context, provider, registry, }) {
    const { journal } = inputs;
    const fix = 'give the path of the journal of the run to undo, relative to the workspace';
    if (journal === '')
        throw new _container_kit_core__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo('input "journal" is empty', { fix });
    if (!provider.canRestore) {
        throw new _container_kit_core__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`${registry} can't restore what was deleted`, {
            fix: 'push the images again; GitHub alone keeps deleted versions, for 30 days',
        });
    }
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(context.github.workspace, journal);
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, 'utf8').catch((cause) => {
        throw new _container_kit_core__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`input "journal": the file ${path} can't be read`, { fix, cause });
    });
    const { header, items } = readJournal(text, journal);
    const isGone = ({ kind, outcome }) => kind === 'delete' && (outcome === undefined || outcome === 'deleted' || outcome === 'failed');
    if (header.registry === registry)
        return items.filter(isGone);
    throw new _container_kit_core__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`input "journal": the run was about ${header.registry}, and not ${registry}`, {
        fix: `set "registry: ${header.registry}"`,
    });
}
function readJournal(text, path) {
    try {
        return (0,_container_kit_retention__WEBPACK_IMPORTED_MODULE_4__/* .parseJournal */ .z8)(text);
    }
    catch (cause) {
        if (!(cause instanceof _container_kit_retention__WEBPACK_IMPORTED_MODULE_4__/* .ArtifactError */ .nE))
            throw cause;
        throw new _container_kit_core__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`input "journal": ${path}: ${cause.message}`, {
            fix: 'give the file that the output "journal" of the run names, unchanged',
            cause,
        });
    }
}
async function restoreOne({ provider, context }, { repository: name, digest, ids: [id], tags }, repository) {
    if (id === undefined)
        return [`${name}@${(0,_container_kit_core__WEBPACK_IMPORTED_MODULE_2__/* .shortDigest */ .VK)(digest)} has no ID in the journal`];
    try {
        await provider.restoreVersion(name, { digest, id });
        repository.restored.push({ digest, tags });
        return [];
    }
    catch (error) {
        context.signal.throwIfAborted();
        const { message } = (0,_container_kit_login__WEBPACK_IMPORTED_MODULE_3__/* .describeFailure */ .Ic)(error);
        repository.notes.push(`${digest}: ${message}`);
        return [`${name}@${(0,_container_kit_core__WEBPACK_IMPORTED_MODULE_2__/* .shortDigest */ .VK)(digest)}: ${message}`];
    }
}


/***/ })

};
