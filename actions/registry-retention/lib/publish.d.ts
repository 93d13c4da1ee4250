import { type ActionContext } from '@container-kit/core';
import type { RetentionReport } from './report.ts';
export declare function publish(report: RetentionReport, context: ActionContext, summary: boolean): void;
