export const id = 844;
export const ids = [844];
export const modules = {

/***/ 2844:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   explain: () => (/* binding */ explain)
/* harmony export */ });
/* harmony import */ var _container_kit_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4726);
/* harmony import */ var _container_kit_retention__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1996);
/* harmony import */ var _decide_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5014);
/* harmony import */ var _find_repositories_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8878);
/* harmony import */ var _surroundings_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6337);





const DECISIONS = {
    keep: 'stays',
    delete: 'goes',
    quarantine: 'is left alone',
    absent: 'is not there',
};
async function explain(session, report) {
    const { target } = session.inputs;
    if (target === '') {
        throw new _container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('input "target" is empty', { fix: 'set it to the tag or digest to explain' });
    }
    const names = await (0,_container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .phase */ .Oi)(report, 'Find repositories', () => (0,_find_repositories_js__WEBPACK_IMPORTED_MODULE_3__/* .findRepositories */ .i)(session));
    const around = await (0,_container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .phase */ .Oi)(report, 'Look around', () => (0,_surroundings_js__WEBPACK_IMPORTED_MODULE_4__/* .lookAround */ .h)(session));
    const absent = [];
    for (const name of names) {
        const inventory = await (0,_container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .phase */ .Oi)(report, `Read ${name}`, () => (0,_decide_js__WEBPACK_IMPORTED_MODULE_2__/* .readRepository */ .Nu)(session, around, name));
        const found = (0,_container_kit_retention__WEBPACK_IMPORTED_MODULE_1__/* .explain */ .WE)(inventory, (0,_decide_js__WEBPACK_IMPORTED_MODULE_2__/* .planInput */ .yN)(session, around), target);
        if (found.decision === 'absent')
            absent.push(found.reason.text);
        else
            report.lines.push(...wordsOf(name, target, found));
    }
    for (const line of report.lines)
        session.context.log.foreign(line);
    const [first] = absent;
    if (first !== undefined && absent.length === names.length) {
        throw new _container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`input "target": ${first}`, { fix: 'check the tag, and "repositories"' });
    }
    report.outcome = 'explained';
}
function wordsOf(name, target, found) {
    const { decision, digest, tags, reason, path, root, time, rank, policy } = found;
    const lines = [
        `${name}: ${target} ${DECISIONS[decision]}: ${reason.text}`,
        `digest ${digest}${tags.length === 0 ? ', without a tag' : `, tags ${tags.join(', ')}`}`,
        `policy ${policy}; ${rank === undefined ? 'no rank' : `number ${rank} of all images, newest first`}; ${time === undefined ? 'its age is unknown' : `last touched ${time}`}`,
    ];
    if (path.length > 1)
        lines.push(`kept by ${path.map(_container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .shortDigest */ .VK).join(' → ')}`);
    if (path.length > 1 && root !== undefined)
        lines.push(`where ${(0,_container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .shortDigest */ .VK)(path[0] ?? '')} stays: ${root.text}`);
    return lines;
}


/***/ })

};
