import { UserError } from '@container-kit/core';
import { parseReference, parseRepository, type Reference } from '@container-kit/registry/reference';
import type { InputLine } from './input-lines.ts';

/**
 * Parses a full reference of an entry.
 *
 * @throws UserError with the place and the rule that it breaks
 */
export function parseEntryReference(line: InputLine, text: string): Reference {
  return pointingAt(line, 'write a full reference such as ghcr.io/owner/app:tag', () => parseReference(text));
}

/**
 * Parses an image name without tag and digest of an entry.
 *
 * @throws UserError with the place and the rule that it breaks
 */
export function parseEntryName(line: InputLine, text: string): Reference {
  const fix = 'write a name such as ghcr.io/owner/app; tags belong into the input "tags"';
  return pointingAt(line, fix, () => parseRepository(text));
}

/** The registry package's messages name the text and the rule; only the place is missing. */
function pointingAt(line: InputLine, fix: string, parse: () => Reference): Reference {
  try {
    return parse();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError(`${line.origin}: ${reason}`, { fix, cause });
  }
}
