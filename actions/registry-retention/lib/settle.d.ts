import type { RetentionReport } from './report.ts';
export declare function settle(report: RetentionReport): void;
