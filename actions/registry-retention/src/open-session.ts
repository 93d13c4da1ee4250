/** Opens what a run needs: reads inputs and policy, logs in, and changes nothing. */
import { mkdtempSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type ActionContext, UserError } from '@container-kit/core';
import type { GitHubClient, Repository } from '@container-kit/github';
import { connectGitHub, type LoginInputs, openClient, readLogins } from '@container-kit/login';
import { DEFAULT_POLICY_PATH, loadPolicy, type RetentionPolicy } from '@container-kit/policy';
import { parseReference } from '@container-kit/registry/reference';
import type { Journal } from './apply/journal.ts';
import { Deadline } from './deadline.ts';
import { wantedNames } from './find-repositories.ts';
import type { Inputs } from './inputs.ts';
import type { Session } from './session.ts';

/**
 * Opens the session of a run.
 *
 * @throws {UserError} for mistakes in the inputs, {PolicyError} for mistakes in the policy file.
 */
export async function openSession(inputs: Inputs, context: ActionContext): Promise<Session> {
  const registry = hostOf(inputs.registry);
  await checkTags(inputs.protectedTags);
  const policy = await readPolicy(inputs, context);
  const action = 'registry-retention';
  const deadline = new Deadline(inputs.timeBudget);
  const mostWaitMs = () => deadline.leftMs;
  const github = await connectGitHub({ token: inputs.githubToken, action, mostWaitMs }, context);
  if (github !== undefined) context.onExit(() => github.close());
  const logins = await readLogins(loginInputs(inputs, registry, context));
  const { openProvider } = await import('@container-kit/providers/open');
  const provider = await openProvider({
    host: registry,
    kind: inputs.provider,
    openClient: () => openClient({ logins, caCert: inputs.caCert, action }, context),
    repositories: wantedNames(inputs, registry),
    github,
    // Docker Hub deletes by its own API, which has a login of its own.
    hub: { login: logins.find((login) => hostOf(login.registry) === registry) },
  });
  const { openEdges } = await import('./edges.ts');
  const { Journal } = await import('./apply/journal.ts');
  const edges = await openEdges(inputs, registry, context);
  const folder = mkdtempSync(join(context.env.RUNNER_TEMP || tmpdir(), `${action}-`));
  let journal: Journal | undefined;
  return {
    inputs,
    context,
    policy,
    registry,
    provider,
    github: repositoryOf(github, context),
    edges: edges.known,
    saveEdges: edges.save,
    deadline,
    now: new Date(),
    folder,
    journal: () => {
      journal ??= Journal.start(folder, registry);
      return journal;
    },
  };
}

/** `registry` is a login's host as well, where that is given by itself. */
function loginInputs(inputs: Inputs, registry: string, { github }: ActionContext): LoginInputs {
  const { username, password, registryAuth, githubToken } = inputs;
  if (registryAuth.trim() !== '') return { registry: '', username, password, registryAuth };
  // The token of the job may read the packages that it may clean.
  const isImplied = registry === 'ghcr.io' && username === '' && password === '' && githubToken !== '';
  return isImplied
    ? { registry, username: github.actor || 'github', password: githubToken, registryAuth }
    : { registry, username, password, registryAuth };
}

/** Docker Hub has many names. */
function hostOf(registry: string): string {
  return parseReference(`${registry.replace(/^https?:\/\//, '').replace(/\/.*$/, '')}/a/b`).registry;
}

function repositoryOf(client: GitHubClient | undefined, { github }: ActionContext): Repository | undefined {
  return client === undefined || github.repository === '' ? undefined : client.repository(github.repository);
}

async function readPolicy({ policy }: Inputs, { github }: ActionContext): Promise<RetentionPolicy> {
  const { retention } = await loadPolicy({
    path: policy,
    explicit: policy !== DEFAULT_POLICY_PATH,
    readFile: (path) => readIfThere(resolve(github.workspace, path)),
  });
  return retention;
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as { readonly code?: string }).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** A wrong pattern is told before anything is read. */
async function checkTags(patterns: readonly string[]): Promise<void> {
  const { parseTagPattern, RegexError } = await import('@container-kit/policy/tag-pattern');
  for (const pattern of patterns) {
    try {
      parseTagPattern(pattern);
    } catch (cause) {
      if (!(cause instanceof RegexError)) throw cause;
      throw new UserError(
        `input "protected-tags": ${pattern} is a wrong regular expression: ${cause.message}`,
        {
          fix: 'correct it, or write a glob',
          cause,
        },
      );
    }
  }
}
