export declare class Deadline {
    #private;
    constructor(minutes: number);
    get isOver(): boolean;
}
