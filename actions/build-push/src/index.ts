/** The parts of build-push that `npm run demo` shares with it. */
export { reportDestinations } from './push/destinations.ts';
export { type BuildReport, startReport } from './report.ts';
export { renderSummary } from './summary.ts';
export { verifyImage } from './verify-image.ts';
