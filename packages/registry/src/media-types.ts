/** Media types of the OCI image-spec ("Media Types") and of Docker's schema 2, which means the same. */
export const MEDIA_TYPE = {
  ociIndex: 'application/vnd.oci.image.index.v1+json',
  ociManifest: 'application/vnd.oci.image.manifest.v1+json',
  ociConfig: 'application/vnd.oci.image.config.v1+json',
  /** Of artifacts in release candidates of OCI 1.1: it has `blobs`, and is gone from the specification. */
  ociArtifact: 'application/vnd.oci.artifact.manifest.v1+json',
  ociEmpty: 'application/vnd.oci.empty.v1+json',
  ociLayer: 'application/vnd.oci.image.layer.v1.tar',
  ociLayerGzip: 'application/vnd.oci.image.layer.v1.tar+gzip',
  ociLayerZstd: 'application/vnd.oci.image.layer.v1.tar+zstd',
  dockerList: 'application/vnd.docker.distribution.manifest.list.v2+json',
  dockerManifest: 'application/vnd.docker.distribution.manifest.v2+json',
  dockerConfig: 'application/vnd.docker.container.image.v1+json',
  dockerLayerGzip: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
} as const;

const INDEXES: ReadonlySet<string> = new Set([MEDIA_TYPE.ociIndex, MEDIA_TYPE.dockerList]);
const MANIFESTS: ReadonlySet<string> = new Set([MEDIA_TYPE.ociManifest, MEDIA_TYPE.dockerManifest]);
const SCHEMA_1 = /^application\/vnd\.docker\.distribution\.manifest\.v1\+(?:json|prettyjws)$/;
const NOT_DISTRIBUTABLE =
  /^application\/vnd\.(?:oci\.image\.layer\.nondistributable\.v1\.tar(?:\+gzip|\+zstd)?|docker\.image\.rootfs\.foreign\.diff\.tar\.gzip)$/;

/** What a client asks for when it reads a manifest: everything that it understands. */
export const MANIFEST_ACCEPT: readonly string[] = [
  MEDIA_TYPE.ociIndex,
  MEDIA_TYPE.dockerList,
  MEDIA_TYPE.ociManifest,
  MEDIA_TYPE.dockerManifest,
  MEDIA_TYPE.ociArtifact,
];

/** An OCI image index or a Docker manifest list. */
export function isIndex(mediaType: string): boolean {
  return INDEXES.has(mediaType);
}

/** An OCI image manifest or a Docker schema 2 manifest: one image, with config and layers. */
export function isImageManifest(mediaType: string): boolean {
  return MANIFESTS.has(mediaType);
}

/** Anything that lives below `/manifests/`; every other media type is an opaque blob. */
export function isManifest(mediaType: string): boolean {
  return isIndex(mediaType) || isImageManifest(mediaType) || mediaType === MEDIA_TYPE.ociArtifact;
}

/** Docker's schema 1, whose digest does not cover its bytes. It is refused by name. */
export function isSchema1(mediaType: string): boolean {
  return SCHEMA_1.test(mediaType);
}

/** A layer that must be fetched from its `urls` and is not uploaded ("Non-Distributable Layers"). */
export function isNonDistributable(mediaType: string): boolean {
  return NOT_DISTRIBUTABLE.test(mediaType);
}

/** `text/html; charset=utf-8` -> `text/html`: parameters on a response's Content-Type mean nothing here. */
export function withoutParameters(contentType: string): string {
  return contentType.replace(/;.*$/s, '').trim().toLowerCase();
}
