import { GitHubInputError } from './errors.ts';

/** Path below the API's root whose variable parts are percent-encoded; made by {@link path} only. */
export type EncodedPath = string & { readonly encoded: unique symbol };

/** A value of several segments, such as a ref or a file name: its slashes stay slashes. */
export class Segments {
  readonly parts: readonly string[];

  constructor(value: string) {
    this.parts = value.split('/');
  }
}

/**
 * Template of a path: each value becomes one segment, a {@link Segments} several.
 *
 * @throws GitHubInputError for a segment that is empty or `.` or `..`, which would make it another endpoint
 */
export function path(
  texts: TemplateStringsArray,
  ...values: readonly (string | number | Segments)[]
): EncodedPath {
  const encoded = values.map((value) =>
    (value instanceof Segments ? value.parts : [String(value)]).map(encodeSegment).join('/'),
  );
  return String.raw({ raw: texts }, ...encoded) as EncodedPath;
}

/** What lies below another path. */
export function below(parent: EncodedPath, rest: EncodedPath): EncodedPath {
  return `${parent}${rest}` as EncodedPath;
}

function encodeSegment(segment: string): string {
  if (segment === '' || segment === '.' || segment === '..') {
    throw new GitHubInputError(
      `${JSON.stringify(segment)} can't be a part of a path of GitHub's API`,
      'use the name of a repository, ref or file without empty parts, "." and ".."',
    );
  }
  if (!segment.isWellFormed()) {
    throw new GitHubInputError(`${JSON.stringify(segment)} is no valid Unicode`, 'use another name');
  }
  return encodeURIComponent(segment);
}
