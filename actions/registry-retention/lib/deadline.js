const MINUTE = 60_000;
const WORK_SHARE = 0.9;
export class Deadline {
    #end;
    constructor(minutes) {
        this.#end = minutes * MINUTE * WORK_SHARE;
    }
    get isOver() {
        return performance.now() >= this.#end;
    }
}
