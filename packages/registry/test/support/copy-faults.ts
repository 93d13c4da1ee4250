import type { TestRegistry } from '@container-kit/testing';
import { MEDIA_TYPE } from '../../src/index.ts';

/** What the faults of the catalogue are done to. */
export interface CopyEnds {
  readonly from: TestRegistry;
  readonly to: TestRegistry;
  /** A layer of the image that is copied. */
  readonly layer: string;
}

/** A fault during a copy from one registry to another, by its group in the catalogue. */
export interface CopyFault {
  /** Number in the catalogue. */
  readonly group: number;
  readonly title: string;
  /** It strikes at the referrers, which not every client looks at. */
  readonly referrers?: true;
  /** It strikes when the first blob is being sent; at the start when left out. */
  readonly midway?: true;
  readonly spoil: (ends: CopyEnds) => void;
}

const always = Number.POSITIVE_INFINITY;
const GET_BLOB = { method: 'GET', path: /blobs\/sha256/ } as const;
const PUT_BLOB = { method: 'PUT', path: /blobs\/uploads/ } as const;
const html = { status: 200, body: '<html>log in</html>', headers: { 'content-type': 'text/html' } } as const;

/** Faults that a copy survives: everything arrives, and the tag moves. */
export const SURVIVABLE: readonly CopyFault[] = [
  {
    group: 2,
    title: 'tokens die in the middle, at both ends',
    midway: true,
    spoil: ({ from, to }) => {
      from.revokeTokens();
      to.revokeTokens();
    },
  },
  {
    group: 6,
    title: '429 with a wait, on reading',
    spoil: ({ from }) => from.fail({ times: 3, action: { throttle: 5000 } }),
  },
  {
    group: 6,
    title: '429 with a wait, on writing',
    spoil: ({ to }) => to.fail({ method: 'PUT', times: 3, action: { throttle: 5000 } }),
  },
  {
    group: 7,
    title: '500 on reading blobs',
    spoil: ({ from }) => from.fail({ ...GET_BLOB, times: 2, action: { status: 500 } }),
  },
  {
    group: 7,
    title: '503 on reading blobs',
    spoil: ({ from }) => from.fail({ ...GET_BLOB, times: 2, action: { status: 503 } }),
  },
  {
    group: 7,
    title: '502 on writing manifests',
    spoil: ({ to }) => to.fail({ method: 'PUT', path: /manifests/, times: 2, action: { status: 502 } }),
  },
  {
    group: 7,
    title: '503 on opening uploads',
    spoil: ({ to }) => to.fail({ method: 'POST', times: 2, action: { status: 503 } }),
  },
  {
    group: 7,
    title: '504 on the last PUT of a blob',
    spoil: ({ to }) => to.fail({ ...PUT_BLOB, times: 2, action: { status: 504 } }),
  },
  {
    group: 9,
    title: 'a blob that ends too early',
    spoil: ({ from, layer }) => from.fail({ path: new RegExp(layer), action: { truncate: 500_000 } }),
  },
  {
    group: 11,
    title: 'a chunked blob that ends early',
    spoil: ({ from, layer }) =>
      from.fail({ path: new RegExp(layer), action: { truncate: 500_000, cleanly: true } }),
  },
  {
    group: 12,
    title: 'bytes too many after a blob',
    spoil: ({ from, layer }) => from.fail({ path: new RegExp(layer), action: { append: 'extra' } }),
  },
  {
    group: 13,
    title: 'a flipped bit in a blob',
    spoil: ({ from, layer }) => from.fail({ path: new RegExp(layer), action: { corrupt: true } }),
  },
  {
    group: 13,
    title: 'a flipped bit in a manifest',
    spoil: ({ from }) => from.fail({ path: /manifests\/sha256/, action: { corrupt: true } }),
  },
  { group: 15, title: 'no Docker-Content-Digest', spoil: ({ from, to }) => noDigests(from, to) },
  { group: 16, title: 'HEAD is answered with 405', spoil: ({ from, to }) => noHead(from, to) },
  {
    group: 20,
    title: 'an upload that is cut',
    spoil: ({ to }) => to.fail({ ...PUT_BLOB, action: { resetUpload: 300_000 } }),
  },
  {
    group: 20,
    title: 'an upload session that is gone',
    spoil: ({ to }) =>
      to.fail({
        ...PUT_BLOB,
        action: { status: 404, body: { errors: [{ code: 'BLOB_UPLOAD_UNKNOWN', message: '' }] } },
      }),
  },
  {
    group: 21,
    title: 'a lost acknowledgement of a blob',
    spoil: ({ to }) => to.fail({ ...PUT_BLOB, action: 'lost-ack' }),
  },
  {
    group: 21,
    title: 'a lost acknowledgement of a manifest',
    spoil: ({ to }) => to.fail({ method: 'PUT', path: /manifests\/sha256/, action: 'lost-ack' }),
  },
  {
    group: 21,
    title: 'a lost acknowledgement of a tag',
    spoil: ({ to }) => to.fail({ method: 'PUT', path: /manifests\/v1/, action: 'lost-ack' }),
  },
  {
    group: 23,
    title: 'silence before the answer',
    spoil: ({ from }) => from.fail({ ...GET_BLOB, action: 'stall' }),
  },
  {
    group: 23,
    title: 'silence in the middle of a blob',
    spoil: ({ from, layer }) => from.fail({ path: new RegExp(layer), action: { stallAfter: 400_000 } }),
  },
  {
    group: 23,
    title: 'silence after an upload',
    spoil: ({ to }) => to.fail({ ...PUT_BLOB, action: 'stall' }),
  },
  {
    group: 24,
    title: 'a blob slower than the floor',
    spoil: ({ from, layer }) => from.fail({ path: new RegExp(layer), action: { slow: 2000 } }),
  },
  {
    group: 38,
    title: 'connections that are reset',
    spoil: ({ from, to }) => {
      from.fail({ action: 'reset' });
      to.fail({ after: 1, action: 'reset' });
    },
  },
  {
    group: 40,
    title: 'warnings',
    spoil: ({ to }) =>
      to.fail({
        method: 'PUT',
        times: 3,
        action: { setHeaders: { warning: '299 - "quota is nearly used up"' } },
      }),
  },
];

