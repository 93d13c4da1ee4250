import type { Readable } from 'node:stream';
import type { Digest } from '../digest.ts';

/** Bytes of one upload that are not content yet. Writes must not overlap. */
export interface Staging {
  /** Bytes written so far. */
  readonly size: number;
  /** Appends bytes. */
  write(chunk: Buffer): Promise<void>;
  /** Reads everything written so far. */
  read(): Readable;
  /** Turns the bytes into content under `digest`, in one atomic step. The caller has checked the digest. */
  commit(digest: Digest): Promise<void>;
  /** Throws the bytes away. */
  discard(): Promise<void>;
}

/** A byte range, both ends included, as in `Content-Range`. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Where a registry keeps its bytes. Content is shared by all repositories and addressed by digest; records are the
 * small facts about repositories (which blobs, manifests and tags they hold), one per key.
 */
export interface Storage {
  /** Starts an upload. */
  stage(): Promise<Staging>;
  /** Size of content in bytes; `undefined` when there is none under this digest. */
  size(digest: Digest): Promise<number | undefined>;
  /** Reads content that exists, whole or in part. */
  read(digest: Digest, range?: ByteRange): Readable;
  /** Removes content. Removing what is absent is no error. */
  remove(digest: Digest): Promise<void>;
  /** Writes a record. Records are written in the order of the calls. */
  putRecord(key: string, value: Buffer): Promise<void>;
  /** Removes a record. Removing what is absent is no error. */
  removeRecord(key: string): Promise<void>;
  /** Every record that was there when the storage was opened. */
  records(): AsyncIterable<readonly [key: string, value: Buffer]>;
}
