import { describe, expect, test } from 'vitest';
import { Connections } from '../src/transport/connections.ts';
import { bytesBody, exchange, type Incoming, type Outgoing } from '../src/transport/exchange.ts';
import { followRedirects } from '../src/transport/redirect.ts';
import { registryOrigin } from '../src/transport/scheme.ts';
import { Stats } from '../src/transport/stats.ts';
import { parseTarget } from '../src/transport/target.ts';
import { DEFAULT_TIMEOUTS, StalledError, Watchdog } from '../src/transport/watchdog.ts';
import { bytesOf, inPieces, readAll } from './support/content.ts';
import { serve } from './support/server.ts';

const MiB = 1024 * 1024;

function context() {
  const connections = new Connections({ ca: [], env: {}, certsDir: '/nonexistent' });
  return { connections, timeouts: DEFAULT_TIMEOUTS, stats: new Stats() };
}

function get(host: string, headers = {}): Outgoing {
  return { method: 'GET', target: parseTarget(`http://${host}/x`), headers };
}

describe('exchange', () => {
  test('sends a body with its length and reports how far it is', async () => {
    const seen: unknown[] = [];
    await using server = await serve(async (request, response) => {
      seen.push(
        request.headers['content-length'],
        request.headers['transfer-encoding'],
        (await readAll(request)).byteLength,
      );
      response.end('ok');
    });
    const bytes = bytesOf('body', 2 * MiB);
    const sent: number[] = [];
    const body = {
      size: bytes.byteLength,
      open: () => inPieces(bytes, 8),
      onSent: (total: number) => sent.push(total),
    };
    const parts = context();
    const incoming = await exchange(parts, { ...get(server.host), method: 'PUT', body }, undefined);
    expect((await readAll(incoming.body)).toString()).toBe('ok');
    expect(seen).toEqual([String(2 * MiB), undefined, 2 * MiB]);
    expect(sent).toEqual(Array.from({ length: 8 }, (_, index) => ((index + 1) * MiB) / 4));
    expect([parts.stats.bytesUp, parts.stats.bytesDown]).toEqual([2 * MiB, 2]);
    parts.connections.close();
  });

  test('an answer that comes early ends the sending', async () => {
    await using server = await serve((_, response) => void response.writeHead(413).end('too large'));
    let given = 0;
    const body = {
      size: 1024 * MiB,
      async *open() {
        for (; given < 1024; given += 1) {
          yield Buffer.alloc(MiB);
        }
      },
    };
    const parts = context();
    const incoming = await exchange(parts, { ...get(server.host), method: 'PUT', body }, undefined);
    expect(incoming.status).toBe(413);
    expect((await readAll(incoming.body)).toString()).toBe('too large');
    expect(given).toBeLessThan(1024);
    parts.connections.close();
  });

  test('a source that fails fails the exchange, and the server sees no complete request', async () => {
    let complete = false;
    await using server = await serve((request) => {
      request.resume().on('end', () => {
        complete = true;
      });
      request.on('error', () => undefined);
    });
    const body = {
      size: 100,
      async *open() {
        yield Buffer.alloc(50);
        throw new Error('disk on fire');
      },
    };
    const parts = context();
    await expect(exchange(parts, { ...get(server.host), method: 'PUT', body }, undefined)).rejects.toThrow(
      'disk on fire',
    );
    expect(complete).toBe(false);
    parts.connections.close();
  });

  test('a body may be empty', async () => {
    await using server = await serve(
      (request, response) => void response.end(request.headers['content-length']),
    );
    const parts = context();
    const outgoing = { ...get(server.host), method: 'PUT', body: bytesBody(Buffer.alloc(0)) };
    expect((await readAll((await exchange(parts, outgoing, undefined)).body)).toString()).toBe('0');
    parts.connections.close();
  });

  test('a body that stalls or is given up fails with the reason, not with a lost connection', async () => {
    await using server = await serve((_, response) => void response.write('beginning'));
    const parts = context();
    const timeouts = { ...parts.timeouts, idleMs: 30 };
    const stalled = await exchange({ ...parts, timeouts }, get(server.host), undefined);
    await expect(readAll(stalled.body)).rejects.toBeInstanceOf(StalledError);
    const abort = new AbortController();
    const stopped = await exchange(parts, get(server.host), abort.signal);
    setTimeout(() => abort.abort(new Error('stopped')), 20);
    await expect(readAll(stopped.body)).rejects.toThrow('stopped');
    parts.connections.close();
  });

  test('a discarded answer ends its connection', async () => {
    const { promise: closed, resolve } = Promise.withResolvers<void>();
    await using server = await serve((_, response) => {
      response.on('close', resolve);
      response.write('never ends');
    });
    const parts = context();
    (await exchange(parts, get(server.host), undefined)).discard();
    await closed;
    parts.connections.close();
  });
});

