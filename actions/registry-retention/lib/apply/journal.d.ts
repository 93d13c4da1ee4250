import { type PlannedDeletion, type PlannedUntag } from '@container-kit/retention';
export declare class Journal {
    #private;
    readonly path: string;
    private constructor();
    static start(folder: string, registry: string): Journal;
    deleting(repository: string, { digest, ids, tags, edges, reason }: PlannedDeletion): number;
    untagging(repository: string, { digest, tag, reason }: PlannedUntag): number;
    done(number: number, outcome: string): void;
}
