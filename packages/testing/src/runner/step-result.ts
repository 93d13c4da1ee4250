/** What a phase of a step left behind. */
import type { Annotation } from './annotations.ts';
import type { ArtifactSubject } from './artifacts-file.ts';
import type { JobFolders } from './folders.ts';
import type { Phase } from './manifest.ts';
import type { LogLine } from './step-context.ts';
import type { CancelStage } from './step-process.ts';
import type { TrackedProcess } from './tracked-processes.ts';

/** How a step ended, in GitHub's words. */
export type Conclusion = 'success' | 'failure' | 'cancelled' | 'skipped';

/** Everything that the runner learnt from one phase of a step. */
export interface StepResult {
  readonly phase: Phase;
  /** 128 plus the signal's number when a signal ended the process. */
  readonly exitCode: number;
  readonly conclusion: Exclude<Conclusion, 'skipped'>;
  readonly outputs: Readonly<Record<string, string>>;
  /** What this phase and those before it saved for the next. */
  readonly state: Readonly<Record<string, string>>;
  /** `GITHUB_ENV` of the job so far. */
  readonly env: Readonly<Record<string, string>>;
  /** `GITHUB_PATH` of the job so far, oldest first. */
  readonly path: readonly string[];
  /** Markdown as uploaded: masked, empty when there is none or it was too large. */
  readonly summary: string;
  /** At most ten per level, masked and cut. */
  readonly annotations: readonly Annotation[];
  /** As shown: masked, commands carried out. Lines end in `\n`. */
  readonly log: string;
  /** The log from the action's first line on, without the inputs that the runner shows above it. */
  readonly body: string;
  readonly logLines: readonly LogLine[];
  /** What the process wrote, unmasked and with its commands; stdout and stderr as they came. */
  readonly rawLog: string;
  /** All secrets known to the job, without derived forms. */
  readonly masks: readonly string[];
  /** `GITHUB_ARTIFACTS` of the job so far. */
  readonly artifacts: readonly ArtifactSubject[];
  readonly durationMs: number;
  /** What the runner dropped, cut, refused or would have to clean up; empty for a well-behaved action. */
  readonly violations: readonly string[];
  /** The signal that it took to cancel; undefined when nothing was cancelled. */
  readonly cancelledBy: CancelStage | undefined;
  /** Processes that outlived the step. */
  readonly survivors: readonly TrackedProcess[];
  /** Where it ran; removed when this process ends. */
  readonly folders: JobFolders;
}
