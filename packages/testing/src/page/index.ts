/** Shows a job as GitHub does, in one local HTML file. */

export { markdownToHtml } from './markdown-to-html.ts';
export { type JobPage, pageOf, renderJobPage } from './page.ts';
export type { PageLogLine, PageStep } from './page-step.ts';
