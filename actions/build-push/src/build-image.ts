/** Builds the image into an OCI layout on disk. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type ActionContext, at, run, textAt } from '@container-kit/core';
import type { RegistryLogin } from '@container-kit/login';
import { buildArguments } from './build/arguments.ts';
import { parseGoBoolean } from './build/attributes.ts';
import { dockerfileInWorkspace } from './build/dockerfile.ts';
import type { Engine } from './build/engine.ts';
import { type ExporterPlan, planExporters } from './build/exporters.ts';
import { BuildFailure } from './build/failure.ts';
import { defaultGitContext, resolveContext } from './build/git-context.ts';
import type { BuildInputs } from './build/inputs.ts';
import { createDockerConfig } from './build/login.ts';
import { type BuildResult, runBuild } from './build/run.ts';
import { prepareSecrets } from './build/secrets.ts';
import { readWarnings } from './build/warnings.ts';

/** What a build needs besides its inputs. */
export interface BuildRequest {
  readonly engine: Engine;
  readonly logins: readonly RegistryLogin[];
  readonly push: boolean;
  readonly scan: boolean;
}

/** What a build made. */
export interface BuiltImage extends BuildResult {
  readonly plan: ExporterPlan;
  /** Folder of the OCI layout; there is one when `plan.layout` is set. */
  readonly layout: string;
}

/**
 * Builds. Logins, secrets and the layout live in private folders that are removed at the end of the step.
 *
 * @throws {UserError} for mistakes in the inputs that only the engine's abilities show.
 * @throws {BuildFailure} when the build fails; its file is relative to the workspace.
 */
export async function buildImage(
  inputs: BuildInputs,
  request: BuildRequest,
  context: ActionContext,
): Promise<BuiltImage> {
  const { log, signal, github, temp } = context;
  const env = withoutInputs(context.env);
  const layout = join(temp.create('layout'), 'image');
  const results = temp.create('build');
  const defaultContext = defaultGitContext(gitEvent(context), env, request.engine.buildxVersion);
  const plan = planExporters(inputs, {
    push: request.push,
    scan: request.scan,
    canExportOci: request.engine.canExportOci,
    store: request.engine.store,
    layout,
  });
  const docker = await createDockerConfig({ directory: temp.create('docker'), logins: request.logins, env });
  const secrets = await prepareSecrets(inputs, {
    directory: temp.create('secrets'),
    env,
    workspace: github.workspace,
    defaultContext,
  });
  for (const warning of secrets.warnings) log.warning(warning);
  const files = { metadataFile: join(results, 'metadata.json'), imageIdFile: join(results, 'image-id') };
  const argv = buildArguments(inputs, {
    ...files,
    engine: request.engine,
    exporters: plan,
    defaultContext,
    secrets: secrets.specs,
    attestations: {
      privateRepository: at(github.event, 'repository', 'private') === true,
      runUrl: `${github.serverUrl}/${github.repository}/actions/runs/${github.runId}/attempts/${github.runAttempt}`,
      noDefault: parseGoBoolean(env.BUILDX_NO_DEFAULT_ATTESTATIONS) === true,
    },
  });
  const locate = (file: string) =>
    dockerfileInWorkspace(file, inputs, resolveContext(inputs.context, defaultContext), {
      defaultContext,
      workspace: github.workspace,
    });
  try {
    const result = await runBuild({
      ...files,
      runner: run,
      argv,
      env: { ...env, ...docker.env, ...secrets.env },
      log,
      signal,
    });
    // The switch that docker/build-push-action has.
    if (parseGoBoolean(env.DOCKER_BUILD_CHECKS_ANNOTATIONS) !== false)
      annotateWarnings(result.metadata, locate, context);
    return { ...result, plan, layout };
  } catch (error) {
    // It may have filled the disk, and the report goes to the same one.
    await rm(layout, { recursive: true, force: true });
    throw error instanceof BuildFailure && error.file !== undefined
      ? new BuildFailure({ ...error, message: error.message, file: locate(error.file) ?? error.file })
      : error;
  }
}

/** The inputs stay out of the build's environment: passwords among them are none of its business. */
function withoutInputs(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('INPUT_')));
}

function gitEvent({ github }: ActionContext) {
  const head = textAt(github.event, 'pull_request', 'head', 'sha');
  const { serverUrl, repository, ref, sha } = github;
  return { serverUrl, repository, ref, sha, ...(head === undefined ? {} : { pullRequestHeadSha: head }) };
}

function annotateWarnings(
  metadata: unknown,
  locate: (file: string) => string | undefined,
  { annotations }: ActionContext,
): void {
  for (const { rule, message, url, file, line, endLine } of readWarnings(metadata)) {
    const place = file === undefined ? undefined : locate(file);
    annotations.add({
      level: 'warning',
      title: rule === '' ? 'Build check' : `Build check: ${rule}`,
      message: url === undefined ? message : `${message}\n${url}`,
      ...(place === undefined ? {} : { file: place, ...(line === undefined ? {} : { line }) }),
      ...(place === undefined || endLine === undefined ? {} : { endLine }),
    });
  }
}
