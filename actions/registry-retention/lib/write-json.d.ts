export declare function writeJson(path: string, value: object): void;
