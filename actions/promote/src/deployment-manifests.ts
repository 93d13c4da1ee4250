/** Brings the deployment manifests up to date: in the workspace, on a branch, or by a pull request. */
import { writeFile } from 'node:fs/promises';
import { join, matchesGlob } from 'node:path';
import { code, escapeMarkdown, table, UserError } from '@container-kit/core';
import type { Digest } from '@container-kit/registry';
import { formatRepository } from '@container-kit/registry/reference';
import type { ManifestUpdate, UpdatedManifest } from './manifests/index.ts';
import type { PromotionReport } from './report.ts';
import { parse, type Session } from './session.ts';

/**
 * Updates the manifests that the input names to the promoted image, and notes in the report what changed.
 *
 * @throws {UserError} when no manifest names the image, GitHubError, BranchError.
 */
export async function updateDeploymentManifests(
  session: Session,
  report: PromotionReport,
  digest: Digest,
): Promise<void> {
  const globs = linesOf(session.inputs.manifests);
  if (globs.length === 0) return;
  const update = updateOf(session, digest);
  const changed =
    session.inputs.commit === 'none'
      ? await updateWorkspace(session, globs, update)
      : await updateBranch(session, globs, update, report);
  report.manifests = changed.map(({ path, changes }) => ({ path, changes }));
  const what =
    changed.length === 0 ? 'are up to date' : `changed: ${changed.map(({ path }) => path).join(', ')}`;
  session.context.log.info(`Deployment manifests ${what}`);
}

function updateOf({ inputs, destinations }: Session, digest: Digest): ManifestUpdate {
  const [first] = destinations;
  if (first === undefined) throw new UserError('there is no destination', { fix: 'set "destination"' });
  const image = inputs.image === '' ? first : parse('image', inputs.image);
  return { image, reference: { ...first, digest } };
}

/** All files are edited before the first is written: a mistake in one leaves all as they were. */
async function updateWorkspace(
  { context }: Session,
  globs: readonly string[],
  update: ManifestUpdate,
): Promise<readonly UpdatedManifest[]> {
  const { findManifests, readManifest, updateManifests } = await import('./manifests/index.ts');
  const { workspace } = context.github;
  const paths = await findManifests(globs, workspace);
  const files = await Promise.all(paths.map((path) => readManifest(path, workspace)));
  const changed = updateManifests(files, update).filter(({ changes }) => changes.length > 0);
  for (const { path, text } of changed) await writeFile(join(workspace, path), text);
  return changed;
}

async function updateBranch(
  session: Session,
  globs: readonly string[],
  update: ManifestUpdate,
  report: PromotionReport,
): Promise<readonly UpdatedManifest[]> {
  const { github, inputs } = session;
  if (github === undefined) {
    throw new UserError(`input "commit" is "${inputs.commit}", and there is no token for GitHub`, {
      fix: 'set "github-token"',
    });
  }
  const { pushManifests, proposeManifests } = await import('./commit/commit-manifests.ts');
  const { updateManifests } = await import('./manifests/index.ts');
  const name = formatRepository(update.reference);
  const title = `Promote ${name} to ${update.reference.tag}`;
  const edit = {
    repository: github,
    branch: await branchOf(session, github),
    isManifest: matcher(globs),
    update: (files: Parameters<typeof updateManifests>[0]) => updateManifests(files, update),
    message: `${title}\n\nSource: ${report.source}\nDigest: ${update.reference.digest}\n`,
  };
  const result =
    inputs.commit === 'push'
      ? await pushManifests(edit)
      : await proposeManifests(edit, { head: headBranch(session), title, body: bodyOf(report, session) });
  if (result.commit !== undefined) report.commit = result.commit;
  if (result.pullRequest !== undefined) report.pullRequest = result.pullRequest;
  return result.changed;
}

async function branchOf(
  { inputs, context }: Session,
  github: NonNullable<Session['github']>,
): Promise<string> {
  if (inputs.branch !== '') return inputs.branch;
  const { ref } = context.github;
  if (ref.startsWith('refs/heads/')) return ref.slice('refs/heads/'.length);
  return (await github.info()).defaultBranch;
}

/** Globs that begin with `!` take files away, as in the workspace. */
function matcher(globs: readonly string[]): (path: string) => boolean {
  const wanted = globs.filter((glob) => !glob.startsWith('!'));
  const excluded = globs.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1));
  return (path) =>
    wanted.some((glob) => matchesGlob(path, glob)) && !excluded.some((glob) => matchesGlob(path, glob));
}

/** The same for every promotion of one image to one environment, so that an open pull request is brought up to date. */
function headBranch({ inputs, destinations: [first] }: Session): string {
  const parts = [
    inputs.environment,
    first?.repository ?? '',
    inputs.environment === '' ? (first?.tag ?? '') : '',
  ];
  const name = parts.filter((part) => part !== '').join('-');
  return `container-kit/promote-${name.replaceAll(/[^A-Za-z0-9._-]+/g, '-').replace(/\.(?:lock)?$/, '')}`;
}

function bodyOf(report: PromotionReport, { runUrl }: Session): string {
  const rows = report.destinations.map(({ reference, digest }) => [code(reference), code(digest)]);
  const gates = report.gates.map(({ gate, evidence }) => `- ${gate}: ${escapeMarkdown(evidence)}`);
  return [
    `Promoted ${code(report.source ?? '')}.`,
    table(['Destination', 'Digest'], rows),
    ...(gates.length === 0 ? [] : [`Gates:\n${gates.join('\n')}`]),
    `[Workflow run](${runUrl})`,
  ].join('\n\n');
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
