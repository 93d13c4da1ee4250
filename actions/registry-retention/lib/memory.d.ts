export declare function keepHeapSmall(): Promise<void>;
