import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { CredentialError } from '../errors.ts';
import { runCredentialHelper } from './credential-helper.ts';
import {
  type DockerConfig,
  helperServer,
  matchKey,
  parseDockerConfig,
  readAuthEntry,
} from './docker-config.ts';

/** What a registry login consists of. */
export type Credential =
  | { readonly kind: 'basic'; readonly username: string; readonly password: string }
  /** An OAuth2 refresh token (`identitytoken` of the docker config): good for the token service only. */
  | { readonly kind: 'identity'; readonly token: string }
  /** A finished bearer token (`registrytoken` of the docker config). */
  | { readonly kind: 'bearer'; readonly token: string };

/** Where logins come from. */
export interface CredentialStore {
  /**
   * @param registry host with optional port as in a reference, `docker.io` for Docker Hub
   * @param repository lets Podman's per-repository logins match
   * @returns undefined for anonymous access
   * @throws CredentialError when there is a login but it cannot be read
   */
  get(registry: string, repository?: string): Promise<Credential | undefined>;
}

/** A login given by the user, such as the inputs `registry`, `username` and `password`. */
export interface ExplicitLogin {
  readonly registry: string;
  readonly username: string;
  readonly password: string;
}

/**
 * Finds logins where Docker and Podman keep them. Order: explicit logins, `DOCKER_AUTH_CONFIG`, then of
 * `$DOCKER_CONFIG/config.json` (or `~/.docker/config.json`) `credHelpers`, `credsStore`, `auths`, then Podman's
 * `$REGISTRY_AUTH_FILE` or `$XDG_RUNTIME_DIR/containers/auth.json`. Files are read once, on first use.
 */
export function createCredentialStore(options: {
  readonly logins?: readonly ExplicitLogin[];
  readonly env: NodeJS.ProcessEnv;
}): CredentialStore {
  const logins = options.logins ?? [];
  const explicit = new Map(logins.map((login) => [login.registry, login]));
  let sources: Promise<readonly DockerConfig[]> | undefined;
  return {
    async get(registry, repository) {
      const key = matchKey([...explicit.keys()], registry, repository);
      const login = key === undefined ? undefined : explicit.get(key);
      if (login !== undefined) {
        return { kind: 'basic', username: login.username, password: login.password };
      }
      sources ??= loadConfigs(options.env);
      for (const config of await sources) {
        const found = await findIn(config, registry, repository, options.env);
        if (found !== undefined) {
          return found;
        }
      }
      return undefined;
    },
  };
}

async function findIn(
  config: DockerConfig,
  registry: string,
  repository: string | undefined,
  env: NodeJS.ProcessEnv,
): Promise<Credential | undefined> {
  const helperKey = matchKey(Object.keys(config.credHelpers), registry, repository);
  const helper = helperKey === undefined ? config.credsStore : config.credHelpers[helperKey];
  if (typeof helper === 'string') {
    const found = await runCredentialHelper(helper, helperServer(registry), env);
    if (found !== undefined) {
      return found;
    }
  }
  const key = matchKey(Object.keys(config.auths), registry, repository);
  return key === undefined ? undefined : readAuthEntry(config.auths[key], key);
}

async function loadConfigs(env: NodeJS.ProcessEnv): Promise<readonly DockerConfig[]> {
  const configs: DockerConfig[] = [];
  const inline = env.DOCKER_AUTH_CONFIG;
  if (inline !== undefined && inline.trim() !== '') {
    // docker/cli: only `auths` counts here.
    const { auths } = parseDockerConfig(inline, 'DOCKER_AUTH_CONFIG');
    configs.push({ auths, credHelpers: {}, credsStore: undefined });
  }
  for (const path of configPaths(env)) {
    const json = await readIfPresent(path);
    if (json !== undefined && json.trim() !== '') {
      configs.push(parseDockerConfig(json, path));
    }
  }
  return configs;
}

function configPaths(env: NodeJS.ProcessEnv): readonly string[] {
  const docker = env.DOCKER_CONFIG || join(env.HOME || homedir(), '.docker');
  const runtime = env.XDG_RUNTIME_DIR ? join(env.XDG_RUNTIME_DIR, 'containers', 'auth.json') : undefined;
  const podman = env.REGISTRY_AUTH_FILE || runtime;
  return [join(docker, 'config.json'), ...(podman === undefined ? [] : [podman])];
}

async function readIfPresent(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) {
      return undefined;
    }
    throw new CredentialError(`${path} cannot be read: check its owner and mode`, { cause: error });
  }
}
