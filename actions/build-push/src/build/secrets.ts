/**
 * Secrets of a build. Values travel in private files or the environment, never in arguments, which every process
 * on the machine can read.
 */
import { open, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { mask, UserError } from '@container-kit/core';
import { formatFields } from '../csv.ts';
import { resolveContext } from './git-context.ts';
import type { BuildInputs } from './inputs.ts';
import type { Environment } from './ports.ts';

/** Secrets in the form that buildx takes them. */
export interface PreparedSecrets {
  /** Values of `--secret`. They hold ids, paths and variable names, and no secret. */
  readonly specs: readonly string[];
  /** Variables that the environment of buildx needs besides. */
  readonly env: Readonly<Record<string, string>>;
  /** What people should know: secrets that are empty or unset, by id. */
  readonly warnings: readonly string[];
}

/** Where secrets go and what they are checked against. */
export interface SecretOptions {
  /** Private folder (0700) for the values; the caller removes it. */
  readonly directory: string;
  readonly env: Environment;
  /** Folder that relative paths of `secret-files` start from. */
  readonly workspace: string;
  /** Value of {@link defaultGitContext}. */
  readonly defaultContext: string;
}

/** BuildKit refuses more: session/secrets/secretsprovider/file.go, MaxSecretSize. */
const MAX_SECRET_BYTES = 500 * 1024;
const GIT_TOKEN_VARIABLE = 'CONTAINER_KIT_GIT_AUTH_TOKEN';

/**
 * Prepares the inputs `secrets`, `secret-envs`, `secret-files` and `github-token`, and masks the values.
 *
 * A secret without a value is left out with a warning: runs from forks have no secrets, and a Dockerfile may
 * well build without one.
 *
 * @throws {UserError} for an entry without `=`, a file that cannot be read, or a value that BuildKit would refuse.
 */
export async function prepareSecrets(inputs: BuildInputs, options: SecretOptions): Promise<PreparedSecrets> {
  const warnings: string[] = [];
  const specs: string[] = [];
  for (const [index, entry] of inputs.secretEnvs.entries()) {
    specs.push(environmentSecret(splitEntry('secret-envs', entry, index), options.env, warnings));
  }
  for (const [index, entry] of inputs.secrets.entries()) {
    const { id, value } = splitEntry('secrets', entry, index);
    if (value === '') warnings.push(`secret "${id}" is empty, so the build does not get it`);
    else specs.push(await valueSecret(id, value, join(options.directory, `secret-${index}`)));
  }
  for (const [index, entry] of inputs.secretFiles.entries()) {
    specs.push(await fileSecret(splitEntry('secret-files', entry, index), options.workspace));
  }
  const git = gitSecret(inputs, options.defaultContext);
  return { specs: [...specs, ...git.specs], env: git.env, warnings };
}

interface Entry {
  readonly id: string;
  readonly value: string;
}

function splitEntry(input: string, entry: string, index: number): Entry {
  const at = entry.indexOf('=');
  const id = entry.slice(0, Math.max(at, 0)).trim();
  if (id !== '') return { id, value: entry.slice(at + 1) };
  // The entry itself stays out of the message: it is often a part of a secret with unquoted line breaks.
  throw new UserError(`input "${input}": entry ${index + 1} is not "id=value"`, {
    fix: 'write one id=value a line; put a value with line breaks, id included, into double quotes',
  });
}

function environmentSecret({ id, value }: Entry, env: Environment, warnings: string[]): string {
  const secret = env[value];
  if (secret === undefined) warnings.push(`secret "${id}": environment variable "${value}" is not set`);
  else mask(secret, `secret "${id}"`);
  return formatFields([`id=${id}`, `env=${value}`]);
}

async function valueSecret(id: string, value: string, path: string): Promise<string> {
  mask(value, `secret "${id}"`);
  assertSize(id, Buffer.byteLength(value));
  await writeFile(path, value, { mode: 0o600, flag: 'wx' });
  return formatFields([`id=${id}`, `src=${path}`]);
}

async function fileSecret({ id, value }: Entry, workspace: string): Promise<string> {
  const path = resolve(workspace, value);
  try {
    const handle = await open(path, 'r');
    await handle.close();
  } catch (error) {
    throw unreadable(id, value, error);
  }
  const status = await stat(path);
  if (!status.isFile()) throw unreadable(id, value, { code: 'EISDIR' });
  assertSize(id, status.size);
  return formatFields([`id=${id}`, `src=${path}`]);
}

const FILE_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  EACCES: 'may not be read by this user',
  EISDIR: 'is not a file',
};

function unreadable(id: string, path: string, error: unknown): UserError {
  const code = (error as { readonly code?: string }).code ?? 'unknown error';
  return new UserError(
    `input "secret-files": the file "${path}" of secret "${id}" ${FILE_ERRORS[code] ?? `cannot be read (${code})`}`,
    {
      fix: 'give a path relative to the workspace, of a file that an earlier step wrote',
      cause: error,
    },
  );
}

function assertSize(id: string, bytes: number): void {
  if (bytes <= MAX_SECRET_BYTES) return;
  throw new UserError(`secret "${id}" has ${bytes} bytes, and BuildKit takes at most ${MAX_SECRET_BYTES}`, {
    fix: 'hand large files to the build as a build context',
  });
}

/** BuildKit's Git source looks for `GIT_AUTH_TOKEN.<host>` when it fetches a private repository. */
function gitSecret(inputs: BuildInputs, defaultContext: string): Pick<PreparedSecrets, 'specs' | 'env'> {
  const context = resolveContext(inputs.context, defaultContext);
  const own = [...inputs.secrets, ...inputs.secretEnvs, ...inputs.secretFiles];
  const { host } = new URL(defaultContext);
  const given = own.some(
    (entry) => entry.startsWith('GIT_AUTH_TOKEN=') || entry.startsWith(`GIT_AUTH_TOKEN.${host}=`),
  );
  if (inputs.githubToken === '' || given || !context.startsWith(defaultContext))
    return { specs: [], env: {} };
  mask(inputs.githubToken, 'input "github-token"');
  return {
    specs: [formatFields([`id=GIT_AUTH_TOKEN.${host}`, `env=${GIT_TOKEN_VARIABLE}`])],
    env: { [GIT_TOKEN_VARIABLE]: inputs.githubToken },
  };
}