/** Faults that no client can survive: the copy fails, and no tag moves. */
export const FATAL: readonly CopyFault[] = [
  {
    group: 5,
    title: '403 on reading',
    spoil: ({ from }) => from.fail({ ...GET_BLOB, times: always, action: { status: 403 } }),
  },
  {
    group: 8,
    title: '200 with a web page in place of a manifest',
    spoil: ({ from }) => from.fail({ path: /manifests\/sha256/, times: always, action: html }),
  },
  {
    group: 8,
    title: '200 with a web page in place of a blob',
    spoil: ({ from, layer }) => from.fail({ path: new RegExp(layer), times: always, action: html }),
  },
  {
    group: 14,
    title: 'a blob that is something else',
    spoil: ({ from, layer }) =>
      from.fail({ path: new RegExp(layer), times: always, action: { corrupt: true } }),
  },
  {
    group: 14,
    title: 'a manifest that is something else',
    spoil: ({ from }) => from.fail({ path: /manifests\/sha256/, times: always, action: { corrupt: true } }),
  },
  {
    group: 18,
    title: 'a circle of redirects',
    spoil: ({ from, layer }) =>
      from.fail({
        path: new RegExp(layer),
        times: always,
        action: { status: 307, headers: { location: `/v2/a/b/blobs/${layer}` } },
      }),
  },
  {
    group: 25,
    title: '413 for a manifest',
    spoil: ({ to }) => to.fail({ method: 'PUT', path: /manifests/, times: always, action: { status: 413 } }),
  },
  {
    group: 29,
    title: 'a blob that is missing',
    spoil: ({ from, layer }) =>
      from.fail({
        path: new RegExp(layer),
        times: always,
        action: { status: 404, body: { errors: [{ code: 'BLOB_UNKNOWN', message: '' }] } },
      }),
  },
  {
    group: 30,
    title: 'referrers that cannot be listed',
    referrers: true,
    spoil: ({ from }) => from.fail({ path: /referrers/, times: always, action: { status: 429 } }),
  },
  {
    group: 36,
    title: 'a list of referrers without end',
    referrers: true,
    spoil: ({ from }) =>
      from.fail({
        path: /referrers/,
        times: always,
        action: {
          status: 200,
          headers: { 'content-type': MEDIA_TYPE.ociIndex },
          body: `{"x":"${'x'.repeat(5 * 1024 * 1024)}"}`,
        },
      }),
  },
];

function noDigests(...registries: readonly TestRegistry[]): void {
  for (const registry of registries) {
    registry.fail({
      times: always,
      path: /manifests/,
      action: { setHeaders: { 'Docker-Content-Digest': undefined } },
    });
  }
}

function noHead(...registries: readonly TestRegistry[]): void {
  for (const registry of registries) {
    registry.fail({ method: 'HEAD', times: always, action: { status: 405 } });
  }
}
