import type { IncomingMessage } from 'node:http';
import type { Watchdog } from './watchdog.ts';

/** So many bytes may wait for their reader before the connection is told to pause. */
const HIGH_WATER_BYTES = 256 * 1024;

/**
 * The body of an answer as it comes in. Reading a message by its own iterator joins what has gathered into new
 * buffers, which costs a tenth of the time and a quarter of the memory of a big copy.
 *
 * @throws whatever ends the message before its end
 */
export async function* receive(
  message: IncomingMessage,
  watchdog: Watchdog,
): AsyncGenerator<Buffer, void, undefined> {
  const arrivals = new Arrivals(message, watchdog);
  for (;;) {
    await arrivals.settled();
    const chunk = arrivals.take();
    if (chunk === undefined) {
      return;
    }
    yield chunk;
  }
}

class Arrivals {
  readonly #message: IncomingMessage;
  readonly #watchdog: Watchdog;
  #chunks: Buffer[] = [];
  #taken = 0;
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

  /** Waits for the next piece, or for the end. @throws what ended the message early, after all that came before */
  async settled(): Promise<void> {
    if (this.#taken < this.#chunks.length) {
      return;
    }
    if (!this.#ended) {
      this.#watchdog.awaitBody();
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    if (this.#failure !== undefined && this.#chunks.length === 0) {
      throw this.#failure;
    }
  }

  /** The next piece; undefined at the end. */
  take(): Buffer | undefined {
    const chunk = this.#chunks[this.#taken];
    if (chunk === undefined) {
      return undefined;
    }
    this.#taken += 1;
    this.#bytes -= chunk.byteLength;
    if (this.#taken === this.#chunks.length) {
      this.#chunks = [];
      this.#taken = 0;
      this.#message.resume();
    }
    return chunk;
  }

  #arrive(chunk: Buffer): void {
    this.#watchdog.moved(chunk.byteLength);
    this.#chunks.push(chunk);
    this.#bytes += chunk.byteLength;
    if (this.#bytes >= HIGH_WATER_BYTES) {
      this.#message.pause();
    }
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
