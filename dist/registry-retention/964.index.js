export const id = 964;
export const ids = [964];
export const modules = {

/***/ 9964:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Journal: () => (/* binding */ Journal)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _container_kit_retention__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1996);



class Journal {
    path;
    #file;
    #number = 0;
    constructor(path, file) {
        this.path = path;
        this.#file = file;
    }
    static start(folder, registry) {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'journal.jsonl');
        const journal = new Journal(path, (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, 'wx', 0o600));
        journal.#write({ kind: 'journal', version: 1, registry, startedAt: new Date().toISOString() });
        return journal;
    }
    deleting(repository, { digest, ids, tags, edges, reason }) {
        return this.#item({ kind: 'delete', repository, digest, ids, tags, edges, reason });
    }
    untagging(repository, { digest, tag, reason }) {
        return this.#item({ kind: 'untag', repository, digest, ids: [], tags: [tag], edges: [], reason });
    }
    done(number, outcome) {
        this.#write({ kind: 'result', number, outcome });
    }
    #item(item) {
        this.#number += 1;
        this.#write({ ...item, number: this.#number, at: new Date().toISOString() });
        return this.#number;
    }
    #write(line) {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeSync)(this.#file, (0,_container_kit_retention__WEBPACK_IMPORTED_MODULE_2__/* .formatJournalLine */ .Rx)(line));
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fsyncSync)(this.#file);
    }
}


/***/ })

};
