/** Making and removing builders, with the inputs of docker/setup-buildx-action. */
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { UserError } from '@container-kit/core';
import { exists } from './docker-home.ts';
import { lastLine, runDocker } from './docker-info.ts';
import type { Environment, Runner } from './ports.ts';

/** The inputs about a builder that does not exist yet. */
export interface BuilderSettings {
  /** Docker context or address; empty for the current context. */
  readonly endpoint: string;
  /** `name=value` each. */
  readonly driverOptions: readonly string[];
  readonly buildkitdFlags: string;
  /** Path of a buildkitd.toml. */
  readonly buildkitdConfig: string;
  /** The text of a buildkitd.toml. */
  readonly buildkitdConfigInline: string;
  /** Keep the volume with the builder's cache when the builder is removed. */
  readonly keepState: boolean;
}

/** A builder to make. */
export interface BuilderRequest {
  readonly name: string;
  readonly driver: string;
  readonly settings: BuilderSettings;
  /** Private folder for configuration and certificates; it must stay until the builder has been removed. */
  readonly directory: string;
  /** Folder that a relative `buildkitd-config` starts from. */
  readonly workspace: string;
  readonly env: Environment;
  readonly signal?: AbortSignal;
}

/** Undoes {@link createBuilder}; resolves to what went wrong, if anything. It never rejects. */
export type RemoveBuilder = () => Promise<string | undefined>;

/** Entitlements that docker/setup-buildx-action grants, so that `allow: network.host` works. */
const DEFAULT_BUILDKITD_FLAGS =
  '--allow-insecure-entitlement security.insecure --allow-insecure-entitlement network.host';
const DRIVERS_WITH_FLAGS = new Set(['docker-container', 'kubernetes']);
/** Pulling and starting BuildKit takes seconds to minutes; a pod may wait for its node. */
const BOOT_TIMEOUT_MS = 10 * 60_000;

/** A name that no other run on this machine uses. */
export function newBuilderName(): string {
  return `container-kit-${randomBytes(6).toString('hex')}`;
}

/**
 * Creates and boots a builder. When that fails or is cancelled, nothing of it is left.
 *
 * @throws {UserError} for contradicting settings, and with the reason when the builder does not start.
 */
export async function createBuilder(runner: Runner, request: BuilderRequest): Promise<RemoveBuilder> {
  const { name, driver, settings, env } = request;
  assertConsistent(driver, settings);
  const tlsContext = await contextForTls(runner, request);
  const remove = () => removeBuilder(runner, name, { env, keepState: settings.keepState, tlsContext });
  const args = await createArguments(request, tlsContext ?? settings.endpoint);
  try {
    const result = await runner('docker', args, {
      env,
      check: false,
      timeoutMs: BOOT_TIMEOUT_MS,
      ...(request.signal === undefined ? {} : { signal: request.signal }),
    });
    if (result.exitCode !== 0) throw explainBootFailure(driver, settings, result.stderr);
    return remove;
  } catch (error) {
    await remove();
    throw error;
  }
}

async function createArguments(request: BuilderRequest, endpoint: string): Promise<readonly string[]> {
  const { name, driver, settings } = request;
  const flags = settings.buildkitdFlags || (DRIVERS_WITH_FLAGS.has(driver) ? DEFAULT_BUILDKITD_FLAGS : '');
  const options = [...settings.driverOptions, ...(await certificateOptions(request))];
  const config = await configFile(request);
  return [
    'buildx',
    'create',
    '--bootstrap',
    '--name',
    name,
    '--driver',
    driver,
    ...options.flatMap((option) => ['--driver-opt', option]),
    ...(flags === '' ? [] : ['--buildkitd-flags', flags]),
    ...(config === undefined ? [] : ['--config', config]),
    ...(endpoint === '' ? [] : ['--', endpoint]),
  ];
}

function assertConsistent(driver: string, settings: BuilderSettings): void {
  if (driver === 'remote' && settings.endpoint === '') {
    throw new UserError('input "driver" is "remote", and input "endpoint" is empty', {
      fix: 'set "endpoint" to the address of buildkitd, such as tcp://buildkit.example.com:1234',
    });
  }
  if (settings.keepState && driver !== 'docker-container') {
    throw new UserError(`input "keep-state" does not work with driver "${driver}"`, {
      fix: 'use "driver: docker-container", or leave "keep-state" out',
    });
  }
  if (settings.buildkitdConfig !== '' && settings.buildkitdConfigInline !== '') {
    throw new UserError('inputs "buildkitd-config" and "buildkitd-config-inline" are both set', {
      fix: 'keep one of them',
    });
  }
}