describe('Watchdog', () => {
  const timeouts = { ...DEFAULT_TIMEOUTS, idleMs: 10, responseMs: 10, responseMsPerMiB: 0 };

  test.each(['awaitBody', 'awaitAnswer'] as const)('%s expires', async (wait) => {
    const error = await new Promise((resolve) => new Watchdog(timeouts, resolve)[wait](0));
    expect(error).toBeInstanceOf(StalledError);
    expect(error).toMatchObject({
      code: 'ETIMEDOUT',
      message: expect.stringMatching(/^no (data|answer) for \d/),
    });
  });

  test('does not run while nobody waits', async () => {
    let expired = 0;
    const watchdog = new Watchdog(timeouts, () => {
      expired += 1;
    });
    watchdog.awaitBody();
    watchdog.moved(5);
    watchdog.awaitAnswer(0);
    watchdog.stop();
    watchdog.moved(5);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(expired).toBe(0);
  });

  test('finds a peer that crawls', async () => {
    const slow = { ...timeouts, idleMs: 60_000, floorWindowMs: 20, floorBytesPerSecond: 1000 };
    const errors: StalledError[] = [];
    const watchdog = new Watchdog(slow, (error) => errors.push(error));
    while (errors.length === 0) {
      watchdog.awaitBody();
      await new Promise((resolve) => setTimeout(resolve, 5));
      watchdog.moved(1);
    }
    expect(errors[0]?.message).toMatch(/^only \d+\.\d bytes per second$/);
  });

  test('waits longer for the answer to a bigger upload', async () => {
    let expired = 0;
    const watchdog = new Watchdog({ ...timeouts, responseMsPerMiB: 60_000 }, () => {
      expired += 1;
    });
    watchdog.awaitAnswer(MiB);
    await new Promise((resolve) => setTimeout(resolve, 50));
    watchdog.stop();
    expect(expired).toBe(0);
  });
});

describe('followRedirects', () => {
  const reply = (status: number, location?: string): Incoming => ({
    status,
    headers: location === undefined ? {} : { location },
    body: inPieces(Buffer.alloc(0), 1),
    discard: () => undefined,
  });

  async function follow(method: string, replies: readonly Incoming[], origin = 'https://a.example') {
    const sent: Outgoing[] = [];
    const outgoing: Outgoing = {
      method,
      target: parseTarget(`${origin}/start`),
      headers: { Authorization: 'Basic x', cookie: 'y', accept: 'z' },
    };
    const result = await followRedirects(outgoing, async (hop) => {
      sent.push(hop);
      return replies[sent.length - 1] ?? reply(200);
    });
    return { status: result.incoming.status, sent };
  }

  test.each([301, 302, 303, 307, 308])('%i is followed for reads', async (status) => {
    const { sent } = await follow('GET', [reply(status, '/next')]);
    expect(sent.map(({ target }) => target.path)).toEqual(['/start', '/next']);
    expect(sent[1]?.headers).toHaveProperty('Authorization');
  });

  test.each([
    [301, 1],
    [302, 1],
    [303, 1],
    [307, 2],
    [308, 2],
  ])('%i on a write: %i requests', async (status, count) => {
    expect((await follow('PUT', [reply(status, '/next')])).sent).toHaveLength(count);
  });

  test('an answer without Location is an answer', async () => {
    expect((await follow('GET', [reply(307)])).status).toBe(307);
  });

  test.each(['https://b.example/', 'https://a.example:8443/'])('%s gets no credentials', async (location) => {
    const { sent } = await follow('GET', [reply(307, location), reply(307, 'https://a.example/back')]);
    expect(sent.map(({ headers }) => Object.keys(headers))).toEqual([
      ['Authorization', 'cookie', 'accept'],
      ['accept'],
      ['accept'],
    ]);
  });

  test.each([
    'http://a.example/',
    'https://localhost/',
    'https://[fe80::1]/',
    'ftp://a.example/',
    'https://u:p@a.example/',
  ])('%s is refused', async (location) => {
    await expect(follow('GET', [reply(307, location)])).rejects.toThrow();
  });
});

describe('registryOrigin', () => {
  test('is https for everything but this machine, without asking', async () => {
    expect(await registryOrigin('registry.invalid:5000')).toBe('https://registry.invalid:5000');
    expect(await registryOrigin('10.0.0.1')).toBe('https://10.0.0.1');
  });

  test('is http on this machine when nobody speaks TLS there', async () => {
    await using server = await serve((_, response) => void response.end());
    expect(await registryOrigin(server.host)).toBe(`http://${server.host}`);
  });
});
