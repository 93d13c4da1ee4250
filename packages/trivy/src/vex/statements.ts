/** Which statements are about a finding, and which of them counts. */

import { decode, type PackageUrl, parsePackageUrl, qualifiersOf } from '../baseline/purl.ts';
import type { Finding } from '../model/types.ts';
import type { VexComponent, VexDocument, VexProduct, VexStatement } from './document.ts';

/**
 * The image that is judged. Before a push it has no digest in any registry, and Trivy then applies no `pkg:oci`
 * statement; so the names that it is going to have are compared instead.
 */
export interface VexImage {
  /** Names that it has or will have: `ghcr.io/org/app:1.2`. */
  readonly names: readonly string[];
  /** Of the index and of its platforms. */
  readonly digests: readonly string[];
}

/** The statements of all documents, by the vulnerabilities they speak of. */
export class VexStatements {
  readonly #byName: ReadonlyMap<string, readonly VexStatement[]>;
  readonly #image: OpenImage;

  constructor(documents: readonly VexDocument[], image: VexImage) {
    const pairs = documents
      .flatMap(({ statements }) => statements)
      .flatMap((statement) => statement.vulnerabilities.map((name) => [name, statement] as const));
    const groups = Map.groupBy(pairs, ([name]) => name);
    this.#byName = new Map([...groups].map(([name, group]) => [name, group.map(([, each]) => each)]));
    this.#image = openImage(image);
  }

  /**
   * The statement about a finding that counts: the one with the latest time, and of several the last one.
   *
   * @param platforms that have the finding: `linux/amd64`
   */
  about(finding: Finding, platforms: readonly string[]): VexStatement | undefined {
    if (this.#byName.size === 0) return undefined;
    const names = new Set([finding.id, ...finding.aliases].map((name) => name.toLowerCase()));
    return [...names]
      .flatMap((name) => this.#byName.get(name) ?? [])
      .filter(({ products }) => products.some((product) => this.#covers(product, finding, platforms)))
      .reduce<VexStatement | undefined>(later, undefined);
  }

  #covers(product: VexProduct, finding: Finding, platforms: readonly string[]): boolean {
    if (isImage(product, this.#image, platforms)) {
      const { subcomponents } = product;
      return subcomponents.length === 0 || subcomponents.some((part) => isPackageOf(part, finding));
    }
    // What a package holds is not known here, so a statement about its parts says nothing for certain.
    return product.subcomponents.length === 0 && isPackageOf(product, finding);
  }
}

function later(best: VexStatement | undefined, next: VexStatement): VexStatement {
  return best !== undefined && best.timestamp > next.timestamp ? best : next;
}

interface OpenImage {
  readonly references: readonly { readonly repository: string; readonly tag: string | undefined }[];
  readonly digests: ReadonlySet<string>;
}

function openImage({ names, digests }: VexImage): OpenImage {
  const inNames = names.flatMap((name) => name.split('@').slice(1));
  const references = names.map((name) => {
    const [withoutDigest = ''] = name.split('@', 1);
    const [, repository = withoutDigest, tag] = /^(.*?)(?::([^:/]*))?$/.exec(withoutDigest) ?? [];
    return { repository: repository.toLowerCase(), tag };
  });
  return { references, digests: new Set([...digests, ...inNames]) };
}

function isImage({ purls, hashes }: VexComponent, image: OpenImage, platforms: readonly string[]): boolean {
  if (hashes.some((hash) => image.digests.has(hash))) return true;
  return purls.some((purl) => {
    const url = parsePackageUrl(purl);
    return url?.base.toLowerCase().startsWith('pkg:oci/') === true && isNamed(url, image, platforms);
  });
}

/** purl-spec, types/oci: the name is the last part of the repository; all that is said must fit. */
function isNamed(url: PackageUrl, image: OpenImage, platforms: readonly string[]): boolean {
  const { base, version } = url;
  const qualifiers = qualifiersOf(url);
  const name = decode(base.slice(base.lastIndexOf('/') + 1)).toLowerCase();
  const repository = qualifiers.get('repository_url')?.toLowerCase();
  const tag = qualifiers.get('tag');
  const architecture = qualifiers.get('arch');
  if (architecture !== undefined && !platforms.every((each) => each.split('/')[1] === architecture))
    return false;
  // The same bytes under another name are still the same image.
  if (version !== undefined) return image.digests.has(version);
  return image.references.some(
    (each) =>
      each.repository.slice(each.repository.lastIndexOf('/') + 1) === name &&
      (repository === undefined || sameRepository(each.repository, repository)) &&
      (tag === undefined || each.tag === tag),
  );
}

/** Docker Hub has several names. */
function sameRepository(a: string, b: string): boolean {
  const plain = (name: string) => name.replace(/^(?:index\.)?docker\.io\/(?:library\/)?/, '');
  return a === b || plain(a) === plain(b);
}

function isPackageOf({ purls }: VexComponent, { package: found }: Finding): boolean {
  const actual = found?.purl === undefined ? undefined : parsePackageUrl(found.purl);
  if (actual === undefined) return false;
  return purls.some((purl) => {
    const stated = parsePackageUrl(purl);
    if (stated === undefined || decode(stated.base) !== decode(actual.base)) return false;
    if (stated.version !== undefined && stated.version !== actual.version) return false;
    const known = qualifiersOf(actual);
    return [...qualifiersOf(stated)].every(([key, value]) => known.get(key) === value);
  });
}
