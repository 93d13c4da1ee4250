export const id = 45;
export const ids = [45];
export const modules = {

/***/ 6045:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   simulate: () => (/* binding */ simulate)
/* harmony export */ });
/* harmony import */ var _container_kit_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4726);
/* harmony import */ var _container_kit_retention__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1996);
/* harmony import */ var _decide_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5014);
/* harmony import */ var _find_repositories_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8878);
/* harmony import */ var _surroundings_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6337);
/* harmony import */ var _views_words_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8352);






const MOST_NAMED = 50;
async function simulate(session, report) {
    const { days } = session.inputs;
    const names = await (0,_container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .phase */ .Oi)(report, 'Find repositories', () => (0,_find_repositories_js__WEBPACK_IMPORTED_MODULE_3__/* .findRepositories */ .i)(session));
    const around = await (0,_container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .phase */ .Oi)(report, 'Look around', () => (0,_surroundings_js__WEBPACK_IMPORTED_MODULE_4__/* .lookAround */ .h)(session));
    for (const name of names) {
        const inventory = await (0,_container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .phase */ .Oi)(report, `Read ${name}`, () => (0,_decide_js__WEBPACK_IMPORTED_MODULE_2__/* .readRepository */ .Nu)(session, around, name));
        const simulation = await (0,_container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .phase */ .Oi)(report, `Replay ${name}`, async () => (0,_container_kit_retention__WEBPACK_IMPORTED_MODULE_1__/* .simulate */ .JV)(inventory, (0,_decide_js__WEBPACK_IMPORTED_MODULE_2__/* .planInput */ .yN)(session, around), days));
        report.lines.push(...wordsOf(name, days, simulation));
    }
    for (const line of report.lines)
        session.context.log.foreign(line);
    report.outcome = 'simulated';
}
function wordsOf(name, days, { deleted, braked, days: active }) {
    const missed = deleted.filter(({ missedAt }) => missedAt !== undefined);
    const left = active.at(-1)?.remaining;
    return [
        `${name}: run daily for ${(0,_views_words_js__WEBPACK_IMPORTED_MODULE_5__/* .count */ .U)(days, 'day')}, ${(0,_views_words_js__WEBPACK_IMPORTED_MODULE_5__/* .count */ .U)(deleted.length, 'image')} would have gone, on ${(0,_views_words_js__WEBPACK_IMPORTED_MODULE_5__/* .count */ .U)(active.length, 'day')}${left === undefined ? '' : `, and ${left} would be left`}`,
        `${name}: ${(0,_views_words_js__WEBPACK_IMPORTED_MODULE_5__/* .count */ .U)(missed.length, 'image')} of them would have been missed: tagged or pulled afterwards`,
        ...missed
            .slice(0, MOST_NAMED)
            .map(({ digest, tags, at, missedAt }) => `${tags.join(', ') || (0,_container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .shortDigest */ .VK)(digest)} would have gone on ${dayOf(at)}, and was wanted on ${dayOf(missedAt ?? at)}`),
        ...active
            .slice(-MOST_NAMED)
            .map(({ at, deleted: gone, remaining }) => `${dayOf(at)}: ${gone} gone, ${remaining} left`),
        ...braked.slice(0, 3).map(({ at, text }) => `${dayOf(at)}: braked: ${text}`),
    ];
}
function dayOf(time) {
    return time.slice(0, 10);
}


/***/ })

};
