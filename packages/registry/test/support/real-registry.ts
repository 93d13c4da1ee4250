import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** A registry that is not ours, in a process of its own. */
export interface RealRegistry extends AsyncDisposable {
  /** `127.0.0.1:PORT` */
  readonly host: string;
}

/** Settings of {@link startDistribution}. */
export interface DistributionOptions {
  /** Line of a htpasswd file; turns Basic authentication on. */
  readonly htpasswd?: string;
  /** PEM texts; turn TLS on. */
  readonly tls?: { readonly key: string; readonly cert: string };
}

/** Starts CNCF distribution (`docker-registry` 2.8 or `registry` 3), which tells its port in its log. */
export async function startDistribution(
  program: string,
  options: DistributionOptions = {},
): Promise<RealRegistry> {
  const folder = await mkdtemp(join(tmpdir(), 'registry-real-'));
  const file = async (name: string, text: string): Promise<string> => {
    await writeFile(join(folder, name), text);
    return join(folder, name);
  };
  const config = {
    version: '0.1',
    storage: { filesystem: { rootdirectory: join(folder, 'data') } },
    http: {
      addr: '127.0.0.1:0',
      ...(options.tls && {
        tls: { certificate: await file('cert', options.tls.cert), key: await file('key', options.tls.key) },
      }),
    },
    ...(options.htpasswd && {
      auth: { htpasswd: { realm: 'test', path: await file('htpasswd', options.htpasswd) } },
    }),
  };
  // JSON is YAML.
  const child = spawn(program, ['serve', await file('config.yml', JSON.stringify(config))], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const port = await portInLog(child);
  return running(child, folder, port);
}

/** Starts olareg. It does not tell its port, so it gets one that was free a moment ago. */
export async function startOlareg(program: string, args: readonly string[] = []): Promise<RealRegistry> {
  const folder = await mkdtemp(join(tmpdir(), 'registry-real-'));
  const port = await freePort();
  const options = ['--addr', '127.0.0.1', '--port', String(port), '--store-type', 'mem', '--dir', folder];
  const child = spawn(program, ['serve', ...options, ...args], { stdio: 'ignore' });
  const registry = running(child, folder, port);
  await answers(`http://${registry.host}/v2/`);
  return registry;
}

function running(child: ChildProcess, folder: string, port: number): RealRegistry {
  return {
    host: `127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        const closed = once(child, 'close');
        child.kill('SIGKILL');
        await closed;
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Goes on reading afterwards: Go programs die when their log is closed, and stop when it is full. */
function portInLog(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let log = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      log += log.length < 100_000 ? chunk.toString() : '';
      const port = /listening on 127\.0\.0\.1:(\d+)/.exec(log)?.[1];
      if (port !== undefined) {
        resolve(Number(port));
      }
    });
    child.once('close', () => reject(new Error(`the registry ended: ${log}`)));
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function answers(url: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    try {
      await fetch(url);
      return;
    } catch {
      await delay(50);
    }
  }
  throw new Error(`${url} does not answer`);
}
