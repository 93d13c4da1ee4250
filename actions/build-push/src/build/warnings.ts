/** Build checks (https://docs.docker.com/reference/build-checks/): what BuildKit dislikes about a Dockerfile. */

import { at, textAt } from '@container-kit/core';

/** One warning. All texts are foreign. */
export interface BuildWarning {
  /** Such as `StageNameCasing`; empty for a warning without a rule. */
  readonly rule: string;
  readonly message: string;
  /** Explanation of the rule; may be empty. */
  readonly detail: string;
  readonly url: string | undefined;
  /** Dockerfile as BuildKit names it: without folders. */
  readonly file: string | undefined;
  readonly line: number | undefined;
  readonly endLine: number | undefined;
}

/** Value for the environment of buildx: only then does it write the warnings to the metadata file. */
export const WARNINGS_ENVIRONMENT = { BUILDX_METADATA_WARNINGS: '1' } as const;

/**
 * Reads the warnings from the metadata of a build. A multi-platform build has each of them once per platform; here
 * they are once. Anything that does not look like a warning is left out, as the metadata is written by others.
 */
export function readWarnings(metadata: unknown): readonly BuildWarning[] {
  const list = at(metadata, 'buildx.build.warnings');
  if (!Array.isArray(list)) return [];
  const unique = new Map<string, BuildWarning>();
  for (const entry of list) {
    const warning = parseWarning(entry);
    if (warning !== undefined) unique.set(JSON.stringify(warning), warning);
  }
  return [...unique.values()];
}

function parseWarning(entry: unknown): BuildWarning | undefined {
  const short = base64Text(at(entry, 'short'));
  if (short === '') return undefined;
  // `StageNameCasing: Stage name 'Final' should be lowercase (line 3)`; annotations show the line by themselves.
  const [, rule = '', message = short] =
    /^(?:([A-Z][A-Za-z]+): )?(.*?)(?: \(line \d+\))?$/s.exec(short) ?? [];
  const details = at(entry, 'detail');
  const url = textAt(entry, 'url');
  const ranges = at(entry, 'range');
  const range: unknown = Array.isArray(ranges) ? ranges[0] : undefined;
  return {
    rule,
    message,
    detail: (Array.isArray(details) ? details.map(base64Text) : []).join(' '),
    url: url?.startsWith('https://') ? url : undefined,
    file: textAt(entry, 'sourceInfo', 'filename'),
    line: lineNumber(at(range, 'start', 'line')),
    endLine: lineNumber(at(range, 'end', 'line')),
  };
}

/** Go writes byte slices as base64. */
function base64Text(value: unknown): string {
  return typeof value === 'string' ? Buffer.from(value, 'base64').toString('utf8') : '';
}

function lineNumber(line: unknown): number | undefined {
  return typeof line === 'number' && line > 0 ? line : undefined;
}
