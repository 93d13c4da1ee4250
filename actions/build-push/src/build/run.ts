/** Runs `docker buildx build` and collects what it leaves behind. */
import { readFile } from 'node:fs/promises';
import type { Log } from '@container-kit/core';
import { parseFailure } from './failure.ts';
import type { Environment, Runner } from './ports.ts';
import { type CacheUse, PlainProgress } from './progress.ts';
import { WARNINGS_ENVIRONMENT } from './warnings.ts';

/** One build. */
export interface BuildRun {
  readonly runner: Runner;
  /** Arguments behind `docker`, from {@link buildArguments}. */
  readonly argv: readonly string[];
  /** The whole environment of buildx, secrets and DOCKER_CONFIG included. */
  readonly env: Environment;
  /** Folder that relative paths in the arguments start from. Default: the current folder. */
  readonly workspace?: string;
  readonly metadataFile: string;
  readonly imageIdFile: string;
  readonly log: Pick<Log, 'foreign' | 'group'>;
  readonly signal?: AbortSignal;
  /** Time limit in milliseconds. Default: none; the job has its own. */
  readonly timeoutMs?: number;
}

/** A build that succeeded. */
export interface BuildResult {
  /** What buildx wrote as metadata; undefined when it wrote none. */
  readonly metadata: unknown;
  /** Digest of the config, or of the index where there is one; empty when the exporters make no image. */
  readonly imageid: string;
  readonly durationMs: number;
  readonly cache: CacheUse;
}

/** Enough for `call: outline`; the progress goes through the line handlers and is not kept. */
const CAPTURED_BYTES = 64 * 1024;

/**
 * Builds, with the output in a folded group of the log. The exit code alone decides whether it worked: buildx prints
 * `ERROR:` lines in builds that succeed.
 *
 * @throws {BuildFailure} when the build failed.
 * @throws {CancelledError} when the signal was aborted; by then buildx and its children are gone.
 * @throws {CommandError} when the time was up.
 */
export async function runBuild(build: BuildRun): Promise<BuildResult> {
  const progress = new PlainProgress();
  const show = (line: string) => {
    if (progress.accept(line)) build.log.foreign(line);
  };
  const { exitCode, durationMs } = await build.log.group('docker buildx build', () =>
    build.runner('docker', build.argv, {
      env: { ...build.env, ...WARNINGS_ENVIRONMENT, NO_COLOR: '1' },
      check: false,
      maxCapturedBytes: CAPTURED_BYTES,
      onStdout: show,
      onStderr: show,
      ...(build.workspace === undefined ? {} : { cwd: build.workspace }),
      ...(build.signal === undefined ? {} : { signal: build.signal }),
      ...(build.timeoutMs === undefined ? {} : { timeoutMs: build.timeoutMs }),
    }),
  );
  if (exitCode !== 0) throw parseFailure(progress.tail, exitCode);
  return {
    metadata: parseMetadata(await readIfThere(build.metadataFile)),
    imageid: (await readIfThere(build.imageIdFile)).trim(),
    durationMs,
    cache: progress.cache,
  };
}

/** buildx writes `null` when there is nothing to say. */
function parseMetadata(text: string): unknown {
  return text.trim() === '' ? undefined : (JSON.parse(text) ?? undefined);
}

async function readIfThere(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as { readonly code?: string }).code === 'ENOENT') return '';
    throw error;
  }
}
