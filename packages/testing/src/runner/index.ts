/** A strict stand-in for GitHub's runner: runs bundled JavaScript actions and reports what became of them. */
export type { Annotation, AnnotationLevel } from './annotations.ts';
export type { ArtifactSubject } from './artifacts-file.ts';
export { FileCommandError, type Pair, parsePairs } from './file-commands.ts';
export type { JobFolders } from './folders.ts';
export type { WorkflowEvent } from './github-context.ts';
export { Job, type JobOptions, type StepOptions } from './job.ts';
export type { Phase } from './manifest.ts';
export { nodeBinary } from './node-binary.ts';
export { runAction } from './run-action.ts';
export {
  type FinishedStep,
  type JobRequest,
  type JobResult,
  type JobStep,
  type JobView,
  runJob,
  type StepReport,
} from './run-job.ts';
export type { LogLine } from './step-context.ts';
export { type CancelStage, RUNNER_TIMES, type RunnerTimes } from './step-process.ts';
export type { Conclusion, StepResult } from './step-result.ts';
export type { TrackedProcess } from './tracked-processes.ts';
