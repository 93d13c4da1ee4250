import type { Digest } from '../digest.ts';
import { OCI_INDEX } from '../manifest-document.ts';
import { jsonReply, type Reply } from '../reply.ts';
import type { StoredManifest } from '../repositories.ts';
import type { RegistryRequest } from '../request.ts';
import { type EndpointContext, requireDigest } from './context.ts';
import { nextLink } from './paging.ts';

/**
 * `GET /v2/<name>/referrers/<digest>`, also with `?artifactType=` (end-12a, 12b). Never 404: an unknown subject, or an
 * unknown repository, has no referrers yet.
 */
export async function listReferrers(
  context: EndpointContext,
  request: RegistryRequest,
  name: string,
  reference: string,
): Promise<Reply> {
  const subject = requireDigest(context, reference);
  const artifactType = request.query.get('artifactType');
  const all = [...context.repositories.get(name).manifests.values()]
    .filter((manifest) => manifest.subject === subject)
    .filter((manifest) => artifactType === null || manifest.artifactType === artifactType)
    .sort((left, right) => (left.digest < right.digest ? -1 : 1));
  const after = all.filter(({ digest }) => digest > (request.query.get('last') ?? ''));
  const page = after.slice(0, context.capabilities.referrersPage);
  const filter: Readonly<Record<string, string>> = artifactType === null ? {} : { artifactType };
  const end = page.at(-1)?.digest;
  const link =
    end === undefined || page.length === after.length ? undefined : nextPage(name, subject, filter, end);
  const index = { schemaVersion: 2, mediaType: OCI_INDEX, manifests: page.map(toDescriptor) };
  return jsonReply(200, index, {
    'Content-Type': OCI_INDEX,
    'OCI-Filters-Applied': artifactType === null ? undefined : 'artifactType',
    Link: link,
  });
}

function nextPage(
  name: string,
  subject: Digest,
  filter: Readonly<Record<string, string>>,
  last: Digest,
): string {
  return nextLink(`/v2/${name}/referrers/${subject}`, { ...filter, last });
}

function toDescriptor({ mediaType, digest, bytes, artifactType, annotations }: StoredManifest): object {
  return {
    mediaType,
    digest,
    size: bytes.length,
    ...(artifactType === undefined ? {} : { artifactType }),
    ...(annotations === undefined ? {} : { annotations }),
  };
}
