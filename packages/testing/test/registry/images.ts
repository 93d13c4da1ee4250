import { type Algorithm, type Digest, digestOf, type TestRegistry } from '../../src/registry/index.ts';
import {
  DOCKER_LIST,
  DOCKER_MANIFEST,
  OCI_INDEX,
  OCI_MANIFEST,
} from '../../src/registry/manifest-document.ts';
import { bytesOf, pushBlob } from './fixture.ts';

export { DOCKER_LIST, DOCKER_MANIFEST, OCI_INDEX, OCI_MANIFEST };
export const OCI_CONFIG = 'application/vnd.oci.image.config.v1+json';
export const OCI_LAYER = 'application/vnd.oci.image.layer.v1.tar+gzip';
export const EMPTY_JSON = 'application/vnd.oci.empty.v1+json';

/** A descriptor as it stands in a manifest. */
export interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
  readonly data?: string;
  readonly urls?: readonly string[];
  readonly platform?: { readonly os: string; readonly architecture: string };
}

/** A manifest with what is needed to push it. */
export interface Manifest extends Descriptor {
  readonly digest: Digest;
  readonly bytes: Buffer;
}

/** Describes bytes. */
export function describeBytes(mediaType: string, bytes: Buffer, algorithm: Algorithm = 'sha256'): Descriptor {
  return { mediaType, digest: digestOf(bytes, algorithm), size: bytes.length };
}

/** Makes a manifest out of its fields. */
export function manifestOf(
  fields: { readonly mediaType: string } & Readonly<Record<string, unknown>>,
  algorithm: Algorithm = 'sha256',
): Manifest {
  const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, ...fields }));
  return { mediaType: fields.mediaType, digest: digestOf(bytes, algorithm), size: bytes.length, bytes };
}

/** A descriptor alone, without the bytes it describes. */
export function descriptorOf({ mediaType, digest, size }: Descriptor): Descriptor {
  return { mediaType, digest, size };
}

/** An image whose config and layers are made up on the spot and pushed; the manifest itself is not. */
export async function pushImageBlobs(
  registry: TestRegistry,
  repository: string,
  fields: Readonly<Record<string, unknown>> = {},
  layers = 2,
): Promise<Manifest> {
  const config = Buffer.from(
    JSON.stringify({ architecture: 'amd64', os: 'linux', id: bytesOf(8).toString('hex') }),
  );
  const contents = Array.from({ length: layers }, () => bytesOf(64));
  for (const content of [config, ...contents]) {
    await pushBlob(registry, repository, content);
  }
  return manifestOf({
    mediaType: OCI_MANIFEST,
    config: describeBytes(OCI_CONFIG, config),
    layers: contents.map((content) => describeBytes(OCI_LAYER, content)),
    ...fields,
  });
}
