import { at, isJsonObject, textAt } from '@container-kit/core';
import type { Entries } from './entries.ts';
import { type CacheReply, json } from './reply.ts';

/** What the RPCs work with. */
export interface ServiceContext {
  readonly entries: Entries;
  readonly root: string;
  readonly readOnly: boolean;
  readonly violations: string[];
}

/** Every address carries its permission in its query, as Azure's shared access signatures do. */
export const SIGNATURE = 'sv=2025-11-05&sig=c2lnbmF0dXJl%2Bw%3D%3D';

/** Fields by method; all are needed but the last. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  GetCacheEntryDownloadURL: ['key', 'version', 'restore_keys', 'metadata'],
  CreateCacheEntry: ['key', 'version', 'metadata'],
  FinalizeCacheEntryUpload: ['key', 'version', 'size_bytes', 'metadata'],
};

/** Answers one RPC in Twirp's JSON (twitchtv.github.io/twirp, "Errors"). */
export function answerCall(method: string, body: string, context: ServiceContext): CacheReply {
  const fields = FIELDS[method];
  if (fields === undefined) return json(404, { code: 'bad_route', msg: `no method ${method}` });
  const message: unknown = JSON.parse(body);
  const unknown = Object.keys(isJsonObject(message) ? message : {}).filter((name) => !fields.includes(name));
  for (const name of unknown) context.violations.push(`${method} has no field ${name}`);
  const key = textAt(message, 'key') ?? '';
  const version = textAt(message, 'version') ?? '';
  if (key === '' || key.length > 512 || key.includes(',') || version === '') {
    return json(400, { code: 'invalid_argument', msg: 'key or version is not valid' });
  }
  if (method === 'GetCacheEntryDownloadURL') return find(context, key, version);
  if (context.readOnly) return json(403, { code: 'permission_denied', msg: 'the token may only read' });
  return method === 'CreateCacheEntry'
    ? create(context, key, version)
    : finish(context, key, version, at(message, 'size_bytes'));
}

function find({ entries, root }: ServiceContext, key: string, version: string): CacheReply {
  const entry = entries.match(key, version);
  if (entry === undefined) return json(200, { ok: false, signed_download_url: '', matched_key: '' });
  const address = `${root}/blob/${entry.id}?${SIGNATURE}`;
  return json(200, { ok: true, signed_download_url: address, matched_key: entry.key });
}

function create({ entries, root }: ServiceContext, key: string, version: string): CacheReply {
  const entry = entries.reserve(key, version);
  if (entry === undefined) {
    const msg = 'cache entry with the same key, version, and scope already exists';
    return json(409, { code: 'already_exists', msg });
  }
  return json(200, { ok: true, signed_upload_url: `${root}/blob/${entry.id}?${SIGNATURE}`, message: '' });
}

function finish({ entries }: ServiceContext, key: string, version: string, size: unknown): CacheReply {
  const entry = entries.reserved(key, version);
  if (entry?.content === undefined || String(entry.content.length) !== size) {
    return json(200, { ok: false, entry_id: '0', message: 'there is no upload of this size' });
  }
  entry.finished = true;
  return json(200, { ok: true, entry_id: String(entry.id), message: '' });
}
