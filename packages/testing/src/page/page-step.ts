/** What the page shows of a step. */
import type { Annotation } from '../runner/annotations.ts';
import type { Conclusion } from '../runner/step-result.ts';

/** A line of a log as the runner wrote it, markers included. */
export interface PageLogLine {
  readonly time: Date;
  readonly text: string;
}

/** A step to show. */
export interface PageStep {
  readonly name: string;
  readonly conclusion: Conclusion;
  readonly durationMs: number;
  /** Markdown; empty when there is none. */
  readonly summary: string;
  readonly logLines: readonly PageLogLine[];
  readonly annotations: readonly Annotation[];
  readonly outputs: Readonly<Record<string, string>>;
}
