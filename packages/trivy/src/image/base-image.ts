/** Finds the image that another one was built on. */
import { at, isJsonObject, textAt } from '@container-kit/core';
import { type Digest, isDigest, type RegistryClient, readImage, type Source } from '@container-kit/registry';
import { formatRepository, parseReference, type Reference } from '@container-kit/registry/reference';
import { type PlatformFacts, readImageFacts } from './facts.ts';

/** A base image, found and proven: its layers are the lowest ones of the image. */
export interface BaseImage {
  /** Repository, and tag where the image names one. */
  readonly reference: Reference;
  /** `name@digest`, of the image or index that was named. */
  readonly name: string;
  readonly digest: Digest;
  /** Of each platform of the image that has this base: its layers, lowest first. */
  readonly diffIds: ReadonlyMap<string, readonly string[]>;
}

/** Where to look. */
export interface BaseImageSources {
  readonly client: RegistryClient;
  /** Ends the search: what was found by then counts. */
  readonly signal?: AbortSignal;
  /** Told why a candidate was passed over, which may be the network. */
  readonly onProblem: (reference: string, problem: unknown) => void;
}

/** A build with more base images than this has them for the build alone. */
const MAX_CANDIDATES = 16;

/**
 * Looks through what the image says it was built from: the annotations `org.opencontainers.image.base.*`
 * (OCI image spec, annotations.md), and the materials of BuildKit's provenance. What it says is only a hint: the base
 * is the candidate whose layers the image begins with, most of them.
 *
 * @returns undefined when there is none, or none that can be read
 */
export async function findBaseImage(
  platforms: readonly PlatformFacts[],
  { client, signal, onProblem }: BaseImageSources,
): Promise<BaseImage | undefined> {
  const found: BaseImage[] = [];
  for (const candidate of candidatesOf(platforms).slice(0, MAX_CANDIDATES)) {
    const reference = tryParse(candidate.name);
    if (reference === undefined) continue;
    try {
      found.push(
        await inspect(reference, candidate.digest, platforms, repositoryOf(reference, client, signal)),
      );
    } catch (error) {
      onProblem(candidate.name, error);
    }
  }
  const [best] = found.toSorted((a, b) => layersOf(b) - layersOf(a));
  return best === undefined || layersOf(best) === 0 ? undefined : best;
}

interface Candidate {
  readonly name: string;
  readonly digest: Digest | undefined;
}

function candidatesOf(platforms: readonly PlatformFacts[]): readonly Candidate[] {
  const all = platforms.flatMap((platform) => [
    ...annotatedBase(platform),
    ...materialsOf(platform.provenance?.predicate).flatMap(readMaterial),
  ]);
  return [...new Map(all.map((one) => [`${one.name} ${one.digest}`, one])).values()];
}

function annotatedBase({ annotations }: PlatformFacts): readonly Candidate[] {
  const name = annotations['org.opencontainers.image.base.name'];
  const digest = annotations['org.opencontainers.image.base.digest'];
  if (name === undefined || name === '') return [];
  return [{ name, digest: digest !== undefined && isDigest(digest) ? digest : undefined }];
}

/** `materials` of SLSA 0.2, `resolvedDependencies` of SLSA 1. */
function materialsOf(predicate: unknown): readonly unknown[] {
  const list = at(predicate, 'materials') ?? at(predicate, 'buildDefinition', 'resolvedDependencies');
  return Array.isArray(list) ? list : [];
}

/** `pkg:docker/alpine@3.20?digest=sha256:...&platform=linux%2Famd64` (BuildKit, docs/attestations/slsa-definitions.md). */
function readMaterial(material: unknown): readonly Candidate[] {
  const uri = textAt(material, 'uri') ?? '';
  const match = /^pkg:docker\/([^@?#]+)(?:@([^?#]+))?(?:\?([^#]*))?/.exec(uri);
  if (match === null) return [];
  const [, path = '', version = ''] = match;
  const digests = at(material, 'digest');
  const sha256 = isJsonObject(digests) ? textAt(digests, 'sha256') : undefined;
  const digest = new URLSearchParams(match[3]).get('digest') ?? (sha256 && `sha256:${sha256}`) ?? '';
  const tag = decode(version);
  return [
    {
      name: `${decode(path)}${tag === '' || isDigest(tag) ? '' : `:${tag}`}`,
      digest: isDigest(digest) ? digest : undefined,
    },
  ];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function tryParse(name: string): Reference | undefined {
  try {
    return parseReference(name);
  } catch {
    return undefined;
  }
}

function repositoryOf(
  { registry, repository }: Reference,
  client: RegistryClient,
  signal: AbortSignal | undefined,
): Source {
  return client.repository(registry, repository, signal === undefined ? {} : { signal });
}

async function inspect(
  reference: Reference,
  digest: Digest | undefined,
  platforms: readonly PlatformFacts[],
  repository: Source,
): Promise<BaseImage> {
  const root = digest ?? reference.digest ?? (await resolve(repository, reference.tag ?? 'latest'));
  const bases = await readImageFacts(repository, await readImage(repository, root));
  const diffIds = new Map<string, readonly string[]>();
  for (const { platform, diffIds: layers } of platforms) {
    // A manifest that was named by its own digest need not say its platform: then the layers decide alone.
    const base =
      bases.find((one) => one.platform === platform) ?? (bases.length === 1 ? bases[0] : undefined);
    if (base !== undefined && isPrefix(base.diffIds, layers)) diffIds.set(platform, base.diffIds);
  }
  return { reference, name: `${formatRepository(reference)}@${root}`, digest: root, diffIds };
}

async function resolve(source: Source, tag: string): Promise<Digest> {
  const found = await source.findManifest(tag);
  if (found === undefined) throw new Error(`${source.name} has no tag ${tag}`);
  return found.descriptor.digest;
}

/** Also when both are the same: an image that adds only metadata. */
function isPrefix(base: readonly string[], layers: readonly string[]): boolean {
  return base.length > 0 && base.length <= layers.length && base.every((id, index) => id === layers[index]);
}

function layersOf({ diffIds }: BaseImage): number {
  return Math.max(0, ...[...diffIds.values()].map(({ length }) => length));
}
