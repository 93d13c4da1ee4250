/** Shows a job as GitHub does, in one local HTML file. */
export type { PageLogLine } from './log-view.ts';
export { type JobPage, pageOf, renderJobPage } from './page.ts';
export type { PageStep } from './step-view.ts';
