/** Updates manifests on a branch, or proposes the update by a pull request, in the words of the inputs. */
import { matchesGlob } from 'node:path';
import { code, escapeMarkdown, table, UserError } from '@container-kit/core';
import type { ManifestFile, ManifestUpdate } from '@container-kit/manifests';
import { formatRepository } from '@container-kit/registry/reference';
import type { PreparedUpdate } from '../deployment-manifests.ts';
import type { PromotionReport } from '../report.ts';
import type { Session } from '../session.ts';
import { previewBranch } from './branch-edit.ts';
import { proposeManifests, pushManifests } from './commit-manifests.ts';

/**
 * Tries the update on the branch. Writing notes the commit and the pull request in the report.
 *
 * @throws {UserError} without a token or a manifest that names the image, GitHubError, BranchError.
 */
export async function prepareBranch(
  session: Session,
  report: PromotionReport,
  globs: readonly string[],
  update: ManifestUpdate,
): Promise<PreparedUpdate> {
  const { github, inputs } = session;
  if (github === undefined) {
    throw new UserError(`input "commit" is "${inputs.commit}", and there is no token for GitHub`, {
      fix: 'set "github-token"',
    });
  }
  // Imported as in the workspace: a static import would put a second copy of the package into this chunk.
  const { updateManifests } = await import('@container-kit/manifests');
  const title = `Promote ${formatRepository(update.reference)} to ${update.reference.tag}`;
  const edit = {
    repository: github,
    branch: await branchOf(session, github),
    isManifest: matcher(globs),
    update: (files: readonly ManifestFile[]) => updateManifests(files, update),
    message: `${title}\n\nSource: ${report.source}\nDigest: ${update.reference.digest}\n`,
  };
  const { changed } = await previewBranch(edit);
  const write = async () => {
    const text = { head: headBranch(session), title, body: bodyOf(report, session) };
    const result = inputs.commit === 'push' ? await pushManifests(edit) : await proposeManifests(edit, text);
    if (result.commit !== undefined) report.commit = result.commit;
    if (result.pullRequest !== undefined) report.pullRequest = result.pullRequest;
    return result.changed;
  };
  return { changed, write };
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
