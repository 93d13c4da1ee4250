import type { Digest } from '../digest.ts';
import { InvalidManifestError } from '../fields.ts';
import type { Referrer, ReferrerQuery } from '../graph/source.ts';
import { type Descriptor, MAX_MANIFEST_BYTES, parseManifest } from '../manifest.ts';
import { MEDIA_TYPE, withoutParameters } from '../media-types.ts';
import { apiPath, pull, type RepositoryContext, send } from '../repository/context.ts';
import { type FetchedManifest, findManifest } from '../repository/manifests.ts';
import { nextPage, type Page, readPages } from '../repository/paging.ts';
import type { Answer } from '../transport/answer.ts';
import type { Target } from '../transport/target.ts';
import { fallbackTag, readFallback } from './fallback-tag.ts';
import { artifactTypeOf, refersTo } from './relation.ts';

/**
 * Statuses of registries without the API. GHCR sends its callers to another host, with a 303 that leads nowhere
 * (artifacthub/hub#4785). All others are errors: a 403 or 429 must never read as "nothing is attached".
 */
const UNSUPPORTED = [301, 302, 303, 307, 308, 404, 405, 501];

/**
 * Lists what refers to a manifest: by the referrers API (OCI distribution-spec, "Listing Referrers") or, where
 * there is none, by the fallback tag. Entries of a fallback tag were written by clients, so each is read and must
 * really have this subject; what does not, or does not exist, is left out.
 *
 * @throws RegistryError
 */
export async function listReferrers(
  context: RepositoryContext,
  subject: Digest,
  query: ReferrerQuery = {},
): Promise<readonly Referrer[]> {
  const listed = await askApi(context, subject, query.artifactType);
  if (listed !== undefined) {
    return listed.map((descriptor) => ({ descriptor }));
  }
  const tags = await query.tags?.();
  if (tags !== undefined && !tags.has(fallbackTag(subject))) {
    return [];
  }
  const referrers = await readFallbackReferrers(context, subject, query);
  const { artifactType } = query;
  return artifactType === undefined
    ? referrers
    : referrers.filter(({ descriptor }) => descriptor.artifactType === artifactType);
}

/** Asks the referrers API. @returns undefined when the repository has none */
export async function askApi(
  context: RepositoryContext,
  subject: Digest,
  artifactType?: string,
): Promise<readonly Descriptor[] | undefined> {
  const { repository, host } = context;
  if (host.referrers.isSupported(repository) === false) {
    return undefined;
  }
  const filter = artifactType === undefined ? '' : `?artifactType=${encodeURIComponent(artifactType)}`;
  const first = apiPath(context, `referrers/${subject}${filter}`);
  const read = (to: string | Target) => readPage(context, to, artifactType);
  const list = (): Promise<readonly Descriptor[] | undefined> => readPages(first, 'list of referrers', read);
  let entries: readonly Descriptor[] | undefined;
  try {
    entries = await list();
  } catch (error) {
    if (!(error instanceof InvalidManifestError)) {
      throw error;
    }
    // A list has no digest to check: one that makes no sense may have been damaged on the way.
    entries = await list();
  }
  host.referrers.learn(repository, entries !== undefined);
  return entries;
}

function readPage(
  context: RepositoryContext,
  to: string | Target,
  artifactType: string | undefined,
): Promise<Page<Descriptor> | undefined> {
  const request = {
    method: 'GET',
    to,
    headers: { accept: MEDIA_TYPE.ociIndex },
    scopes: pull(context),
    accept: [200, ...UNSUPPORTED],
    stayOnOrigin: true,
  } as const;
  return send(context, request, async (answer) => {
    const type = withoutParameters(answer.header('content-type') ?? '');
    // Some registries answer 200 with something else to every path that they do not know (sigstore-js#1187).
    if (answer.status !== 200 || type !== MEDIA_TYPE.ociIndex) {
      await answer.skip();
      return undefined;
    }
    const index = parseManifest(await answer.bytes(MAX_MANIFEST_BYTES), type);
    const all = index.kind === 'index' ? index.manifests : [];
    return { items: all.filter(wanted(answer, artifactType)), next: nextPage(answer, 'list of referrers') };
  });
}

/** A registry that does not say `OCI-Filters-Applied` has sent everything. */
function wanted(answer: Answer, artifactType: string | undefined): (entry: Descriptor) => boolean {
  const applied = (answer.header('oci-filters-applied') ?? '').split(',').map((name) => name.trim());
  return artifactType === undefined || applied.includes('artifactType')
    ? () => true
    : (entry) => entry.artifactType === artifactType;
}

async function readFallbackReferrers(
  context: RepositoryContext,
  subject: Digest,
  { onIgnored }: ReferrerQuery,
): Promise<readonly Referrer[]> {
  const index = await readFallback(context, subject);
  if (index === undefined || index === 'foreign') {
    return [];
  }
  const read = await Promise.all(
    index.entries.map(async (entry) => {
      const fetched = await findManifest(context, entry.digest);
      if (fetched !== undefined && refersTo(fetched, subject)) {
        return describe(entry, fetched);
      }
      onIgnored?.(entry.digest, fetched === undefined ? 'absent' : 'foreign');
      return undefined;
    }),
  );
  return read.filter((referrer) => referrer !== undefined);
}

/** The manifest itself knows its type best: older clients left it out of the entry. */
function describe(entry: Descriptor, fetched: FetchedManifest): Referrer {
  const artifactType = artifactTypeOf(fetched);
  return { descriptor: { ...entry, ...(artifactType === undefined ? {} : { artifactType }) }, fetched };
}
