import { CredentialError } from '../errors.ts';
import type { Credential } from './credentials.ts';

const MAX_OUTPUT_BYTES = 64 * 1024;
const TIMEOUT_MS = 60_000;
/** Helpers say a refresh token is the secret by this user name. */
const IDENTITY_USER = '<token>';

/**
 * Asks `docker-credential-<name> get` for a login (docker/docker-credential-helpers protocol): the server on
 * stdin, JSON on stdout. No shell; the name must be a plain word, so a config file cannot point at a path.
 *
 * @param env the helper's environment; PATH decides where it is found
 * @returns undefined when the helper knows no login for that server
 * @throws CredentialError naming the helper and what to do; never with its output, which may hold secrets
 */
export async function runCredentialHelper(
  name: string,
  server: string,
  env: NodeJS.ProcessEnv,
): Promise<Credential | undefined> {
  if (!/^[A-Za-z0-9][A-Za-z0-9_.-]*$/.test(name)) {
    throw new CredentialError(`credential helper ${JSON.stringify(name)}: the name must be a plain word`);
  }
  const command = `docker-credential-${name}`;
  const { exitCode, stdout } = await execute(command, server, env);
  if (exitCode === 0) {
    return parseAnswer(command, stdout);
  }
  // Helpers print this fixed text to stdout; everything else is a failure, not an anonymous login.
  if (stdout.includes('credentials not found in native keychain')) {
    return undefined;
  }
  throw new CredentialError(
    `${command} failed for ${server} (exit code ${exitCode}): run \`echo ${server} | ${command} get\` to see why`,
  );
}

function parseAnswer(command: string, stdout: string): Credential {
  let answer: unknown;
  try {
    answer = JSON.parse(stdout);
  } catch {
    throw new CredentialError(`${command} answered something that is not JSON`);
  }
  const fields = typeof answer === 'object' && answer !== null ? answer : {};
  const username = 'Username' in fields ? fields.Username : undefined;
  const secret = 'Secret' in fields ? fields.Secret : undefined;
  if (typeof username !== 'string' || typeof secret !== 'string' || secret === '') {
    throw new CredentialError(`${command} answered without Username and Secret`);
  }
  return username === IDENTITY_USER
    ? { kind: 'identity', token: secret }
    : { kind: 'basic', username, password: secret };
}

async function execute(
  command: string,
  input: string,
  env: NodeJS.ProcessEnv,
): Promise<{ readonly exitCode: number | string; readonly stdout: string }> {
  // Loading it costs milliseconds that runs without a helper do not pay.
  const { spawn } = await import('node:child_process');
  return await new Promise((resolve, reject) => {
    const child = spawn(command, ['get'], { env, stdio: ['pipe', 'pipe', 'ignore'] });
    // Closing the pipe as well ends the programs that the helper has started, and this promise in any case.
    const stop = (): void => {
      child.kill('SIGKILL');
      child.stdout.destroy();
    };
    const timer = setTimeout(stop, TIMEOUT_MS);
    const chunks: Buffer[] = [];
    let size = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size > MAX_OUTPUT_BYTES) {
        stop();
      } else {
        chunks.push(chunk);
      }
    });
    child.once('error', (error) => {
      clearTimeout(timer);
      reject(cannotStart(command, error));
    });
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      resolve({ exitCode: code ?? signal ?? 'unknown', stdout: Buffer.concat(chunks).toString('utf8') });
    });
    // A helper that ends without reading its input is judged by its exit code.
    child.stdin.on('error', () => undefined);
    child.stdin.end(`${input}\n`);
  });
}

function cannotStart(command: string, error: Error): CredentialError {
  const missing = 'code' in error && error.code === 'ENOENT';
  const problem = missing ? 'is not installed (not found in PATH)' : 'cannot be started';
  const fix = 'install it or remove it from credsStore and credHelpers of the docker config';
  return new CredentialError(`${command} ${problem}: ${fix}`, { cause: error });
}
