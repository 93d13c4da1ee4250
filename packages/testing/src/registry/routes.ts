import { isRepositoryName } from './grammar.ts';
import { OciError } from './oci-error.ts';

/** An endpoint of distribution-spec, "Endpoints", with the variable parts of its path, percent-decoded. */
export type Route =
  | { readonly kind: 'ping' }
  | { readonly kind: 'uploads'; readonly name: string }
  | { readonly kind: 'upload'; readonly name: string; readonly id: string }
  | { readonly kind: 'blob'; readonly name: string; readonly reference: string }
  | { readonly kind: 'manifest'; readonly name: string; readonly reference: string }
  | { readonly kind: 'tags'; readonly name: string }
  | { readonly kind: 'referrers'; readonly name: string; readonly reference: string };

/** A route that belongs to a repository. */
export type RepositoryRoute = Exclude<Route, { readonly kind: 'ping' }>;

// The name is greedy: it may itself contain "blobs" or "manifests", and only the last such segment separates.
const PATTERNS: readonly (readonly [RegExp, (name: string, id: string) => Route])[] = [
  [/^\/v2\/(.+)\/blobs\/uploads\/?$/, (name) => ({ kind: 'uploads', name })],
  [/^\/v2\/(.+)\/blobs\/uploads\/([^/]+)$/, (name, id) => ({ kind: 'upload', name, id })],
  [/^\/v2\/(.+)\/blobs\/([^/]+)$/, (name, reference) => ({ kind: 'blob', name, reference })],
  [/^\/v2\/(.+)\/manifests\/([^/]+)$/, (name, reference) => ({ kind: 'manifest', name, reference })],
  [/^\/v2\/(.+)\/tags\/list$/, (name) => ({ kind: 'tags', name })],
  [/^\/v2\/(.+)\/referrers\/([^/]+)$/, (name, reference) => ({ kind: 'referrers', name, reference })],
];

/**
 * Finds the endpoint of a path; `undefined` when there is none.
 *
 * Throws 400 NAME_INVALID for a repository name outside the spec's grammar.
 */
export function findRoute(path: string): Route | undefined {
  if (path === '/v2' || path === '/v2/') {
    return { kind: 'ping' };
  }
  for (const [pattern, build] of PATTERNS) {
    const [, rawName, rawId = ''] = pattern.exec(path) ?? [];
    if (rawName !== undefined) {
      const name = decode(rawName);
      if (!isRepositoryName(name)) {
        throw new OciError(400, 'NAME_INVALID', `${JSON.stringify(name)} is not a repository name`);
      }
      return build(name, decode(rawId));
    }
  }
  return undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new OciError(400, 'NAME_INVALID', `${text} has a broken percent-encoding`);
  }
}
