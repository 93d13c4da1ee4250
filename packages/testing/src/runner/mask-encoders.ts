/**
 * The forms in which the runner expects a secret to reappear; each is masked along with the secret itself.
 * Source: actions/runner 2.336, HostContext.cs and Sdk/DTLogging/Logging/ValueEncoders.cs.
 */

/** A form of a secret; empty where the form does not apply. */
type Encoder = (secret: string) => string;

const ENCODERS: readonly Encoder[] = [
  (secret) => base64From(secret, 0),
  // `user:secret` in Basic authentication shifts the secret against the groups of three bytes.
  (secret) => base64From(secret, 1),
  (secret) => base64From(secret, 2),
  (secret) => secret.replaceAll('"', '\\"'),
  (secret) => secret.replaceAll("'", "''"),
  jsonEscape,
  uriEscape,
  xmlEscape,
  withoutQuotes,
  beforeAmpersand,
  afterAmpersand,
];

/** All masked forms of a secret, the secret itself first. */
export function derivedForms(secret: string): string[] {
  const forms = ENCODERS.map((encode) => encode(secret)).filter((form) => form !== '');
  return [...new Set([secret, ...forms])];
}

function base64From(secret: string, shift: number): string {
  const bytes = Buffer.from(secret);
  return bytes.subarray(bytes.length > shift ? shift : 0).toString('base64');
}

// Newtonsoft's escaping: JSON.stringify's, and three line separators.
function jsonEscape(secret: string): string {
  return JSON.stringify(secret)
    .slice(1, -1)
    .replace(/[\u0085\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

// Uri.EscapeDataString keeps the unreserved characters of RFC 3986 §2.3, and no others.
function uriEscape(secret: string): string {
  return encodeURIComponent(secret.toWellFormed()).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

const XML_ENTITIES: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '&': '&amp;',
};

function xmlEscape(secret: string): string {
  return secret.replace(/[<>"'&]/g, (char) => XML_ENTITIES[char] ?? char);
}

function withoutQuotes(secret: string): string {
  return secret.length > 8 && secret.startsWith('"') && secret.endsWith('"') ? secret.slice(1, -1) : '';
}

// PowerShell colours the part of a failing command after its last `&`, or from the first `&+`.
function beforeAmpersand(secret: string): string {
  const plus = secret.indexOf('&+');
  const section = secret.slice(0, plus >= 0 ? plus + 2 : secret.lastIndexOf('&') + 1);
  return section.length >= 6 ? section : '';
}

function afterAmpersand(secret: string): string {
  if (!secret.includes('&')) return '';
  const plus = secret.indexOf('&+');
  // One character after `&+` is coloured apart from the rest.
  const section = secret.slice(plus >= 0 ? plus + 3 : secret.lastIndexOf('&') + 1);
  return section.length >= 6 ? section : '';
}
