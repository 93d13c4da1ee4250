/**
 * Logins for the child processes, in a Docker configuration of their own: the user's config.json is read and never
 * written, unless the workflow asks for logins that outlive the step.
 */
import { chmod, mkdir, readFile, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isJsonObject, UserError } from '@container-kit/core';
import type { RegistryLogin } from '@container-kit/login';
import { buildxConfigDirectory, dockerConfigDirectory, exists } from './docker-home.ts';
import type { Environment } from './ports.ts';

/** A Docker configuration for children. */
export interface DockerConfig {
  /** Folder to use as DOCKER_CONFIG. */
  readonly directory: string;
  /** Changes to the environment of children; undefined removes a variable. */
  readonly env: Environment;
}

/** The keys of config.json that this file changes; all others are carried along as they are. */
interface ConfigFile {
  readonly auths?: Readonly<Record<string, unknown>>;
  readonly credHelpers?: Readonly<Record<string, string>>;
  readonly credsStore?: string;
  readonly [key: string]: unknown;
}

/** Docker Hub's key in config.json, from the days of its first API. */
const DOCKER_HUB_KEY = 'https://index.docker.io/v1/';
const DOCKER_HUB_HOSTS = ['docker.io', 'index.docker.io', 'registry-1.docker.io'];

/**
 * Writes a private configuration with the user's settings and the logins.
 *
 * Docker looks for plugins, contexts, TLS certificates and builders beside config.json, so those are linked in or
 * named by their variables; without that a private DOCKER_CONFIG would lose a plugin installed for the user
 * alone, the current context, and every builder that an earlier step made.
 *
 * @throws {UserError} when the user's config.json is not JSON.
 */
export async function createDockerConfig(options: {
  readonly directory: string;
  readonly logins: readonly RegistryLogin[];
  readonly env: Environment;
}): Promise<DockerConfig> {
  const { directory, env } = options;
  const home = dockerConfigDirectory(env);
  const user = withEnvironmentLogins(await readConfig(home), env);
  await writePrivate(join(directory, 'config.json'), addLogins(user, options.logins));
  for (const name of ['cli-plugins', 'contexts']) {
    // A junction, because Windows lets only administrators make symbolic links to folders.
    if (await exists(join(home, name))) await symlink(join(home, name), join(directory, name), 'junction');
  }
  const buildx = buildxConfigDirectory(env);
  return {
    directory,
    env: {
      DOCKER_CONFIG: directory,
      DOCKER_AUTH_CONFIG: undefined,
      ...((await exists(buildx)) ? { BUILDX_CONFIG: buildx } : {}),
      ...(usesDefaultCertificates(env) ? { DOCKER_CERT_PATH: home } : {}),
    },
  };
}

/**
 * Adds logins to the user's own config.json, for later steps of the job.
 *
 * @throws {UserError} when the file is there and not JSON.
 */
export async function saveLogins(logins: readonly RegistryLogin[], env: Environment): Promise<void> {
  const home = dockerConfigDirectory(env);
  await mkdir(home, { recursive: true, mode: 0o700 });
  await writePrivate(join(home, 'config.json'), addLogins(await readConfig(home), logins));
}

/**
 * A configuration with logins added. An empty credential helper for the host makes Docker read `auths`, where it
 * would otherwise ask the helper of `credsStore`, which does not know this login (docker/cli
 * cli/config/configfile, GetCredentialsStore).
 */
export function addLogins(config: ConfigFile, logins: readonly RegistryLogin[]): ConfigFile {
  const auths: Record<string, unknown> = { ...config.auths };
  const helpers: Record<string, string> = { ...config.credHelpers };
  for (const { registry, username, password } of logins) {
    const key = registry === 'docker.io' ? DOCKER_HUB_KEY : registry;
    auths[key] = { auth: Buffer.from(`${username}:${password}`).toString('base64') };
    bypassHelpers(helpers, key, config.credsStore);
  }
  const hasHelpers = Object.keys(helpers).length > 0 || config.credHelpers !== undefined;
  return { ...config, auths, ...(hasHelpers ? { credHelpers: helpers } : {}) };
}

function bypassHelpers(helpers: Record<string, string>, key: string, credsStore: string | undefined): void {
  const keys = key === DOCKER_HUB_KEY ? [key, ...DOCKER_HUB_HOSTS] : [key];
  for (const host of keys) {
    if (helpers[host] !== undefined || credsStore !== undefined) helpers[host] = '';
  }
}

/** DOCKER_AUTH_CONFIG would win over config.json in new Docker CLIs, so its logins move into the file. */
function withEnvironmentLogins(config: ConfigFile, env: Environment): ConfigFile {
  const text = env.DOCKER_AUTH_CONFIG;
  if (text === undefined || text === '') return config;
  const { auths } = parseConfig(text, 'environment variable DOCKER_AUTH_CONFIG');
  const helpers: Record<string, string> = { ...config.credHelpers };
  for (const key of Object.keys(auths ?? {})) bypassHelpers(helpers, key, config.credsStore);
  return { ...config, auths: { ...config.auths, ...auths }, credHelpers: helpers };
}

async function readConfig(home: string): Promise<ConfigFile> {
  const path = join(home, 'config.json');
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as { readonly code?: string }).code === 'ENOENT') return {};
    throw new UserError(`the Docker configuration ${path} cannot be read`, {
      fix: 'make it readable for the user of the runner',
      cause: error,
    });
  }
  return text.trim() === '' ? {} : parseConfig(text, `the Docker configuration ${path}`);
}

function parseConfig(text: string, name: string): ConfigFile {
  try {
    const value: unknown = JSON.parse(text);
    if (isJsonObject(value)) return value as ConfigFile;
  } catch {
    // The parser's message quotes the text, which holds passwords.
  }
  throw new UserError(`${name} is not a JSON object`, { fix: 'repair it, or remove it' });
}

/** Written beside and renamed, so that no reader sees half a file and no old mode survives. */
async function writePrivate(path: string, value: ConfigFile): Promise<void> {
  const draft = `${path}.${process.pid}.tmp`;
  await writeFile(draft, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  await chmod(draft, 0o600);
  await rename(draft, path);
}

/** With TLS on and no DOCKER_CERT_PATH, Docker takes the certificates from the folder of config.json. */
function usesDefaultCertificates(env: Environment): boolean {
  const tls = Boolean(env.DOCKER_TLS_VERIFY) || Boolean(env.DOCKER_TLS);
  return tls && !env.DOCKER_CERT_PATH;
}
