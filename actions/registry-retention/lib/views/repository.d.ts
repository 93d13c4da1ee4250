import type { RepositoryReport } from '../report.ts';
interface ViewOptions {
    readonly now: Date;
    readonly isApplied: boolean;
}
export declare function renderRepository(repository: RepositoryReport, { now, isApplied }: ViewOptions): string;
export {};
