export declare function count(number: number, thing: string): string;
