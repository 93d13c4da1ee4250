/** Shows a job as GitHub does, in one local HTML file. */
export { type JobPage, pageOf, renderJobPage } from './page.ts';
export type { PageLogLine, PageStep } from './page-step.ts';
