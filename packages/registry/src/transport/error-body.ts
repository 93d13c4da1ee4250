import type { RegistryErrorCode } from '../errors.ts';

const MAX_CODES = 10;
const MAX_MESSAGE_LENGTH = 300;

/**
 * Reads the `errors` of an error answer (OCI distribution-spec, "Error Codes"). The body is hostile and may be
 * anything, so what does not fit is left out.
 */
export function readErrorCodes(text: string): readonly RegistryErrorCode[] {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return [];
  }
  const errors = typeof body === 'object' && body !== null && 'errors' in body ? body.errors : undefined;
  return Array.isArray(errors) ? errors.slice(0, MAX_CODES).flatMap(readErrorCode) : [];
}

function readErrorCode(entry: unknown): readonly RegistryErrorCode[] {
  if (typeof entry !== 'object' || entry === null || !('code' in entry) || typeof entry.code !== 'string') {
    return [];
  }
  const message = 'message' in entry && typeof entry.message === 'string' ? entry.message : '';
  return [{ code: singleLine(entry.code, 60), message: singleLine(message, MAX_MESSAGE_LENGTH) }];
}

/** Makes a text fit for one line of a message: control characters become spaces, the rest is cut. */
export function singleLine(text: string, maxLength: number): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim();
  return line.length <= maxLength ? line : `${line.slice(0, maxLength)}…`;
}
