import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readServeOptions } from '../../src/registry/serve.ts';
import { temporaryDirectory } from './fixture.ts';
import { send } from './http.ts';

const SCRIPT = new URL('../../src/registry/serve.ts', import.meta.url).pathname;

function serve(...args: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, ['--conditions=source', SCRIPT, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child;
}

async function firstLine(child: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: child.stdout ?? process.stdin })) {
    return line;
  }
  throw new Error('the server printed nothing');
}

describe('the serve command', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('prints its URL, serves, and ends well on %s', async (signal) => {
    const child = serve();
    const url = await firstLine(child);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await send('GET', `${url}/v2/`)).status).toBe(200);
    const ended = once(child, 'exit');
    child.kill(signal);
    expect(await ended).toEqual([0, null]);
  });

  it('serves from a directory, over TLS, with authentication', async () => {
    const directory = await temporaryDirectory();
    const caFile = join(directory, 'ca.pem');
    const child = serve(
      '--tls',
      '--ca-file',
      caFile,
      '--auth',
      'basic',
      '--user',
      'u:p',
      '--storage',
      directory,
    );
    const url = await firstLine(child);
    const ca = await readFile(caFile, 'utf8');
    const Authorization = `Basic ${Buffer.from('u:p').toString('base64')}`;
    expect((await send('GET', `${url}/v2/`, { ca })).status).toBe(401);
    expect((await send('GET', `${url}/v2/`, { ca, headers: { Authorization } })).status).toBe(200);
  });

  it('says what is wrong with its arguments and how it is used', async () => {
    const child = serve('--profile', 'nope');
    const chunks: Buffer[] = [];
    child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
    const [code] = await once(child, 'close');
    expect([code, Buffer.concat(chunks).toString()]).toEqual([
      2,
      expect.stringMatching(/nope is not one of.*usage:/s),
    ]);
  });
});

describe('readServeOptions', () => {
  it('has defaults', () => {
    expect(readServeOptions([])).toEqual({
      port: 0,
      profile: 'strict',
      storage: 'memory',
      caFile: undefined,
    });
  });

  it('reads everything', () => {
    const args = '--port 5000 --profile ghcr --storage /d --auth bearer --user u:p:q --anonymous-pull'.split(
      ' ',
    );
    expect(readServeOptions(args)).toEqual({
      port: 5000,
      profile: 'ghcr',
      storage: { directory: '/d' },
      auth: { kind: 'bearer', users: { u: 'p:q' }, anonymousPull: true },
      caFile: undefined,
    });
  });

  it.each([
    [['--port', 'x'], /--port x is not a port number/],
    [['--profile', 'x'], /--profile x is not one of strict,/],
    [['--auth', 'x'], /--auth x is not one of basic, bearer/],
    [['--auth', 'basic', '--user', 'x'], /--user is not NAME:PASSWORD/],
    [['--nonsense'], /--nonsense/],
    [['extra'], /extra/],
  ])('refuses %j', (args, message) => {
    expect(() => readServeOptions(args)).toThrow(message);
  });
});
