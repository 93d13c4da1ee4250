/**
 * What one step has done so far: its log, annotations, outputs and state.
 * Source: actions/runner 2.336, Runner.Worker/ExecutionContext.cs.
 */
import {
  type Annotation,
  type AnnotationLevel,
  MAX_ANNOTATION_LENGTH,
  MAX_ANNOTATIONS_PER_LEVEL,
  type Place,
} from './annotations.ts';
import { isBlank } from './dotnet-text.ts';
import type { JobContext } from './job-context.ts';
import { NamesWithoutCase } from './names.ts';

/** A line of the log as GitHub shows it. */
export interface LogLine {
  /** When the runner wrote it. */
  readonly time: Date;
  /** Masked; markers such as `##[error]`, `##[group]` and `##[debug]` as in GitHub's raw logs. */
  readonly text: string;
}

/** Collects what one phase of a step does. */
export class StepContext {
  readonly job: JobContext;
  /** Shared by the phases of one step: what `pre` and `main` save, `post` sees as `STATE_*`. */
  readonly state: NamesWithoutCase;
  readonly outputs = new NamesWithoutCase();
  readonly log: LogLine[] = [];
  readonly annotations: Annotation[] = [];
  readonly violations: string[] = [];
  /** Whether commands are repeated in the log (`::echo::on`); debugging turns it on. */
  echo: boolean;
  /** The summary as uploaded: masked, empty when there is none or it was dropped. */
  summary = '';
  /** Whether a command or a file failed the step whatever its exit code. */
  failed = false;
  readonly #onLine: ((line: LogLine) => void) | undefined;
  readonly #counts: Record<AnnotationLevel, number> = { error: 0, warning: 0, notice: 0 };

  constructor(job: JobContext, state: NamesWithoutCase, onLine?: (line: LogLine) => void) {
    this.job = job;
    this.state = state;
    this.echo = job.debug;
    this.#onLine = onLine;
  }

  /** Writes to the log. */
  write(text: string): void {
    const time = new Date();
    for (const line of this.job.masker.mask(text).split(/\r\n|\n/)) {
      this.log.push({ time, text: line });
      this.#onLine?.({ time, text: line });
    }
  }

  /** Writes to the log of a job that is being debugged. */
  debug(message: string): void {
    if (!this.job.debug) return;
    for (const line of message.split(/\r\n|\n/)) this.write(`##[debug]${line}`);
  }

  /** Annotates and logs. The runner keeps ten of a level and logs the rest only. */
  annotate(level: AnnotationLevel, text: string, place: Place = {}): void {
    const masked = this.job.masker.mask(text);
    const message = masked.slice(0, MAX_ANNOTATION_LENGTH);
    if (masked.length > message.length) {
      this.violate(`${level} annotation cut from ${masked.length} to ${MAX_ANNOTATION_LENGTH} characters`);
    }
    this.#counts[level] += 1;
    if (this.#counts[level] > MAX_ANNOTATIONS_PER_LEVEL) {
      this.violate(`${level} annotation ${this.#counts[level]} dropped: "${message.slice(0, 80)}"`);
    } else if (isBlank(message)) {
      this.violate(`${level} annotation without a message dropped`);
    } else {
      this.annotations.push({ level, message, ...place });
    }
    if (message !== '') this.write(`##[${level}]${message}`);
  }

  /** Fails the step with an error annotation, whatever the exit code will be. */
  fail(message: string): void {
    this.annotate('error', message);
    this.failed = true;
  }

  /** Notes something that the runner drops, cuts or refuses. */
  violate(what: string): void {
    this.violations.push(what);
  }

  /** Sets an output; the runner refuses one without a name. */
  setOutput(name: string, value: string): void {
    if (name === '') throw new Error("Value cannot be null. (Parameter 'name')");
    this.outputs.set(name, value);
    if (this.job.masker.finds(value)) {
      this.violate(`output "${name}" contains a secret: GitHub drops it when it leaves the job`);
    }
    this.debug(`Set output ${name} = ${value}`);
  }

  /** Saves state for the post step. */
  saveState(name: string, value: string): void {
    this.state.set(name, value);
    this.debug(`Save intra-action state ${name} = ${value}`);
  }
}