async function configFile({ settings, directory, workspace }: BuilderRequest): Promise<string | undefined> {
  if (settings.buildkitdConfigInline !== '') {
    const path = join(directory, 'buildkitd.toml');
    await writeFile(path, settings.buildkitdConfigInline, { mode: 0o600 });
    return path;
  }
  if (settings.buildkitdConfig === '') return undefined;
  const path = resolve(workspace, settings.buildkitdConfig);
  if (await exists(path)) return path;
  throw new UserError(`input "buildkitd-config": there is no file "${settings.buildkitdConfig}"`, {
    fix: 'check out the repository first, and give a path relative to the workspace',
  });
}

/** BUILDER_NODE_0_AUTH_TLS_* hold the certificates for a remote buildkitd, as in docker/setup-buildx-action. */
async function certificateOptions({ driver, directory, env }: BuilderRequest): Promise<readonly string[]> {
  if (driver !== 'remote') return [];
  const options: string[] = [];
  for (const kind of ['cacert', 'cert', 'key']) {
    const content = env[`BUILDER_NODE_0_AUTH_TLS_${kind.toUpperCase()}`];
    if (content === undefined || content === '') continue;
    const path = join(directory, `${kind}.pem`);
    await writeFile(path, content, { mode: 0o600 });
    options.push(`${kind}=${path}`);
  }
  return options;
}

/**
 * buildx refuses to create a builder on a daemon whose TLS settings come from the environment, as in Docker-in-Docker
 * runners; a context made from that environment is accepted.
 */
async function contextForTls(runner: Runner, request: BuilderRequest): Promise<string | undefined> {
  const { driver, settings, env, name, signal } = request;
  const tls = Boolean(env.DOCKER_TLS_VERIFY) || Boolean(env.DOCKER_TLS);
  if (driver !== 'docker-container' || settings.endpoint !== '' || !tls) return undefined;
  const { exitCode, stderr } = await runDocker(runner, ['context', 'create', name], env, signal);
  if (exitCode === 0) return name;
  throw new UserError(
    `no Docker context can be made from DOCKER_HOST and its TLS settings: ${lastLine(stderr)}`,
    {
      fix: 'check DOCKER_HOST, DOCKER_TLS_VERIFY and DOCKER_CERT_PATH',
    },
  );
}

async function removeBuilder(
  runner: Runner,
  name: string,
  options: {
    readonly env: Environment;
    readonly keepState: boolean;
    readonly tlsContext: string | undefined;
  },
): Promise<string | undefined> {
  const removal = ['buildx', 'rm', ...(options.keepState ? ['--keep-state'] : []), '--', name];
  const commands = [
    removal,
    ...(options.tlsContext === undefined ? [] : [['context', 'rm', '-f', '--', options.tlsContext]]),
  ];
  const problems: string[] = [];
  for (const args of commands) {
    try {
      // No signal: a cancelled run must clean up too.
      const { exitCode, stderr } = await runDocker(runner, args, options.env);
      if (exitCode !== 0 && !/no builder .* found/.test(stderr)) problems.push(lastLine(stderr));
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
    }
  }
  return problems.length === 0 ? undefined : `builder "${name}" could not be removed: ${problems.join('; ')}`;
}

function explainBootFailure(driver: string, settings: BuilderSettings, stderr: string): UserError {
  const reason = /^ERROR: (.*)/m.exec(stderr)?.[1] ?? lastLine(stderr);
  const message = `the ${driver} builder could not be started: ${reason}`;
  if (driver === 'remote') {
    return new UserError(message, {
      fix: `check that buildkitd answers at ${settings.endpoint}, and its certificates`,
    });
  }
  if (/registry|pull|\/v2\/|toomanyrequests|(?:manifest|name) unknown/i.test(reason)) {
    return new UserError(message, {
      fix: 'let the runner pull moby/buildkit, name a mirror of it in "driver-opts" (image=...), or use an engine with the containerd image store, which needs no builder',
    });
  }
  return new UserError(message, {
    fix: 'check the inputs "driver-opts", "buildkitd-flags" and "buildkitd-config"',
  });
}
