/** What the image is called: tags, labels and annotations from the inputs and the event. */
import { type ActionContext, type GitHubContext, run, UserError } from '@container-kit/core';
import type { Inputs } from './inputs.ts';
import { computeMetadata, type Metadata } from './metadata/metadata.ts';

/**
 * Computes the names and prints what people should know about them.
 *
 * @throws {UserError} for mistakes in the inputs, and when there is something to push but no name for it.
 */
export async function nameImage(
  inputs: Inputs,
  context: ActionContext,
  { push, severalPlatforms }: { readonly push: boolean; readonly severalPlatforms: boolean },
): Promise<Metadata> {
  const { images, tags, flavor, labels, annotations } = inputs;
  const { github, env } = context;
  const names = await computeMetadata({
    images,
    tags,
    flavor,
    labels,
    annotations,
    context: {
      eventName: github.eventName,
      ref: github.ref,
      sha: github.sha,
      serverUrl: github.serverUrl,
      repository: github.repository,
      event: github.event,
      commitDate: await commitDate(github, context.signal),
    },
    env,
    now: new Date(),
    // GHCR shows the description of the index, and buildx refuses index annotations where there is no index.
    ...(severalPlatforms ? { annotationLevels: ['index', 'manifest'] } : {}),
  });
  for (const warning of names.warnings) context.log.warning(warning);
  if (push && names.references.length === 0) throw noName(images);
  return names;
}

function noName(images: string): UserError {
  const message = 'there is an image to push, but no tag to push it to';
  if (images.trim() === '') {
    return new UserError(`${message}: inputs "images" and "tags" are empty`, {
      fix: 'set "images" to an image name such as ghcr.io/org/app, or "tags" to full references',
    });
  }
  return new UserError(`${message}: no rule of input "tags" gives one for this event`, {
    fix: 'add a rule that applies to it, such as "type=sha" or "type=ref,event=branch"',
  });
}

/**
 * The commit's date, from the checkout in the workspace. Push events carry it themselves; other events don't, and
 * without it two builds of one commit would differ in their `created` label.
 */
async function commitDate(github: GitHubContext, signal: AbortSignal): Promise<string | undefined> {
  if (github.eventName === 'push') return undefined;
  try {
    const { stdout } = await run(
      'git',
      ['-C', github.workspace, 'show', '-s', '--format=%cI', github.sha, '--'],
      {
        signal,
        maxCapturedBytes: 1024,
      },
    );
    return stdout.trim();
  } catch {
    // No git, no checkout, another commit: the build still works, and `created` is the time of the build.
    signal.throwIfAborted();
    return undefined;
  }
}
