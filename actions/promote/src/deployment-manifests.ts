/** Brings the deployment manifests up to date: in the workspace, on a branch, or by a pull request. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '@container-kit/core';
import type { ManifestUpdate, UpdatedManifest } from '@container-kit/manifests';
import type { Digest } from '@container-kit/registry';
import type { PromotionReport } from './report.ts';
import { parse, type Session } from './session.ts';

/** An update that has been tried, and is still to be written. */
export interface PreparedUpdate {
  /** The files that would change. */
  readonly changed: readonly UpdatedManifest[];
  /** Writes it. What has changed in the meantime is taken into account. @returns the files that changed */
  readonly write: () => Promise<readonly UpdatedManifest[]>;
}

/**
 * Tries the update of the manifests that the input names, before anything else of the promotion happens: a glob without
 * files, or manifests that do not name the image, must not be found out when the tags have moved.
 *
 * @returns writes the update, and notes in the report what changed
 * @throws {UserError} when no manifest names the image, GitHubError, BranchError.
 */
export async function prepareManifests(
  session: Session,
  report: PromotionReport,
  digest: Digest,
): Promise<() => Promise<void>> {
  const globs = session.inputs.manifests
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (globs.length === 0) return async () => undefined;
  const update = updateOf(session, digest);
  const prepared =
    session.inputs.commit === 'none'
      ? await prepareWorkspace(session, globs, update)
      : await prepareOnBranch(session, report, globs, update);
  note(report, prepared.changed);
  return async () => {
    const changed = await prepared.write();
    note(report, changed);
    const names = changed.map(({ path }) => path).join(', ');
    session.context.log.info(`Deployment manifests ${names === '' ? 'are up to date' : `changed: ${names}`}`);
  };
}

function note(report: PromotionReport, changed: readonly UpdatedManifest[]): void {
  report.manifests = changed.map(({ path, changes }) => ({ path, changes }));
}

function updateOf({ inputs, destinations }: Session, digest: Digest): ManifestUpdate {
  const [first] = destinations;
  if (first === undefined) throw new UserError('there is no destination', { fix: 'set "destination"' });
  const image = inputs.image === '' ? first : parse('image', inputs.image);
  return { image, reference: { ...first, digest } };
}

/** All files are edited before the first is written: a mistake in one leaves all as they were. */
async function prepareWorkspace(
  { context }: Session,
  globs: readonly string[],
  update: ManifestUpdate,
): Promise<PreparedUpdate> {
  const { findManifests, readManifest, updateManifests } = await import('@container-kit/manifests');
  const { workspace } = context.github;
  const paths = await findManifests(globs, workspace);
  const files = await Promise.all(paths.map((path) => readManifest(path, workspace)));
  const changed = updateManifests(files, update).filter(({ changes }) => changes.length > 0);
  const write = async () => {
    for (const { path, text } of changed) await writeFile(join(workspace, path), text);
    return changed;
  };
  return { changed, write };
}

/** What it needs is loaded only when there is something to commit. */
async function prepareOnBranch(
  session: Session,
  report: PromotionReport,
  globs: readonly string[],
  update: ManifestUpdate,
): Promise<PreparedUpdate> {
  const { prepareBranch } = await import('./commit/branch-update.ts');
  return prepareBranch(session, report, globs, update);
}
