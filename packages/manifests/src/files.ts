import { glob, readFile, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, matchesGlob, relative, sep } from 'node:path';
import { UserError } from '@container-kit/core';
import type { ManifestFile } from './types.ts';

/** Files beyond this are a sign of a glob that means something else. */
const MAX_FILES = 1000;
/** As many bytes as `updateManifest` takes characters. */
const MAX_BYTES = 8 * 1024 * 1024;
const NEVER = new Set(['.git', 'node_modules']);

/**
 * Finds the files that globs name (`*`, `**`, `?`, `[…]`, `{…}`), sorted, relative to `root` and with `/`. A glob that
 * begins with `!` takes files away. Nothing in `.git` and `node_modules` is found. A symbolic link counts as the file that it leads to.
 *
 * @param setting where the globs come from, for messages
 * @throws UserError naming the glob or the file, when a glob finds nothing or something outside of `root`.
 */
export async function findManifests(
  globs: readonly string[],
  root: string,
  setting = 'input "manifests"',
): Promise<readonly string[]> {
  try {
    return await find(globs, root);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { message, fix, cause } = error;
    throw new UserError(`${setting}: ${message}`, { cause, ...(fix === undefined ? {} : { fix }) });
  }
}

async function find(globs: readonly string[], root: string): Promise<readonly string[]> {
  const realRoot = await realpath(root);
  const excluded = globs.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1));
  const found = new Set<string>();
  for (const pattern of globs.filter((each) => !each.startsWith('!'))) {
    checkPattern(pattern);
    let count = 0;
    for await (const path of filesOf(pattern, realRoot)) {
      count += 1;
      if (!excluded.some((exclusion) => matchesGlob(path, exclusion))) found.add(path);
      if (found.size > MAX_FILES) throw tooMany(pattern);
    }
    if (count === 0) throw foundNothing(pattern);
  }
  if (found.size === 0) throw foundNothing(globs.join(' '));
  return [...found].toSorted();
}

/**
 * Reads a manifest.
 *
 * @throws UserError when the file is too large or no UTF-8, as an edit would change its bytes.
 */
export async function readManifest(path: string, root: string): Promise<ManifestFile> {
  const file = join(root, path);
  const { size } = await stat(file);
  if (size > MAX_BYTES) {
    throw new UserError(`${path} has ${size} bytes, more than ${MAX_BYTES}`, { fix: 'leave it out' });
  }
  try {
    // The byte order mark is a part of the text here: what is written back must still have it.
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    return { path, text: decoder.decode(await readFile(file)) };
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new UserError(`${path} is no UTF-8 text`, { fix: 'convert the file to UTF-8', cause });
  }
}

function checkPattern(pattern: string): void {
  const leaves = isAbsolute(pattern) || pattern.split(/[\\/{},]/).includes('..');
  if (!leaves) return;
  throw new UserError(`${JSON.stringify(pattern)} leaves the workspace`, {
    fix: 'write globs relative to the workspace, without ".."',
  });
}

async function* filesOf(pattern: string, realRoot: string): AsyncGenerator<string> {
  const entries = glob(pattern, {
    cwd: realRoot,
    withFileTypes: true,
    exclude: ({ name }) => NEVER.has(name),
  });
  for await (const entry of entries) {
    const written = relative(realRoot, join(entry.parentPath, entry.name));
    const path = await resolveLinks(written, realRoot);
    const parts = path.split(sep);
    if (parts.some((part) => NEVER.has(part))) {
      // A glob that names such a folder outright finds nothing; a link into one is no accident.
      if (path !== written) throw strayLink(written, path);
    } else if ((await stat(join(realRoot, path))).isFile()) {
      yield parts.join('/');
    }
  }
}

/** The path below the root that a path really is. */
async function resolveLinks(written: string, realRoot: string): Promise<string> {
  const real = await realpath(join(realRoot, written)).catch((cause: unknown) => {
    throw strayLink(written, 'nowhere', cause);
  });
  const path = relative(realRoot, real);
  if (path.split(sep)[0] === '..' || isAbsolute(path)) throw strayLink(written, real);
  return path;
}

function strayLink(written: string, target: string, cause?: unknown): UserError {
  const leads = target === 'nowhere' ? target : `to ${target}`;
  const problem = `${written} is a symbolic link that leads ${leads}`;
  return new UserError(problem, { fix: 'name files of the workspace itself', cause });
}

function tooMany(pattern: string): UserError {
  const problem = `with ${JSON.stringify(pattern)} there are more than ${MAX_FILES} files`;
  return new UserError(problem, { fix: 'write a narrower glob' });
}

function foundNothing(pattern: string): UserError {
  return new UserError(`${JSON.stringify(pattern)} finds no file`, {
    fix: 'check the glob; it is relative to the workspace, which a checkout step must have filled',
  });
}
