import { UserError } from '@container-kit/core';
import { parseReference, type Reference } from '@container-kit/registry/reference';

/** Reads the name of an image. @throws {UserError} that names the input */
export function parseName(input: string, text: string): Reference {
  try {
    return parseReference(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError(`input "${input}": ${reason}`, {
      fix: 'write a reference such as ghcr.io/org/app:1.4.2',
      cause,
    });
  }
}
