/**
 * Where a request goes. The path is kept as the registry wrote it: upload and presigned URLs carry signed
 * state in their query, and `URL` would re-encode it (OCI distribution-spec, "Pushing blobs": the location
 * "MUST" be used as it is, with critical query parameters).
 */
export interface Target {
  /** Scheme, host and port, as `URL.origin` has them. */
  readonly origin: string;
  /** Path with query, starting with a slash. */
  readonly path: string;
}

/** A Location, Link or realm that a client must not follow. The message names it without its query. */
export class UnsafeTargetError extends Error {
  override readonly name = 'UnsafeTargetError';
}

/**
 * Resolves a Location or Link against the request that it answered (RFC 9110 section 10.2.2), byte for byte.
 *
 * @throws UnsafeTargetError when it is no http(s) URL or holds user info
 */
export function resolveTarget(base: Target, location: string): Target {
  const reference = legalBytes(location.trim().replace(/#.*$/s, ''));
  const absolute = /^(https?:)?\/\/([^/?]*)(.*)$/is.exec(reference);
  if (absolute !== null) {
    const [, scheme = new URL(base.origin).protocol, authority = '', rest = ''] = absolute;
    return { origin: originOf(`${scheme}//${authority}`), path: rest.startsWith('/') ? rest : `/${rest}` };
  }
  if (/^[a-z][a-z0-9+.-]*:/i.test(reference)) {
    throw new UnsafeTargetError(`${redactText(reference)} is no http or https URL`);
  }
  if (reference.startsWith('/')) {
    return { origin: base.origin, path: reference };
  }
  return { origin: base.origin, path: relativePath(base.path, reference) };
}

/** Takes a whole URL apart. */
export function parseTarget(url: string): Target {
  if (!/^https?:\/\//i.test(url)) {
    throw new UnsafeTargetError(`${redactText(url)} is no http or https URL`);
  }
  return resolveTarget({ origin: 'https://invalid', path: '/' }, url);
}

/** Appends one query parameter and leaves the rest alone. */
export function withParameter(target: Target, name: string, value: string): Target {
  const separator = !target.path.includes('?') ? '?' : /[?&]$/.test(target.path) ? '' : '&';
  return { ...target, path: `${target.path}${separator}${name}=${encodeURIComponent(value)}` };
}

/** URL without query: what may be shown. */
export function redact(target: Target): string {
  return `${target.origin}${target.path.replace(/\?.*$/s, '')}`;
}

/** Host with port, as statistics and limits use it. */
export function hostOf(target: Target): string {
  return new URL(target.origin).host;
}

function originOf(text: string): string {
  const url = URL.parse(text);
  if (url === null || url.hostname === '') {
    throw new UnsafeTargetError(`${redactText(text)} is no URL`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new UnsafeTargetError(`a URL of ${url.host} holds user info`);
  }
  return url.origin;
}

function relativePath(basePath: string, reference: string): string {
  const [base = '/'] = basePath.split('?', 1);
  const [path = '', ...query] = reference.split('?');
  const resolved = path === '' ? base : new URL(path, `http://base${base}`).pathname;
  return query.length === 0 ? resolved : `${resolved}?${query.join('?')}`;
}

/** Header values arrive as latin1; what no request line can carry is percent-encoded. */
function legalBytes(text: string): string {
  return text.replace(/[^\x21-\x7e]/g, (character) => encodeURIComponent(character));
}

function redactText(url: string): string {
  return JSON.stringify(
    url
      .replace(/\?.*$/s, '')
      .replace(/\/\/[^/@]*@/, '//')
      .slice(0, 200),
  );
}
