import { algorithmOf, type Digest, digestOf, parseDigest } from '../digest.ts';
import { isTag } from '../grammar.ts';
import { readManifest } from '../manifest-document.ts';
import { OciError } from '../oci-error.ts';
import { emptyReply, type Reply } from '../reply.ts';
import type { StoredManifest } from '../repositories.ts';
import { type RegistryRequest, readBody } from '../request.ts';
import { digestHeader, type EndpointContext, requireDigest } from './context.ts';
import { locate } from './location.ts';
import { checkAccept, checkImmutable, checkPreconditions, checkReferences } from './manifest-rules.ts';

/** `GET` and `HEAD /v2/<name>/manifests/<tag-or-digest>` (end-3). */
export async function getManifest(
  context: EndpointContext,
  request: RegistryRequest,
  name: string,
  reference: string,
): Promise<Reply> {
  requireReference(context, reference);
  const manifest = findManifest(context, name, reference);
  checkAccept(context, request, manifest);
  return {
    status: 200,
    headers: {
      'Content-Type': manifest.mediaType,
      ETag: context.capabilities.conditionalPush ? `"${manifest.digest}"` : undefined,
      ...digestHeader(context, manifest.digest),
    },
    body: manifest.bytes,
  };
}

/** `PUT /v2/<name>/manifests/<tag-or-digest>` (end-7a), by digest also with `?tag=` (end-7b). */
export async function putManifest(
  context: EndpointContext,
  request: RegistryRequest,
  name: string,
  reference: string,
): Promise<Reply> {
  const expected = requireReference(context, reference);
  const tags = wantedTags(context, request, reference, expected);
  const { manifestLimit } = context.capabilities;
  const bytes = await readBody(request, manifestLimit, `a manifest may have ${manifestLimit} bytes`);
  const digest = digestOf(bytes, expected === undefined ? 'sha256' : algorithmOf(expected));
  if (expected !== undefined && digest !== expected) {
    const message = `the manifest was pushed as ${expected} but has the digest ${digest}`;
    throw new OciError(400, 'DIGEST_INVALID', message, { detail: { expected, actual: digest } });
  }
  const manifest = { ...readManifest(bytes, request.headers['content-type']), digest, bytes };
  checkPreconditions(context, request, name, reference);
  checkImmutable(context, name, tags);
  checkReferences(context, name, manifest);
  await context.repositories.putManifest(name, manifest, tags);
  return pushed(context, request, name, manifest, expected === undefined ? [] : tags);
}

/** `DELETE /v2/<name>/manifests/<tag-or-digest>` (end-9): a tag, or a manifest with all its tags. */
export async function deleteManifest(
  context: EndpointContext,
  name: string,
  reference: string,
): Promise<Reply> {
  const digest = requireReference(context, reference);
  const { repositories, capabilities } = context;
  const rule = digest === undefined ? capabilities.deleteTag : capabilities.deleteManifest;
  if (rule === 'refused') {
    const what = digest === undefined ? 'tags' : 'manifests';
    throw new OciError(405, 'UNSUPPORTED', `this registry does not delete ${what}`);
  }
  repositories.requireRepository(name);
  const manifest = findManifest(context, name, reference);
  if (rule === 'untagged' && [...repositories.get(name).tags.values()].includes(manifest.digest)) {
    throw new OciError(403, 'DENIED', `${manifest.digest} is still tagged`);
  }
  if (digest === undefined) {
    await repositories.removeTag(name, reference);
  } else {
    await repositories.removeManifest(name, digest);
  }
  return emptyReply(202);
}

function pushed(
  context: EndpointContext,
  request: RegistryRequest,
  name: string,
  manifest: StoredManifest,
  tags: readonly string[],
): Reply {
  const { subject, digest } = manifest;
  return emptyReply(201, {
    Location: locate(context, request, `/v2/${name}/manifests/${digest}`),
    'OCI-Subject': context.capabilities.subjectHeader ? subject : undefined,
    'OCI-Tag': tags.length > 0 ? tags : undefined,
    ...digestHeader(context, digest),
  });
}

function findManifest({ repositories }: EndpointContext, name: string, reference: string): StoredManifest {
  const manifest = repositories.find(name, reference);
  if (manifest === undefined) {
    const detail = { name, reference };
    throw repositories.exists(name)
      ? new OciError(404, 'MANIFEST_UNKNOWN', `manifest ${reference} is not known`, { detail })
      : new OciError(404, 'NAME_UNKNOWN', `repository ${name} is not known`, { detail });
  }
  return manifest;
}

/** The digest of a reference, or `undefined` for a tag; throws 400 for what is neither. */
function requireReference(context: EndpointContext, reference: string): Digest | undefined {
  if (isTag(reference)) {
    return undefined;
  }
  if (parseDigest(reference) === undefined && !reference.includes(':')) {
    throw new OciError(400, 'MANIFEST_INVALID', `${JSON.stringify(reference)} is neither a tag nor a digest`);
  }
  return requireDigest(context, reference);
}

function wantedTags(
  { capabilities }: EndpointContext,
  request: RegistryRequest,
  reference: string,
  digest: Digest | undefined,
): readonly string[] {
  if (digest === undefined) {
    return [reference];
  }
  const tags = capabilities.tagParameters ? [...new Set(request.query.getAll('tag'))] : [];
  const broken = tags.find((tag) => !isTag(tag));
  if (broken !== undefined) {
    throw new OciError(400, 'MANIFEST_INVALID', `${JSON.stringify(broken)} is not a tag`);
  }
  return tags;
}
