/** What a failed build says about itself, read from the end of buildx's output. */
import { explain, type FailureKind } from './failure-kinds.ts';

/** A build that failed. The message is one line of foreign text. */
export class BuildFailure extends Error {
  override readonly name = 'BuildFailure';
  readonly kind: FailureKind;
  readonly fix: string | undefined;
  /** Dockerfile as BuildKit names it: without folders. */
  readonly file: string | undefined;
  /** First line of the failing instruction, from 1. */
  readonly line: number | undefined;
  /** Name of the failing step, such as `[build 2/3] RUN make`. */
  readonly step: string | undefined;
  /** The failing instruction with its neighbours, as BuildKit prints them; may be empty. */
  readonly excerpt: string;
  /** Last lines that the failing step printed. */
  readonly logTail: readonly string[];
  readonly exitCode: number;

  constructor(fields: Readonly<Omit<BuildFailure, 'name' | 'stack' | 'cause'>>) {
    super(fields.message);
    this.kind = fields.kind;
    this.fix = fields.fix;
    this.file = fields.file;
    this.line = fields.line;
    this.step = fields.step;
    this.excerpt = fields.excerpt;
    this.logTail = fields.logTail;
    this.exitCode = fields.exitCode;
  }
}

const MAX_MESSAGE = 1000;
/** ` > [2/2] RUN false:` and the last lines of that step, between two rules (progressui/printer.go). */
const STEP_LOG = /^-{6}\n > (.*):\n([\s\S]*?)^-{6}$/gm;
/** `Dockerfile:3` and the instruction, between two rules (buildkit solver/errdefs/source.go). */
const SOURCE = /^([^\n]+):(\d+)\n-{20}\n([\s\S]*?)\n-{20}$/gm;
/** Wrappers of buildx and BuildKit around the error proper. */
const WRAPPERS = /^(?:ERROR: |failed to build: |failed to solve: |rpc error: code = \w+ desc = )+/;

/**
 * Analyses the last lines of a failed build.
 *
 * A hostile build could print look-alikes of all this; they end up as text in a report, nothing more.
 *
 * @param lines what buildx printed, without colours and without its harmless noise
 */
export function parseFailure(lines: readonly string[], exitCode: number): BuildFailure {
  const text = lines.join('\n');
  const step = [...text.matchAll(STEP_LOG)].at(-1);
  const source = [...text.matchAll(SOURCE)].at(-1);
  // BuildKit puts the seconds since the start of the step before each line.
  const logTail = (step?.[2] ?? '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.replace(/^\d+\.\d+ /, ''));
  const error = errorMessage(lines) ?? `docker buildx build ended with exit code ${exitCode}`;
  const explained = explain(error, { logTail, step: step?.[1] });
  return new BuildFailure({
    ...explained,
    message: explained.message.slice(0, MAX_MESSAGE),
    file: source?.[1],
    line: source === undefined ? undefined : Number(source[2]),
    step: step?.[1],
    excerpt: source?.[3] ?? '',
    logTail,
    exitCode,
  });
}

/** The last `ERROR:` with the lines that belong to it, as one line. */
function errorMessage(lines: readonly string[]): string | undefined {
  const start = lines.findLastIndex((line) => line.startsWith('ERROR: '));
  // `call: check` fails for warnings, which are no errors.
  if (start === -1) return lines.findLast((line) => line.startsWith('Check complete, '));
  const end = lines.findIndex((line, index) => index > start && line.startsWith('View build details:'));
  const message = lines.slice(start, end === -1 ? undefined : end).join(' ');
  return message.replaceAll(/\s+/g, ' ').trim().replace(WRAPPERS, '');
}
