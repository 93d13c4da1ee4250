export const id = 802;
export const ids = [802];
export const modules = {

/***/ 8004:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ splitName)
/* harmony export */ });
/* harmony import */ var _container_kit_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4726);

function splitName(repository) {
    const [, owner, name] = /^([^/*?]+)\/(.+)$/.exec(repository) ?? [];
    if (owner !== undefined && name !== undefined)
        return { owner, name };
    throw new _container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`input "repositories": ${JSON.stringify(repository)} has no owner`, {
        fix: 'write owner/name, where only the name may be a glob: org/app, org/*',
    });
}


/***/ }),

/***/ 9802:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openProvider: () => (/* binding */ openProvider)
/* harmony export */ });
/* harmony import */ var _container_kit_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4726);
/* harmony import */ var _ghcr_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8004);


const ECR = /(?:^public\.ecr\.aws|\.dkr\.ecr(?:-fips)?\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?)$/;
async function openProvider(options) {
    const { host, kind = 'auto', openClient, repositories = [], github, hub = {}, now = Date.now } = options;
    if (ECR.test(host)) {
        throw new _container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`input "registry": ${host} is Amazon ECR, which can't be cleaned yet`, {
            fix: "use ECR's own lifecycle policies",
        });
    }
    switch (kind === 'auto' ? kindOf(host) : kind) {
        case 'ghcr': {
            for (const name of repositories)
                (0,_ghcr_name_js__WEBPACK_IMPORTED_MODULE_1__/* .splitName */ .W)(name);
            if (github === undefined) {
                throw new _container_kit_core__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${host} needs a token of GitHub`, { fix: 'set "github-token"' });
            }
            const { GhcrProvider } = await Promise.all(/* import() */[__webpack_require__.e(353), __webpack_require__.e(519), __webpack_require__.e(996), __webpack_require__.e(159)]).then(__webpack_require__.bind(__webpack_require__, 3159));
            return new GhcrProvider({ host, client: await openClient(), github, now });
        }
        case 'docker-hub': {
            const { openHub } = await Promise.all(/* import() */[__webpack_require__.e(353), __webpack_require__.e(519), __webpack_require__.e(996), __webpack_require__.e(600)]).then(__webpack_require__.bind(__webpack_require__, 6600));
            return openHub({ ...hub, host, client: await openClient(), now });
        }
        default: {
            const { OciProvider } = await Promise.all(/* import() */[__webpack_require__.e(353), __webpack_require__.e(519), __webpack_require__.e(996), __webpack_require__.e(38)]).then(__webpack_require__.bind(__webpack_require__, 2038));
            return new OciProvider({ host, client: await openClient(), now });
        }
    }
}
function kindOf(host) {
    if (host === 'ghcr.io')
        return 'ghcr';
    return host === 'docker.io' ? 'docker-hub' : 'oci';
}


/***/ })

};
