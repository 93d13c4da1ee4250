/** Keeps what was read of manifests in a file, between runs. */
import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip, gzipSync } from 'node:zlib';
import type { Digest } from '@container-kit/registry';
import type { ManifestFacts } from '@container-kit/retention';
import type { EdgeCache, FactsNeed, ManifestSource } from '../provider.ts';
import { formatLine, parseLine } from './line.ts';
import { needMet } from './memory-edge-cache.ts';

/** New lines are compressed once there is so much of them, in characters. */
const PORTION = 1024 * 1024;
/** A longer line is no manifest with its configuration: both have at most 4 MiB, and escapes. */
const MAX_LINE = 20 * 1024 * 1024;

interface Entry {
  readonly facts: ManifestFacts;
  readonly need: FactsNeed;
}

/**
 * A cache in a gzip file of JSON lines. What it holds is proven when it is opened, so that it may come from anywhere. Bytes are
 * kept in the file only; what this run did not ask for is dropped when it is saved.
 */
export class FileEdgeCache implements EdgeCache {
  readonly #path: string;
  readonly #entries: Map<Digest, Entry>;
  readonly #used = new Set<Digest>();
  readonly #added = new Set<Digest>();
  /** Lines of this run: compressed portions, and what is not yet one. */
  readonly #portions: Buffer[] = [];
  #pending: string[] = [];
  #pendingLength = 0;

  private constructor(path: string, entries: Map<Digest, Entry>) {
    this.#path = path;
    this.#entries = entries;
  }

  /** Opens a file, which may be missing, or damaged: then what is left of it counts. */
  static async open(path: string): Promise<FileEdgeCache> {
    const entries = new Map<Digest, Entry>();
    for await (const line of linesOf(path)) {
      const proven = parseLine(line);
      if (proven !== undefined) entries.set(proven.digest, proven);
    }
    return new FileEdgeCache(path, entries);
  }

  /** How many manifests it knows. */
  get size(): number {
    return this.#entries.size;
  }

  /** Whether {@link save} would write anything new. */
  get isChanged(): boolean {
    return this.#added.size > 0 || this.#used.size < this.#entries.size;
  }

  get(digest: Digest, needs: FactsNeed = 'manifest'): ManifestFacts | undefined {
    const known = this.#entries.get(digest);
    if (known === undefined || (needs === 'config' && known.need !== 'config')) return undefined;
    this.#used.add(digest);
    return known.facts;
  }

  set(digest: Digest, facts: ManifestFacts, source: ManifestSource): void {
    this.#entries.set(digest, { facts, need: needMet(source) });
    this.#used.add(digest);
    this.#added.add(digest);
    const line = formatLine(digest, source);
    this.#pending.push(line);
    this.#pendingLength += line.length;
    if (this.#pendingLength >= PORTION) this.#compress();
  }

  /** Writes what this run asked for or learned. Whoever reads the file meanwhile sees the old one or the new one. */
  async save(): Promise<void> {
    this.#compress();
    const temporary = `${this.#path}.${randomUUID()}`;
    await mkdir(dirname(this.#path), { recursive: true });
    try {
      await pipeline(Readable.from(this.#compressed()), createWriteStream(temporary));
      await rename(temporary, this.#path);
    } finally {
      await rm(temporary, { force: true });
    }
  }

  /** Members of a gzip file, one after the other, are one file (RFC 1952, section 2.2). */
  async *#compressed(): AsyncGenerator<Buffer> {
    const old = Readable.from(this.#keptLines()).pipe(createGzip());
    for await (const chunk of old) yield chunk as Buffer;
    yield* this.#portions;
  }

  async *#keptLines(): AsyncGenerator<string> {
    for await (const line of linesOf(this.#path)) {
      const digest = /^\["([^"]*)"/.exec(line)?.[1] as Digest | undefined;
      if (digest !== undefined && this.#used.has(digest) && !this.#added.has(digest)) yield `${line}\n`;
    }
  }

  #compress(): void {
    if (this.#pending.length === 0) return;
    this.#portions.push(gzipSync(`${this.#pending.join('\n')}\n`));
    this.#pending = [];
    this.#pendingLength = 0;
  }
}

/** Lines of a gzip file as far as it can be read. */
async function* linesOf(path: string): AsyncGenerator<string> {
  const source = createReadStream(path);
  const text = createGunzip();
  source.once('error', (error) => text.destroy(error));
  source.pipe(text);
  try {
    for await (const line of createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY })) {
      if (line.length <= MAX_LINE) yield line;
    }
  } catch {
    // Missing, or not what it should be: a cache is never a reason to fail.
  } finally {
    source.destroy();
    text.destroy();
  }
}
