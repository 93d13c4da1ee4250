import type { IncomingMessage } from 'node:http';
import type { Watchdog } from './watchdog.ts';

/**
 * Bytes of one piece. TLS hands out records of at most 16 KiB (RFC 8446 section 5.1), and each step of a piece to the
 * other registry costs the same whatever its size: joined by fours they take a fifth less CPU. Bigger pieces gain
 * nothing more and cost memory.
 */
const PIECE_BYTES = 64 * 1024;

/**
 * The body of an answer as it comes in, in pieces of 64 KiB. The message's own iterator would join whatever has
 * gathered, however much or little that is.
 *
 * @throws whatever ends the message before its end, after the bytes that came before
 */
export async function* receive(
  message: IncomingMessage,
  watchdog: Watchdog,
): AsyncGenerator<Uint8Array, void, undefined> {
  const arrivals = new Arrivals(message, watchdog);
  for (;;) {
    const piece = await arrivals.next();
    if (piece === undefined) {
      return;
    }
    yield piece;
  }
}

/** Gathers one piece at a time; the connection is paused until the next one is asked for. */
class Arrivals {
  readonly #message: IncomingMessage;
  readonly #watchdog: Watchdog;
  #chunks: Buffer[] = [];
  #bytes = 0;
  #ended: boolean;
  #failure: Error | undefined;
  #wake: (() => void) | undefined;

  constructor(message: IncomingMessage, watchdog: Watchdog) {
    this.#message = message;
    this.#watchdog = watchdog;
    this.#ended = message.readableEnded;
    message.on('data', (chunk: Buffer) => this.#arrive(chunk));
    message.once('end', () => this.#end(undefined));
    message.once('error', (error) => this.#end(error));
    message.once('close', () => this.#end(brokenOff()));
    if (message.destroyed) {
      this.#end(message.errored ?? brokenOff());
    }
  }

  /** The next piece; undefined after the last one. */
  async next(): Promise<Buffer | undefined> {
    if (!this.#ended && this.#bytes < PIECE_BYTES) {
      this.#watchdog.awaitBody();
      this.#message.resume();
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    if (this.#failure !== undefined && this.#bytes === 0) {
      throw this.#failure;
    }
    return this.#take();
  }

  #take(): Buffer | undefined {
    const [first, ...more] = this.#chunks;
    this.#chunks = [];
    this.#bytes = 0;
    return first === undefined || more.length === 0 ? first : Buffer.concat([first, ...more]);
  }

  #arrive(chunk: Buffer): void {
    this.#watchdog.moved(chunk.byteLength);
    this.#chunks.push(chunk);
    this.#bytes += chunk.byteLength;
    if (this.#bytes < PIECE_BYTES) {
      this.#watchdog.awaitBody();
      return;
    }
    this.#message.pause();
    this.#wake?.();
  }

  #end(failure: Error | undefined): void {
    if (this.#ended) {
      return;
    }
    this.#ended = true;
    this.#failure = failure;
    this.#watchdog.moved(0);
    this.#wake?.();
  }
}

/** As Node names a connection that went away, so that it counts as a passing failure. */
function brokenOff(): Error {
  return Object.assign(new Error('the connection closed within the body'), { code: 'ECONNRESET' });
}
