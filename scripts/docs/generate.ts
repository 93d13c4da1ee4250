/** Works out what the generated parts of an action's public folder should be. */
import { actionNames, readIfPresent } from '../repository.ts';
import { loadInterface } from './interface.ts';
import { updateManifest } from './manifest.ts';
import { updateReadme } from './readme.ts';
import { MarkerError } from './regions.ts';

/** A file with generated parts. */
export interface GeneratedFile {
  readonly path: string;
  readonly current: string;
  readonly wanted: string;
}

/**
 * The manifests and READMEs of all actions, as they are and as they should be.
 *
 * @throws {MarkerError} naming the file whose markers are missing.
 * @throws {Error} when a file or a table is missing.
 */
export async function generateDocs(root: string): Promise<readonly GeneratedFile[]> {
  const files: GeneratedFile[] = [];
  for (const action of await actionNames(root)) {
    const tables = await loadInterface(root, action);
    const update = { 'action.yml': updateManifest, 'README.md': updateReadme };
    for (const [name, updated] of Object.entries(update)) {
      const path = `${action}/${name}`;
      const current = await readIfPresent(root, path);
      if (current === undefined) throw new Error(`${path} is missing; write its handwritten part first`);
      files.push({ path, current, wanted: withPath(path, () => updated(current, tables)) });
    }
  }
  return files;
}

/** Says how `current` differs from `wanted`, as a diff does; empty when it does not. */
export function difference({ path, current, wanted }: GeneratedFile): string {
  if (current === wanted) return '';
  const [old, now] = [current.split('\n'), wanted.split('\n')];
  let start = 0;
  while (start < old.length && old[start] === now[start]) start++;
  let tail = 0;
  while (tail < Math.min(old.length, now.length) - start && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  const removed = old.slice(start, old.length - tail).map((line) => `- ${line}`);
  const added = now.slice(start, now.length - tail).map((line) => `+ ${line}`);
  return [`${path}:${start + 1}: out of date; run \`npm run docs\``, ...removed, ...added].join('\n');
}

function withPath(path: string, update: () => string): string {
  try {
    return update();
  } catch (error) {
    if (error instanceof MarkerError) throw new MarkerError(`${path}: ${error.message}`);
    throw error;
  }
}
