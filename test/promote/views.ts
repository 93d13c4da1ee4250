/** What other tools see of an image: compared before and after a promotion. */
import { output } from '../build-push/harness.ts';
import { environmentOf, type ImageTools, type SignedImage } from './signed-image.ts';

/** What crane, oras and cosign say about an image, without its place. */
export interface ImageView {
  /** For the index and its platforms: the whole tree of referrers. */
  readonly referrers: readonly Tree[];
  /** For each: what cosign verified, by tags and by referrers, signatures and attestations. */
  readonly verified: readonly (readonly string[])[];
  /** The cosign tags and the digests that they point to. */
  readonly cosignTags: Readonly<Record<string, string>>;
}

/** A manifest with what refers to it. */
export interface Tree {
  readonly digest: string;
  readonly size: number;
  /** As the list of referrers has it. */
  readonly artifactType?: string;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly referrers?: readonly Tree[];
}

const COSIGN = [
  ['verify', '--new-bundle-format=false'],
  ['verify', '--new-bundle-format=true'],
  ['verify-attestation', '--type=custom', '--new-bundle-format=false'],
  ['verify-attestation', '--type=custom', '--new-bundle-format=true'],
];

/**
 * Looks at a whole image.
 *
 * @param name where to look: `host/name`
 * @param ignore digests of referrers that are not part of the image: the records of its promotions
 * @throws when a tool does not find or not verify what it should
 */
export async function viewOf(
  tools: ImageTools,
  image: SignedImage,
  name: string,
  ignore: readonly string[] = [],
): Promise<ImageView> {
  const references = image.nodes.map((digest) => `${name}@${digest}`);
  return {
    referrers: await Promise.all(
      references.map(async (reference) => treeOf(await discover(tools, reference), ignore)),
    ),
    verified: await inTurn(references, (reference) => verify(tools, image, reference)),
    cosignTags: await cosignTagsOf(tools, name),
  };
}

async function discover(tools: ImageTools, reference: string): Promise<Tree> {
  const args = ['discover', '--plain-http', '--format', 'json', reference];
  return JSON.parse(await output(tools.oras, args, environmentOf(tools)));
}

/** Registries list referrers in any order, and oras adds the place. */
function treeOf({ referrers = [], ...node }: Tree, ignore: readonly string[]): Tree {
  const { digest, size, artifactType, annotations } = node;
  const wanted = referrers.filter((referrer) => !ignore.includes(referrer.digest));
  const sorted = wanted.toSorted((one, other) => one.digest.localeCompare(other.digest));
  return {
    ...{ digest, size, ...(artifactType && { artifactType }), ...(annotations && { annotations }) },
    referrers: sorted.map((referrer) => treeOf(referrer, ignore)),
  };
}

async function verify(tools: ImageTools, image: SignedImage, reference: string): Promise<readonly string[]> {
  const places = [reference.slice(0, reference.indexOf('@')), image.name];
  const options = ['--key', image.key.publicKey, '--insecure-ignore-tlog=true', '--output=json'];
  return Promise.all(
    COSIGN.map(async (command) => {
      const text = await output(tools.cosign, [...command, ...options, reference], environmentOf(tools));
      return inOrder(places.reduce((all, place) => all.replaceAll(place, 'NAME'), text));
    }),
  );
}

/** Cosign prints what it has verified as the registry lists it: as a list, or line by line. */
function inOrder(text: string): string {
  const entries = text.split('\n').flatMap((line): unknown => JSON.parse(line));
  return entries
    .map((entry) => JSON.stringify(entry))
    .sort()
    .join('\n');
}

async function cosignTagsOf(tools: ImageTools, name: string): Promise<Readonly<Record<string, string>>> {
  const env = environmentOf(tools);
  const tags = (await output(tools.crane, ['ls', name], env)).split('\n');
  const found = await inTurn(
    tags.filter((tag) => /\.(?:sig|att)$/.test(tag)).sort(),
    async (tag) => [tag, await output(tools.crane, ['digest', `${name}:${tag}`], env)] as const,
  );
  return Object.fromEntries(found);
}

async function inTurn<Item, Result>(
  items: readonly Item[],
  look: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await look(item));
  return results;
}

/** All manifests of a tree, its root included. */
export function manifestsIn(tree: Tree): readonly Tree[] {
  return [tree, ...(tree.referrers ?? []).flatMap(manifestsIn)];
}

/**
 * A view without what lists of referrers say besides digests. Cosign 3.1 leaves that out of the lists it writes itself, at
 * registries without the referrers API (sigstore/cosign#4641); a promotion lists what the manifests say.
 */
export function withoutListing(view: ImageView): ImageView {
  const strip = ({ digest, size, referrers = [] }: Tree): Tree => {
    return { digest, size, referrers: referrers.map(strip) };
  };
  return { ...view, referrers: view.referrers.map(strip) };
}
