import type { IncomingMessage } from 'node:http';
import type { Entries, Entry } from './entries.ts';
import type { CacheReply } from './reply.ts';
import { SIGNATURE } from './service.ts';

/** Azure's blob storage, as far as the cache uses it: whole blobs, and blobs of blocks. */
export class BlobStorage {
  readonly #entries: Entries;
  readonly #violations: string[];
  readonly #blocks = new Map<string, Buffer>();

  constructor(entries: Entries, violations: string[]) {
    this.#entries = entries;
    this.#violations = violations;
  }

  answer(request: IncomingMessage, url: URL, body: Buffer): CacheReply {
    const entry = this.#entries.byId(Number(url.pathname.slice('/blob/'.length)));
    if (!url.search.startsWith(`?${SIGNATURE}`)) return { status: 403, body: '<Error/>' };
    if (entry === undefined) return { status: 404, body: '<Error/>' };
    if (request.headers.authorization !== undefined) {
      this.#violations.push('the storage got a token that is the service’s');
    }
    if (request.method === 'GET') return { status: 200, body: entry.content ?? '' };
    if (request.headers['content-length'] === undefined) return { status: 411, body: '<Error/>' };
    return this.#put(request, url, body, entry);
  }

  #put(request: IncomingMessage, url: URL, body: Buffer, entry: Entry): CacheReply {
    const operation = url.searchParams.get('comp');
    const block = url.searchParams.get('blockid') ?? '';
    if (operation === 'block') {
      this.#blocks.set(`${entry.id} ${block}`, body);
    } else if (operation === 'blocklist') {
      const ids = [...String(body).matchAll(/<Latest>([^<]*)<\/Latest>/g)].map(([, id = '']) => id);
      const blocks = ids.map((id) => this.#blocks.get(`${entry.id} ${id}`));
      if (blocks.includes(undefined)) return { status: 400, body: '<Error/>' };
      entry.content = Buffer.concat(blocks.filter((one) => one !== undefined));
    } else {
      if (request.headers['x-ms-blob-type'] !== 'BlockBlob') return { status: 400, body: '<Error/>' };
      entry.content = body;
    }
    return { status: 201 };
  }
}
