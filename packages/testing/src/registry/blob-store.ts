import { createHmac, randomBytes } from 'node:crypto';
import { type Digest, parseDigest } from './digest.ts';
import { type ContentSource, sendContent } from './endpoints/blobs.ts';
import { OriginServer, type ServerParts } from './origin-server.ts';
import { type Reply, textReply } from './reply.ts';
import type { RegistryRequest } from './request.ts';

const PREFIX = '/store/';

/**
 * The object store behind a registry that redirects. It accepts a signed URL as it was given, and like S3 answers 400
 * when there is an `Authorization` header beside the signature ("Only one auth mechanism allowed").
 */
class BlobStore {
  readonly #key = randomBytes(16);

  /** Path and query that give access to a blob. The signature holds characters that must not be re-encoded. */
  sign(digest: Digest): string {
    return `${PREFIX}${digest}?X-Signature=${encodeURIComponent(this.#signature(digest))}`;
  }

  /** Answers a request for a signed URL. */
  async answer(source: ContentSource, request: RegistryRequest): Promise<Reply> {
    const digest = parseDigest(request.path.slice(PREFIX.length));
    if (digest === undefined || !request.path.startsWith(PREFIX)) {
      return textReply(404, 'NoSuchKey');
    }
    if (request.headers.authorization !== undefined) {
      return textReply(400, 'InvalidArgument: Only one auth mechanism allowed');
    }
    if (request.query.get('X-Signature') !== this.#signature(digest)) {
      return textReply(403, 'SignatureDoesNotMatch');
    }
    return sendContent(source, request, digest);
  }

  #signature(digest: Digest): string {
    return `${createHmac('sha256', this.#key).update(digest).digest('base64')}+/=`;
  }
}

/** A running object store, and the URL to send a client to. */
export interface RunningBlobStore {
  readonly server: OriginServer;
  readonly redirect: (digest: Digest) => string;
}

/** Starts an object store on a port of its own. */
export async function startBlobStore(parts: ServerParts, source: ContentSource): Promise<RunningBlobStore> {
  const store = new BlobStore();
  const server = await OriginServer.listen('blob-store', parts, (request) => store.answer(source, request));
  return { server, redirect: (digest) => `${server.url}${store.sign(digest)}` };
}
