import type { Digest } from '../digest.ts';
import type { Descriptor } from '../manifest.ts';
import type { UploadOutcome } from '../repository/upload.ts';

/** What happens during a copy, for log lines. `place` is `ghcr.io/org/app` or the path of a layout. */
export type CopyEvent =
  | {
      readonly kind: 'bytes';
      /** Blob bytes that need no more sending: sent, mounted or found in place. Never more than `total`. */
      readonly done: number;
      readonly total: number;
    }
  | {
      readonly kind: 'blob';
      readonly place: string;
      readonly descriptor: Descriptor;
      readonly outcome: UploadOutcome;
    }
  | { readonly kind: 'manifest'; readonly place: string; readonly digest: Digest }
  | {
      readonly kind: 'tag';
      readonly place: string;
      readonly tag: string;
      readonly from: Digest | null;
      readonly to: Digest;
    };
