import type { RetentionReport } from '../report.ts';
export declare function renderSummary(report: RetentionReport): string;
