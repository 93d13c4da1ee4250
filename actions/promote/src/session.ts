/** What the steps of one run share: inputs, rules, names, and the clients. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type ActionContext, UserError } from '@container-kit/core';
import type { Repository } from '@container-kit/github';
import { connectRepository, openClient, readLogins } from '@container-kit/login';
import { DEFAULT_POLICY_PATH, type EnvironmentPolicy, loadPolicy } from '@container-kit/policy';
import type { RegistryClient } from '@container-kit/registry';
import { formatReference, parseReference, type Reference } from '@container-kit/registry/reference';
import { chooseSigner } from './choose-signer.ts';
import type { Inputs } from './inputs.ts';
import type { Signer, VerificationKey } from './record/index.ts';

/** A destination: a reference with a tag. */
export type Destination = Reference & { readonly tag: string };

/** See above. */
export interface Session {
  readonly inputs: Inputs;
  readonly context: ActionContext;
  readonly destinations: readonly Destination[];
  /** Rules of the environment; undefined without an environment, or a policy that has any. */
  readonly rules: EnvironmentPolicy | undefined;
  readonly client: RegistryClient;
  /** Opens a client for the databases of the scanner, which is needed only when a gate scans. */
  readonly databaseClient: () => Promise<RegistryClient>;
  /** The repository that runs the workflow; undefined without a token. */
  readonly github: Repository | undefined;
  /** Undefined when the record stays unsigned. */
  readonly signer: Signer | undefined;
  readonly verificationKey: VerificationKey | undefined;
  /** URL of the workflow run. */
  readonly runUrl: string;
}

/**
 * Reads everything that a run needs to know, and changes nothing.
 *
 * @throws {UserError} for mistakes in the inputs, {PolicyError} for mistakes in the policy file.
 */
export async function openSession(inputs: Inputs, context: ActionContext): Promise<Session> {
  const { github } = context;
  if (inputs.commit !== 'none' && inputs.manifests.trim() === '') {
    throw new UserError(`input "commit" is "${inputs.commit}", and "manifests" names no files`, {
      fix: 'set "manifests" to the globs of the deployment manifests',
    });
  }
  const rules = await readRules(inputs, context);
  const destinations = readDestinations(inputs.destination, rules);
  const logins = await readLogins(inputs);
  const registries = { logins, caCert: inputs.caCert, action: 'promote' };
  const { loadVerificationKey } = await import('./record/index.ts');
  return {
    inputs,
    context,
    destinations,
    rules,
    client: await openClient(registries, context),
    databaseClient: async () => {
      const { DATABASE_RETRY: retry } = await import('@container-kit/trivy/gate');
      return openClient({ ...registries, retry }, context);
    },
    github: await connectRepository({ token: inputs.githubToken, action: 'promote' }, context),
    signer: await chooseSigner(inputs, context),
    verificationKey:
      inputs.verificationKey.trim() === '' ? undefined : loadVerificationKey(inputs.verificationKey),
    runUrl: `${github.serverUrl}/${github.repository}/actions/runs/${github.runId}/attempts/${github.runAttempt}`,
  };
}

async function readRules(
  inputs: Inputs,
  { github, log }: ActionContext,
): Promise<EnvironmentPolicy | undefined> {
  const policy = await loadPolicy({
    path: inputs.policy,
    explicit: inputs.policy !== DEFAULT_POLICY_PATH,
    readFile: (path) => readIfThere(resolve(github.workspace, path)),
  });
  if (inputs.environment === '') return undefined;
  const { environments } = policy.promote;
  const rules = environments.get(inputs.environment);
  if (rules !== undefined) return rules;
  if (environments.size === 0) {
    log.notice(
      `No gates for ${inputs.environment}: ${inputs.policy} has none here; a checkout step brings the file`,
    );
    return undefined;
  }
  // Without this a typo would open all gates.
  throw new UserError(
    `input "environment": the policy has no environment ${JSON.stringify(inputs.environment)}, but ${[...environments.keys()].join(', ')}`,
    { fix: `write the name of one of them, or add it below "promote: environments:" in ${inputs.policy}` },
  );
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as { readonly code?: string }).code === 'ENOENT') return undefined;
    throw error;
  }
}

function readDestinations(text: string, rules: EnvironmentPolicy | undefined): readonly Destination[] {
  const lines = text.split('\n').map((line) => line.trim());
  const unique = new Map<string, Destination>();
  for (const line of lines.filter((each) => each !== '')) {
    const destination = readDestination(line);
    const name = formatReference(destination);
    const allowed = rules?.destinations;
    if (allowed !== undefined && !allowed.some((glob) => glob.matches(name))) {
      throw new UserError(`input "destination": the policy does not allow ${name} for this environment`, {
        fix: 'promote to an allowed destination, or add it to "destinations" of the environment in the policy file',
      });
    }
    unique.set(name, destination);
  }
  if (unique.size > 0) return [...unique.values()];
  throw new UserError('input "destination" is empty', {
    fix: 'name where to promote to, such as ghcr.io/org/app:production',
  });
}

function readDestination(line: string): Destination {
  const { tag, digest, ...name } = parse('destination', line);
  if (tag !== undefined && digest === undefined) return { ...name, tag };
  throw new UserError(
    `input "destination": ${JSON.stringify(line)} has ${digest === undefined ? 'no tag' : 'a digest'}`,
    {
      fix: 'write a name with a tag and without a digest, such as ghcr.io/org/app:production',
    },
  );
}

/**
 * Parses an image reference of an input.
 *
 * @throws {UserError} that names the input.
 */
export function parse(input: string, text: string): Reference {
  try {
    return parseReference(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError(`input "${input}": ${reason}`, {
      fix: 'write a full reference such as ghcr.io/org/app:1.4.2',
      cause,
    });
  }
}
