import type { Digest } from '../digest.ts';
import type { Descriptor } from '../manifest.ts';
import type { UploadOutcome } from '../repository/upload.ts';

/** What happens during a push, for log lines. */
export type PushEvent =
  | {
      readonly kind: 'bytes';
      /** Blob bytes that need no more sending: sent, mounted or found in place. Never more than `total`. */
      readonly done: number;
      /** Sum over all registries, as each one gets every blob once. */
      readonly total: number;
    }
  | {
      readonly kind: 'blob';
      readonly registry: string;
      readonly repository: string;
      readonly descriptor: Descriptor;
      readonly outcome: UploadOutcome;
    }
  | {
      readonly kind: 'manifest';
      readonly registry: string;
      readonly repository: string;
      readonly digest: Digest;
    }
  | {
      readonly kind: 'tag';
      readonly registry: string;
      readonly repository: string;
      readonly tag: string;
      readonly digest: Digest;
    };

/** How far all blobs together are. */
export type BytesEvent = Extract<PushEvent, { readonly kind: 'bytes' }>;

/** Adds up how far every blob is; an upload that starts over takes its part back. */
export class ByteCounter {
  readonly #total: number;
  readonly #report: (event: BytesEvent) => void;
  readonly #done = new Map<string, Map<Digest, number>>();
  #sum = 0;

  constructor(total: number, report: (event: BytesEvent) => void) {
    this.#total = total;
    this.#report = report;
  }

  /** So many bytes of one blob are at one registry now. */
  set(registry: string, digest: Digest, bytes: number): void {
    const blobs = this.#done.get(registry) ?? new Map<Digest, number>();
    this.#done.set(registry, blobs);
    this.#sum += bytes - (blobs.get(digest) ?? 0);
    blobs.set(digest, bytes);
    this.#report({ kind: 'bytes', done: this.#sum, total: this.#total });
  }
}
