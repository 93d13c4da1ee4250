/**
 * Hides secrets in the log. The runner replaces masked text by `***`; it derives some encodings by itself, other
 * runners (act, Gitea) don't, so every form that our code or its children could print is registered.
 */
import { setSecret, warning } from '@actions/core';

// A mask of "a" or "on" would turn the whole log into asterisks and give the secret away by the gaps.
const MIN_LENGTH = 4;

/**
 * Masks a secret: each line of it, its base64 and base64url, its percent-encoded and its JSON-escaped form. Call it
 * before anything could print the value. Blank values are left alone. Lines of fewer than 4 characters are not
 * masked; when the whole secret is that short, a warning says so and names `what` ('input "password"'), not the value.
 */
export function mask(value: string, what = 'a secret'): void {
  const trimmed = value.trim();
  if (trimmed === '') return;
  if (trimmed.length < MIN_LENGTH) {
    warning(`${what} has fewer than ${MIN_LENGTH} characters and is not masked in the log`);
    return;
  }
  // Line by line: the runner would also mask each line of a longer value, down to the "{" of a JSON key file.
  register([...lines(value), ...encodings(value), ...encodings(trimmed)]);
}

/** Masks a password and the credential `base64(user:password)` of HTTP Basic authentication (RFC 7617, section 2). */
export function maskBasicAuth(user: string, password: string): void {
  if (password.trim() === '') return;
  mask(password, `the password of "${user}"`);
  register([...base64Forms(`${user}:${password}`)]);
}

function lines(value: string): string[] {
  return value.split(/[\r\n]+/).map((line) => line.trim());
}

function encodings(value: string): string[] {
  return [
    ...base64Forms(value),
    encodeURIComponent(value.toWellFormed()),
    JSON.stringify(value).slice(1, -1),
  ];
}

// Without padding, so that the mask also fits where the padding was dropped.
function base64Forms(value: string): string[] {
  const bytes = Buffer.from(value);
  return [bytes.toString('base64').replace(/=+$/, ''), bytes.toString('base64url')];
}

function register(forms: readonly string[]): void {
  for (const form of new Set(forms)) {
    if (form.length >= MIN_LENGTH) setSecret(form);
  }
}
