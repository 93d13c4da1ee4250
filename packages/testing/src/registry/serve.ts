import { parseArgs } from 'node:util';
import type { AuthOptions } from './auth/options.ts';
import type { RegistryOptions } from './options.ts';
import { isProfileName, PROFILES } from './profiles.ts';
import { startRegistry } from './start.ts';

const USAGE = `usage: serve.ts [--port N] [--profile ${Object.keys(PROFILES).join('|')}] [--storage memory|DIR]
  [--auth basic|bearer] [--user NAME:PASSWORD] [--anonymous-pull] [--tls] [--ca-file FILE]
Prints its URL, then serves until SIGINT or SIGTERM. --user defaults to test:test. --ca-file is written with --tls.`;

/** Reads the command line; throws an error that says what is wrong with it. */
export function readServeOptions(
  args: readonly string[],
): RegistryOptions & { readonly caFile: string | undefined } {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '0' },
      profile: { type: 'string', default: 'strict' },
      storage: { type: 'string', default: 'memory' },
      auth: { type: 'string' },
      user: { type: 'string', default: 'test:test' },
      'anonymous-pull': { type: 'boolean', default: false },
      tls: { type: 'boolean', default: false },
      'ca-file': { type: 'string' },
    },
  });
  const { port, profile, storage } = values;
  if (!/^\d{1,5}$/.test(port)) {
    throw new Error(`--port ${port} is not a port number`);
  }
  if (!isProfileName(profile)) {
    throw new Error(`--profile ${profile} is not one of ${Object.keys(PROFILES).join(', ')}`);
  }
  return {
    port: Number(port),
    profile,
    storage: storage === 'memory' ? storage : { directory: storage },
    ...(values.auth === undefined
      ? {}
      : { auth: readAuth(values.auth, values.user, values['anonymous-pull']) }),
    ...(values.tls ? { tls: true } : {}),
    caFile: values['ca-file'],
  };
}

function readAuth(kind: string, user: string, anonymousPull: boolean): AuthOptions {
  const colon = user.indexOf(':');
  if (kind !== 'basic' && kind !== 'bearer') {
    throw new Error(`--auth ${kind} is not one of basic, bearer`);
  }
  if (colon < 1) {
    throw new Error('--user is not NAME:PASSWORD');
  }
  return { kind, users: { [user.slice(0, colon)]: user.slice(colon + 1) }, anonymousPull };
}

async function serve(): Promise<void> {
  const { caFile, ...options } = readServeOptions(process.argv.slice(2));
  const registry = await startRegistry(options);
  if (caFile !== undefined && registry.ca !== undefined) {
    const { writeFile } = await import('node:fs/promises');
    await writeFile(caFile, registry.ca);
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void registry.close());
  }
  process.stdout.write(`${registry.url}\n`);
}

if (import.meta.main) {
  serve().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n${USAGE}\n`);
    process.exitCode = 2;
  });
}
