/** Package URLs (package-url/purl-spec), as far as comparing them needs it. */

/** `pkg:type/namespace/name@version?qualifiers#subpath`, cut up. */
export interface PackageUrl {
  /** Without version, qualifiers and subpath: `pkg:npm/%40babel/core`. */
  readonly base: string;
  /** Decoded; undefined without one. */
  readonly version: string | undefined;
  /** As it stands behind the question mark; see `qualifiersOf`. */
  readonly query: string;
}

/** Cuts a package URL up; undefined when the text is none. */
export function parsePackageUrl(text: string): PackageUrl | undefined {
  const [beforeSubpath = ''] = text.split('#', 1);
  const question = beforeSubpath.indexOf('?');
  const path = question === -1 ? beforeSubpath : beforeSubpath.slice(0, question);
  const query = question === -1 ? '' : beforeSubpath.slice(question + 1);
  if (!/^pkg:[A-Za-z0-9.+-]+\/./.test(path)) return undefined;
  // A scope that nobody encoded, `@babel/core`, is no version.
  const at = path.lastIndexOf('@');
  const hasVersion = at > path.lastIndexOf('/') + 1;
  return {
    base: hasVersion ? path.slice(0, at) : path,
    version: hasVersion ? decode(path.slice(at + 1)) : undefined,
    query,
  };
}

/** The qualifiers by name, decoded. */
export function qualifiersOf({ query }: PackageUrl): ReadonlyMap<string, string> {
  // A plus sign is one, other than in a form.
  return new Map(new URLSearchParams(query.replaceAll('+', '%2B')));
}

/** Percent-decodes a text; one that is not encoded well stays as it is. */
export function decode(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
