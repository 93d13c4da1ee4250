/** The registry logins that the inputs give: `registry`, `username`, `password`, and the list `registry-auth`. */
import { mask, maskBasicAuth, UserError } from '@container-kit/core';

/** One login. `registry` is a host, with a port where there is one; Docker Hub is `docker.io`. */
export interface RegistryLogin {
  readonly registry: string;
  readonly username: string;
  readonly password: string;
}

/** The inputs that logins are made from. */
export interface LoginInputs {
  readonly registry: string;
  readonly username: string;
  readonly password: string;
  readonly registryAuth: string;
}

const DOCKER_HUB = 'docker.io';
const DOCKER_HUB_ALIASES = new Set(['', 'docker.io', 'index.docker.io', 'registry-1.docker.io']);

/**
 * Reads the logins and masks every password, also as the Basic credential that it becomes.
 *
 * @throws {UserError} when a half of a login is missing, both ways are used, or the list is not a list of logins.
 */
export async function readLogins(inputs: LoginInputs): Promise<readonly RegistryLogin[]> {
  const single = inputs.username !== '' || inputs.password !== '';
  if (inputs.registryAuth.trim() !== '') {
    if (single || inputs.registry !== '') {
      throw new UserError('inputs "registry-auth" and "registry", "username" or "password" are both set', {
        fix: 'move the single login into the list of "registry-auth"',
      });
    }
    return parseRegistryAuth(inputs.registryAuth);
  }
  if (!single) return [];
  return [makeLogin(inputs, (name) => `input "${name}"`)];
}

async function parseRegistryAuth(source: string): Promise<readonly RegistryLogin[]> {
  const { parse } = await import('yaml');
  let list: unknown;
  try {
    list = parse(source, { maxAliasCount: 0 });
  } catch (error) {
    // The message of the parser quotes the source, which holds passwords.
    throw new UserError('input "registry-auth" is not valid YAML', {
      fix: 'write a list of "- registry: ...", "username: ..." and "password: ..."',
      cause: error instanceof Error ? new Error(error.name) : undefined,
    });
  }
  if (!Array.isArray(list)) {
    throw new UserError(`input "registry-auth" is ${describe(list)}, not a list`, {
      fix: 'start each login with "- registry:"',
    });
  }
  const logins = list.map((entry: unknown, index) => parseEntry(entry, index + 1));
  const twice = logins.find(
    (login, index) => logins.findIndex((other) => other.registry === login.registry) < index,
  );
  if (twice !== undefined) {
    throw new UserError(`input "registry-auth" has two logins for ${twice.registry}`, {
      fix: 'keep one of them',
    });
  }
  return logins;
}

function parseEntry(entry: unknown, number: number): RegistryLogin {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
    throw new UserError(`entry ${number} of input "registry-auth" is ${describe(entry)}, not a login`, {
      fix: 'give it the keys "registry", "username" and "password"',
    });
  }
  const fields = entry as Record<string, unknown>;
  const field = (name: string) => {
    const value = fields[name];
    return value === undefined || value === null ? '' : String(value);
  };
  const login = { registry: field('registry'), username: field('username'), password: field('password') };
  return makeLogin(login, (name) => `"${name}" in entry ${number} of input "registry-auth"`);
}

function makeLogin(fields: RegistryLogin, name: (field: string) => string): RegistryLogin {
  const username = fields.username.trim();
  // Secrets pasted into a settings page often end with a line break, which no registry password does.
  const password = fields.password.trim();
  const registry = normaliseHost(fields.registry.trim());
  for (const [field, value] of Object.entries({ username, password })) {
    if (value !== '') continue;
    throw new UserError(`${name(field)} is empty, so ${registry} cannot be logged in to`, {
      fix: 'check that the secret exists and that this workflow may read it; secrets are empty in runs from forks',
    });
  }
  mask(password);
  maskBasicAuth(username, password);
  return { registry, username, password };
}

function normaliseHost(registry: string): string {
  const host = registry
    .replace(/^https?:\/\//, '')
    .replace(/\/.*$/, '')
    .toLowerCase();
  return DOCKER_HUB_ALIASES.has(host) ? DOCKER_HUB : host;
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  return Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'a mapping' : `a ${typeof value}`;
}
