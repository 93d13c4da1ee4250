/** The views of a report that every action has: in the log, on lines of the repository, in the job summary. */
export { annotationsOf } from './annotations.ts';
export { failureText } from './failure-text.ts';
export { logLines } from './log-lines.ts';
export { renderSummary } from './pages.ts';
