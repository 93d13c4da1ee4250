import type { Repository } from '@container-kit/github';
export interface SourceRef {
    readonly name: string;
    readonly sha: string;
}
export declare function findRefs(patterns: readonly string[], repository: Repository): Promise<readonly SourceRef[]>;
