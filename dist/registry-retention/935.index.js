export const id = 935;
export const ids = [935];
export const modules = {

/***/ 1935:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   findDeployments: () => (/* binding */ findDeployments)
/* harmony export */ });
/* harmony import */ var _find_in_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5088);

const MOST_PER_ENVIRONMENT = 20;
const ACTIVE = new Set(['success', 'in_progress', 'queued', 'pending']);
async function findDeployments(deployments, wanted) {
    const found = [];
    const environments = new Map();
    for await (const deployment of deployments.list()) {
        if (!wanted.some((glob) => glob.matches(deployment.environment)))
            continue;
        const seen = environments.get(deployment.environment) ?? { looked: 0, settled: false };
        environments.set(deployment.environment, seen);
        if (seen.settled || seen.looked >= MOST_PER_ENVIRONMENT)
            continue;
        seen.looked += 1;
        const state = await stateOf(deployments, deployment);
        if (!ACTIVE.has(state))
            continue;
        seen.settled = state === 'success';
        const where = `GitHub Deployment ${deployment.id} (${deployment.environment})`;
        found.push(...(0,_find_in_text_js__WEBPACK_IMPORTED_MODULE_0__/* .findInText */ .y)(textOf(deployment), where));
    }
    return found;
}
async function stateOf(deployments, { id }) {
    for await (const { state } of deployments.statuses(id))
        return state;
    return 'pending';
}
function textOf({ payload }) {
    return typeof payload === 'string' ? payload : JSON.stringify(payload ?? '');
}


/***/ })

};
