import { once } from 'node:events';
import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { receive } from '../../src/transport/receive.ts';
import { DEFAULT_TIMEOUTS, StalledError, Watchdog } from '../../src/transport/watchdog.ts';
import { bytesOf, readAll } from '../support/content.ts';
import { serve } from '../support/server.ts';

const MiB = 1024 * 1024;

/** What a reader gets of an answer, after a look at the message itself. */
async function read(
  answer: (response: ServerResponse) => unknown,
  before: (message: IncomingMessage) => unknown = () => undefined,
  timeouts = DEFAULT_TIMEOUTS,
): Promise<Buffer> {
  await using server = await serve((_, response) => answer(response));
  const sent = request(`http://${server.host}/`, { agent: false }).on('error', () => undefined);
  sent.end();
  const [message] = (await once(sent, 'response')) as [IncomingMessage];
  let stall: StalledError | undefined;
  const watchdog = new Watchdog(timeouts, (error) => {
    stall = error;
    sent.destroy();
  });
  try {
    await before(message);
    return await readAll(receive(message, watchdog));
  } catch (error) {
    throw stall ?? error;
  } finally {
    watchdog.stop();
    sent.destroy();
  }
}

describe('receive', () => {
  test('gives every byte once and in order, also to a reader that comes late', async () => {
    const bytes = Buffer.concat(Array.from({ length: 50 }, (_, index) => bytesOf(`piece ${index}`, 100_003)));
    const all = await read(
      (response) => response.end(bytes),
      () => sleep(30),
    );
    expect(all.equals(bytes)).toBe(true);
  });

  test('gives nothing of an empty body', async () => {
    expect((await read((response) => response.end())).byteLength).toBe(0);
  });

  test('gives what came before the connection went away, and then its error', async () => {
    const got: number[] = [];
    await using server = await serve((_, response) => {
      response.writeHead(200, { 'content-length': 100 }).write(Buffer.alloc(40));
      setTimeout(() => response.destroy(), 20);
    });
    const sent = request(`http://${server.host}/`).on('error', () => undefined);
    sent.end();
    const [message] = (await once(sent, 'response')) as [IncomingMessage];
    const reading = (async () => {
      for await (const chunk of receive(message, new Watchdog(DEFAULT_TIMEOUTS, () => undefined))) {
        got.push(chunk.byteLength);
      }
    })();
    await expect(reading).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(got).toEqual([40]);
  });

  test('fails when the connection is gone before anybody reads', async () => {
    const gone = read(
      (response) => {
        response.writeHead(200, { 'content-length': 100 }).write('half');
        setTimeout(() => response.destroy(), 5);
      },
      (message) => once(message, 'close'),
    );
    await expect(gone).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  test('fails when the peer goes silent, and not while its bytes wait for a slow reader', async () => {
    const timeouts = { ...DEFAULT_TIMEOUTS, idleMs: 50 };
    const silent = read((response) => response.write('beginning'), undefined, timeouts);
    await expect(silent).rejects.toBeInstanceOf(StalledError);
    expect(
      (
        await read(
          (response) => response.end('all'),
          () => sleep(100),
          timeouts,
        )
      ).toString(),
    ).toBe('all');
  });

  test('holds the peer back when its reader is slow', async () => {
    const bytes = Buffer.alloc(64 * MiB);
    let written = 0;
    await using server = await serve(async (_, response) => {
      response.writeHead(200, { 'content-length': bytes.byteLength });
      for (; written < bytes.byteLength; written += MiB) {
        if (!response.write(bytes.subarray(written, written + MiB))) {
          await once(response, 'drain');
        }
      }
      response.end();
    });
    const sent = request(`http://${server.host}/`, { agent: false });
    sent.end();
    const [message] = (await once(sent, 'response')) as [IncomingMessage];
    const watchdog = new Watchdog(DEFAULT_TIMEOUTS, () => undefined);
    let total = 0;
    let seen = 0;
    for await (const chunk of receive(message, watchdog)) {
      if (total === 0) {
        await sleep(200);
        seen = written;
      }
      total += chunk.byteLength;
    }
    watchdog.stop();
    expect(total).toBe(bytes.byteLength);
    expect(seen).toBeLessThan(bytes.byteLength / 2);
  });
});
