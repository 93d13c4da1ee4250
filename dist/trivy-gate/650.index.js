export const id = 650;
export const ids = [650];
export const modules = {

/***/ 9674:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ resolveAliases)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);

function resolveAliases(document) {
    const anchors = new Map();
    const targets = new Map();
    (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR)(document, {
        Node: (_, node) => {
            if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node)) {
                if (node.anchor !== undefined)
                    anchors.set(node.anchor, node);
                return;
            }
            const target = anchors.get(node.source);
            if (target !== undefined && endOf(target) <= startOf(node))
                targets.set(node, target);
        },
    });
    return targets;
}
function startOf(node) {
    return node.range?.[0] ?? 0;
}
function endOf(node) {
    return node.range?.[1] ?? 0;
}


/***/ }),

/***/ 4650:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readYaml: () => (/* reexport safe */ _read_js__WEBPACK_IMPORTED_MODULE_1__.g)
/* harmony export */ });
/* harmony import */ var _aliases_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9674);
/* harmony import */ var _read_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1908);




/***/ }),

/***/ 1908:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g: () => (/* binding */ readYaml)
});

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./packages/policy/lib/yaml/depth.js
function findTooDeep(tokens, limit) {
    const pending = tokens.map((token) => ({ token, depth: 0 }));
    for (let entry = pending.pop(); entry !== undefined; entry = pending.pop()) {
        const { token, depth } = entry;
        if (depth > limit)
            return token.offset;
        for (const child of children(token))
            pending.push({ token: child, depth: depth + 1 });
    }
    return undefined;
}
function children(token) {
    if (token.type === 'document')
        return token.value === undefined ? [] : [token.value];
    if (!('items' in token))
        return [];
    return token.items.flatMap(({ key, value }) => [key, value].filter((child) => child != null));
}

;// CONCATENATED MODULE: ./packages/policy/lib/yaml/read.js


const MAX_PROBLEMS = 10;
const MAX_MESSAGE = 200;
function readYaml(text, limits) {
    if (text.length > limits.maxLength) {
        const message = `The file is longer than ${limits.maxLength} characters`;
        return failed({ code: 'TOO_LARGE', message, start: 0, end: 1 });
    }
    const tokens = [...new dist/* Parser */.iX().parse(text)];
    const tooDeep = findTooDeep(tokens, limits.maxDepth);
    if (tooDeep !== undefined) {
        const message = `More than ${limits.maxDepth} collections stand in each other`;
        return failed({ code: 'TOO_DEEP', message, start: tooDeep, end: tooDeep + 1 });
    }
    const composer = new dist/* Composer */.Dk({ uniqueKeys: false, merge: true, prettyErrors: false });
    const documents = [...composer.compose(tokens)];
    return {
        documents,
        problems: documents.flatMap(({ errors }) => errors.map(toProblem)).slice(0, MAX_PROBLEMS),
        warnings: documents.flatMap(({ warnings }) => warnings.map(toProblem)).slice(0, MAX_PROBLEMS),
    };
}
function failed(problem) {
    return { documents: [], problems: [problem], warnings: [] };
}
function toProblem(error) {
    const [start, end] = error.pos;
    return { code: error.code, message: error.message.slice(0, MAX_MESSAGE), start, end };
}


/***/ })

};
