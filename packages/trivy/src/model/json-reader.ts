/**
 * Reads JSON piece by piece, so that of a large document only what somebody wants is ever in memory: `JSON.parse` of
 * a 60 MB report takes some 300 MB.
 *
 * It pulls its bytes and never waits, which keeps its callers as plain as the document: an object is read key by key,
 * a list item by item, and each value is either parsed or passed over.
 */

/** Writes the next bytes into `into`; returns how many, 0 at the end. */
export type ByteSource = (into: Uint8Array) => number;

const BUFFER_BYTES = 256 * 1024;
const MAX_DEPTH = 64;

const BYTE_ORDER_MARK = '\uFEFF';
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** A cursor in a JSON document. All of its methods throw SyntaxError for what is no JSON. */
export class JsonReader {
  readonly #source: ByteSource;
  #buffer = Buffer.allocUnsafe(BUFFER_BYTES);
  /** The bytes that are there and not read yet. */
  #at = 0;
  #end = 0;
  /** Where the value begins that must stay in the buffer, and how large it may become. */
  #mark: number | undefined;
  #limit = 0;

  constructor(source: ByteSource) {
    this.#source = source;
    this.#refill();
    const mark = Buffer.from(BYTE_ORDER_MARK);
    if (this.#buffer.subarray(0, Math.min(mark.length, this.#end)).equals(mark)) this.#at = mark.length;
  }

  /** What comes next. */
  next(): 'object' | 'list' | 'other' {
    const byte = this.#peek();
    if (byte === OPEN_OBJECT) return 'object';
    return byte === OPEN_LIST ? 'list' : 'other';
  }

  /**
   * Reads an object. `onKey` must read or pass over the value. A key that stands there twice is a SyntaxError: readers
   * disagree on which one counts.
   */
  object(onKey: (key: string) => void): void {
    const seen = new Set<string>();
    this.#sequence(OPEN_OBJECT, CLOSE_OBJECT, () => {
      if (this.#peek() !== QUOTE) throw unexpected();
      const key = String(this.value(BUFFER_BYTES));
      if (seen.has(key)) throw new SyntaxError('an object has a key twice');
      seen.add(key);
      if (this.#peek() !== COLON) throw unexpected();
      this.#at += 1;
      onKey(key);
    });
  }

  /** Reads a list. `onItem` must read or pass over the item. */
  list(onItem: () => void): void {
    this.#sequence(OPEN_LIST, CLOSE_LIST, onItem);
  }

  /** Parses a value of any kind. @throws RangeError when it takes more than `maxBytes` */
  value(maxBytes: number): unknown {
    this.#peek();
    this.#mark = this.#at;
    this.#limit = maxBytes;
    this.#pass();
    this.#checkLimit();
    const text = this.#buffer.toString('utf8', this.#mark, this.#at);
    this.#mark = undefined;
    return JSON.parse(text);
  }

  /** Passes over a value. Of what is in it only strings and brackets are looked at. */
  skip(): void {
    this.#pass();
  }

  /** @throws SyntaxError unless the document ends here */
  end(): void {
    if (this.#blank() !== undefined) throw unexpected();
  }

  #sequence(open: number, close: number, onItem: () => void): void {
    if (this.#peek() !== open) throw unexpected();
    this.#at += 1;
    if (this.#peek() === close) {
      this.#at += 1;
      return;
    }
    for (;;) {
      onItem();
      const byte = this.#peek();
      this.#at += 1;
      if (byte === close) return;
      if (byte !== COMMA) throw unexpected();
    }
  }

  #pass(): void {
    const closers: number[] = [];
    do {
      const byte = this.#peek();
      if (byte === QUOTE) this.#passString();
      else if (byte === OPEN_OBJECT || byte === OPEN_LIST || isPunctuation(byte))
        this.#passMark(byte, closers);
      else this.#passWord();
      if (closers.length > MAX_DEPTH) throw new SyntaxError(`it is nested deeper than ${MAX_DEPTH}`);
    } while (closers.length > 0);
  }

  #passMark(byte: number, closers: number[]): void {
    this.#at += 1;
    if (byte === OPEN_OBJECT) closers.push(CLOSE_OBJECT);
    else if (byte === OPEN_LIST) closers.push(CLOSE_LIST);
    else if (byte === COMMA || byte === COLON) {
      if (closers.length === 0) throw unexpected();
    } else if (closers.pop() !== byte) throw unexpected();
  }

  /** Most of a report are strings, so this loop is what reading one takes. */
  #passString(): void {
    this.#at += 1;
    for (;;) {
      const buffer = this.#buffer;
      const end = this.#end;
      let at = this.#at;
      while (at < end && buffer[at] !== QUOTE && buffer[at] !== BACKSLASH) at += 1;
      this.#at = at;
      const byte = this.#byte();
      this.#at += 1;
      if (byte === QUOTE) return;
      if (byte === BACKSLASH) {
        this.#byte();
        this.#at += 1;
      }
    }
  }

  /** A number, `true`, `false` or `null`. */
  #passWord(): void {
    let length = 0;
    while (this.#has() && isWordByte(this.#byte())) {
      this.#at += 1;
      length += 1;
    }
    if (length === 0) throw unexpected();
  }

  /** The next byte that is no blank. */
  #peek(): number {
    const byte = this.#blank();
    if (byte === undefined) throw cut();
    return byte;
  }

  #blank(): number | undefined {
    while (this.#has()) {
      const byte = this.#byte();
      if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return byte;
      this.#at += 1;
    }
    return undefined;
  }

  #byte(): number {
    if (!this.#has()) throw cut();
    return this.#buffer[this.#at] ?? 0;
  }

  #has(): boolean {
    return this.#at < this.#end || this.#refill();
  }

  /** Moves what must stay to the front, and fills the rest. */
  #refill(): boolean {
    if (this.#mark !== undefined) this.#checkLimit();
    const from = this.#mark ?? this.#at;
    const kept = this.#buffer.subarray(from, this.#end);
    // A value that fills half of the buffer gets a larger one, which goes again with it.
    const size = Math.max(BUFFER_BYTES, 2 * kept.length);
    const next = size === this.#buffer.length ? this.#buffer : Buffer.allocUnsafe(size);
    next.set(kept);
    this.#buffer = next;
    this.#at -= from;
    this.#end = kept.length;
    if (this.#mark !== undefined) this.#mark = 0;
    const read = this.#source(next.subarray(this.#end));
    this.#end += read;
    return read > 0;
  }

  #checkLimit(): void {
    if (this.#at - (this.#mark ?? this.#at) > this.#limit) {
      throw new RangeError(`one value in it has more than ${this.#limit} bytes`);
    }
  }
}

function isPunctuation(byte: number): boolean {
  return byte === COMMA || byte === COLON || byte === CLOSE_OBJECT || byte === CLOSE_LIST;
}

/** `-`, `+`, `.`, digits and letters. */
function isWordByte(byte: number): boolean {
  return (
    byte === 0x2b ||
    byte === 0x2d ||
    byte === 0x2e ||
    (byte >= 0x30 && byte <= 0x39) ||
    ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a)
  );
}

function unexpected(): SyntaxError {
  return new SyntaxError('something stands where it must not');
}

function cut(): SyntaxError {
  return new SyntaxError('it ends too early');
}
