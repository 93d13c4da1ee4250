/**
 * `GITHUB_ARTIFACTS`: a step declares what it made, by digest; later steps read all of it, as JSON, from
 * `GITHUB_ARTIFACTS_LIST`.
 * Source: actions/runner 2.336, CreateArtifactsFileCommand.cs and ArtifactsListFileCommand.cs.
 */
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { splitLines, trim } from './dotnet-text.ts';
import { FileCommandError } from './file-commands.ts';

/** Something that a job made. */
export interface ArtifactSubject {
  /** The reference of an image (everything before `@`), or the name of a file without its folder. */
  readonly name: string;
  /** `sha256:`, `sha384:` or `sha512:` and lower-case hex digits. */
  readonly digest: string;
  readonly kind: 'oci' | 'file';
}

/** Bytes of one step's file. */
export const MAX_ARTIFACTS_FILE_SIZE = 1024 * 1024;

/** Subjects of a whole job. */
export const MAX_ARTIFACTS = 500;

const HEX_LENGTHS: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 };
const OCI = /^(?<ref>.+)@(?<algorithm>sha(?:256|384|512)):(?<hex>[0-9a-fA-F]+)$/;

/**
 * Adds a step's declarations to those of the job.
 *
 * @param text of the step's file
 * @param workspace against which paths are resolved
 * @param artifacts of the job, by name; keeps what was added before a conflict
 * @returns how many were new
 * @throws {FileCommandError} for a bad line, a conflict or more than 500; the step fails
 */
export function declareArtifacts(
  text: string,
  workspace: string,
  artifacts: Map<string, ArtifactSubject>,
): number {
  const before = artifacts.size;
  const declared = splitLines(text)
    .map((line, index) => ({ entry: trim(line), number: index + 1 }))
    .filter(({ entry }) => entry !== '' && !entry.startsWith('#'))
    .map(({ entry, number }) => ({ number, subject: parseEntry(entry, number, workspace) }));
  for (const { number, subject } of declared) {
    const known = artifacts.get(subject.name);
    if (known?.digest === subject.digest) continue;
    if (known !== undefined) {
      refuse(
        number,
        `Conflicting digest for artifact '${subject.name}': previously declared as '${known.digest}', now declared as '${subject.digest}'.`,
      );
    }
    if (artifacts.size >= MAX_ARTIFACTS) {
      refuse(number, `The job has exceeded the maximum of ${MAX_ARTIFACTS} declared artifacts.`);
    }
    artifacts.set(subject.name, subject);
  }
  return artifacts.size - before;
}

/** The contents of `GITHUB_ARTIFACTS_LIST`. */
export function listArtifacts(artifacts: ReadonlyMap<string, ArtifactSubject>): string {
  const subjects = [...artifacts.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
  return JSON.stringify({ version: 1, subjects });
}

function parseEntry(entry: string, number: number, workspace: string): ArtifactSubject {
  if (entry.includes('=')) refuse(number, "entries containing '=' are reserved and not permitted");
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):\/\//.exec(entry)?.[1]?.toLowerCase();
  const rest = scheme === undefined ? entry : entry.slice(scheme.length + 3);
  const oci = OCI.exec(rest)?.groups;
  if (scheme === 'file') return fileSubject(rest, number, workspace);
  if (scheme === 'oci') {
    if (oci === undefined) {
      refuse(number, 'oci:// entries must include an @sha{256,384,512}:<hex> digest');
    }
    return ociSubject(oci, number);
  }
  if (scheme !== undefined) refuse(number, 'unsupported URI scheme');
  // A digest of the wrong length makes the entry a path.
  const isOci = oci?.hex?.length === HEX_LENGTHS[oci?.algorithm ?? ''];
  return oci !== undefined && isOci ? ociSubject(oci, number) : fileSubject(entry, number, workspace);
}

function ociSubject(groups: Record<string, string>, number: number): ArtifactSubject {
  const { ref = '', algorithm = '', hex = '' } = groups;
  const length = HEX_LENGTHS[algorithm];
  if (hex.length !== length) {
    refuse(number, `digest '${algorithm}' must be ${length} hex characters, got ${hex.length}`);
  }
  return { name: ref, digest: `${algorithm}:${hex.toLowerCase()}`, kind: 'oci' };
}

function fileSubject(path: string, number: number, workspace: string): ArtifactSubject {
  if (path === '') refuse(number, 'file:// entries must include a path');
  const file = resolve(workspace, path);
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) refuse(number, `file '${path}' does not exist`);
  if (found.isDirectory()) refuse(number, `'${path}' is a directory, not a regular file`);
  const hex = createHash('sha256').update(readFileSync(file)).digest('hex');
  return { name: basename(file), digest: `sha256:${hex}`, kind: 'file' };
}

function refuse(line: number, why: string): never {
  throw new FileCommandError(`Invalid $GITHUB_ARTIFACTS entry on line ${line}: ${why}`);
}
