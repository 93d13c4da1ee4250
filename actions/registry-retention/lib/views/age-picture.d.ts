export interface AgedRoot {
    readonly time: string | undefined;
    readonly goes: boolean;
}
export declare function drawAges(roots: readonly AgedRoot[], now: Date): string;
