/** What the tests of pulling pull. */
import { startRegistry } from '@container-kit/testing';
import { digestOf, MEDIA_TYPE } from '../../src/index.ts';
import { bytesOf } from './content.ts';

const MiB = 1024 * 1024;

/** A blob that comes in many pieces, and one that does not. */
export const big = bytesOf('big', 3 * MiB);
export const bigBlob = { digest: digestOf(big), size: big.byteLength };
export const small = bytesOf('small', 10_000);
export const smallBlob = { digest: digestOf(small), size: small.byteLength };
/** The smallest of manifests. */
export const manifest = Buffer.from(
  JSON.stringify({ schemaVersion: 2, mediaType: MEDIA_TYPE.ociIndex, manifests: [] }),
);
export const manifestDigest = digestOf(manifest);

/** A registry whose repository `a/b` has both blobs, and the manifest as `x`. */
export async function start(options: Parameters<typeof startRegistry>[0] = {}) {
  const registry = await startRegistry(options);
  await registry.putBlob('a/b', big);
  await registry.putBlob('a/b', small);
  await registry.putManifest('a/b', manifest, { tags: ['x'] });
  return registry;
}
