import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { isAbsolute, join, resolve } from 'node:path';
import { CancelledError, run, UserError } from '@container-kit/core';
import { ScannerError } from './errors.ts';
import { checkVersion } from './release.ts';
import type { Scanner } from './scanner.ts';

const TIMEOUT_MS = 60_000;

/**
 * Looks at a Trivy that the user installed: its version counts, and its hash is recorded. Where it comes from nobody
 * here can tell.
 *
 * @throws {UserError} when there is no such program, or its version must not be used.
 * @throws {ScannerError} when it does not say its version.
 */
export async function inspectProgram(
  path: string,
  { folder, signal }: { readonly folder: string; readonly signal?: AbortSignal | undefined },
): Promise<Scanner> {
  const program = isAbsolute(path) ? path : resolve(path);
  const facts = await stat(program).catch(() => undefined);
  if (!facts?.isFile()) {
    throw new UserError(`"trivy-path" is ${JSON.stringify(path)}, where no program is`, {
      fix: 'set it to the path of the trivy program',
    });
  }
  const version = await askVersion(program, folder, signal);
  checkVersion(version);
  return { path: program, version, source: 'user-supplied', sha256: await sha256Of(program) };
}

/** Neither our environment nor our folder: both can hold settings that Trivy obeys. */
async function askVersion(program: string, folder: string, signal: AbortSignal | undefined): Promise<string> {
  const home = join(folder, 'trivy-home');
  await mkdir(home, { mode: 0o700, recursive: true });
  try {
    const { stdout } = await run(program, ['--version'], {
      env: { PATH: '/usr/bin:/bin', HOME: home, TMPDIR: home },
      cwd: home,
      timeoutMs: TIMEOUT_MS,
      ...(signal && { signal }),
    });
    const version = /^Version: v?(\d+\.\d+\.\d+)$/m.exec(stdout)?.[1];
    if (version !== undefined) return version;
  } catch (cause) {
    if (cause instanceof CancelledError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ScannerError(`${program} does not run: ${reason}`, { cause });
  }
  throw new ScannerError(`${program} does not say which release of Trivy it is`);
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
