import type { IncomingHttpHeaders } from 'node:http';
import { RegistryError } from '../errors.ts';
import { readErrorCodes, singleLine } from './error-body.ts';
import type { Incoming } from './exchange.ts';
import { assertSafeHop } from './hosts.ts';
import { redact, resolveTarget, type Target } from './target.ts';

/** Error bodies beyond this are cut: they are for messages only. */
const MAX_ERROR_BYTES = 64 * 1024;

/** More bytes than the caller is willing to hold. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError';
}

/** Answer to one request: head now, body once, in one of three ways. */
export class Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Where it really came from, after redirects. */
  readonly target: Target;
  readonly #incoming: Incoming;
  readonly #finished: () => void;
  #errorText: Promise<string> | undefined;

  /** @param finished called once, when the body is read or dropped */
  constructor(incoming: Incoming, target: Target, finished: () => void) {
    this.status = incoming.status;
    this.headers = incoming.headers;
    this.target = target;
    this.#incoming = incoming;
    this.#finished = finished;
  }

  /** A header as one text; undefined when absent. */
  header(name: string): string | undefined {
    const value = this.headers[name];
    return Array.isArray(value) ? value.join(', ') : value;
  }

  /**
   * Where the Location header points. @throws RegistryError when there is none, UnsafeTargetError when nothing
   * must be sent there
   */
  location(method: string): Target {
    const location = this.header('location');
    if (location === undefined) {
      const url = redact(this.target);
      const message = `${method} ${url}: the answer has no Location`;
      throw new RegistryError({ message, method, url, status: this.status, temporary: false });
    }
    const target = resolveTarget(this.target, location);
    assertSafeHop(this.target, target);
    return target;
  }

  /**
   * The whole body. @throws TooLargeError beyond `limit` bytes, before reading more than that
   */
  async bytes(limit: number): Promise<Uint8Array> {
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of this.stream()) {
      size += chunk.byteLength;
      if (size > limit) {
        throw new TooLargeError(`${redact(this.target)}: the answer is larger than ${limit} bytes`);
      }
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  }

  /** The body piece by piece; ending the loop early drops the connection. */
  async *stream(): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      yield* this.#incoming.body;
    } finally {
      this.#finished();
    }
  }

  /** Reads a body that says nothing, so that its connection can serve again. */
  async skip(): Promise<void> {
    await this.errorText();
  }

  /** Drops the body together with its connection. */
  discard(): void {
    this.#incoming.discard();
    this.#finished();
  }

  /** Beginning of the body of an error answer, as text; may be asked more than once, never throws. */
  errorText(): Promise<string> {
    this.#errorText ??= this.#readErrorText();
    return this.#errorText;
  }

  /** One line for a message: status and what the registry said. */
  async problem(): Promise<string> {
    const text = await this.errorText();
    const codes = readErrorCodes(text).map(({ code, message }) => `${code}: ${message}`);
    const html = this.header('content-type')?.includes('html') ?? text.trimStart().startsWith('<');
    const words = codes.length > 0 ? codes.join('; ') : html ? 'an HTML page' : singleLine(text, 200);
    return words === '' ? `status ${this.status}` : `status ${this.status}, ${words}`;
  }

  async #readErrorText(): Promise<string> {
    const chunks: Uint8Array[] = [];
    let size = 0;
    try {
      for await (const chunk of this.stream()) {
        chunks.push(chunk);
        size += chunk.byteLength;
        if (size >= MAX_ERROR_BYTES) {
          break;
        }
      }
    } catch {
      // The status is what counts; half a text is better than none.
    }
    return Buffer.concat(chunks).subarray(0, MAX_ERROR_BYTES).toString('utf8');
  }
}
