import type { OutgoingHttpHeaders } from 'node:http';
import type { Incoming, Outgoing } from './exchange.ts';
import { assertSafeHop } from './hosts.ts';
import { redact, resolveTarget, UnsafeTargetError } from './target.ts';

const MAX_HOPS = 10;
const MAX_SKIPPED_BYTES = 64 * 1024;

/** What must not leave the origin that it was meant for. */
const CREDENTIAL_HEADERS: ReadonlySet<string> = new Set(['authorization', 'cookie', 'proxy-authorization']);

/** Sends one request without following anything. */
export type Send = (outgoing: Outgoing) => Promise<Incoming>;

/**
 * Sends a request and follows its redirects. Credentials go to the first origin only: any change of scheme,
 * host or port drops them for good (a presigned URL with an Authorization header is an error at S3, and at
 * anybody else's a theft). 307 and 308 repeat the method and, as bodies can be opened again, the body; the
 * others are followed for reads only.
 *
 * @throws UnsafeTargetError for a loop, a step down from https, or a step to a local address
 */
export async function followRedirects(
  outgoing: Outgoing,
  send: Send,
): Promise<{ readonly incoming: Incoming; readonly outgoing: Outgoing }> {
  let current = outgoing;
  for (let hop = 0; hop <= MAX_HOPS; hop += 1) {
    const incoming = await send(current);
    const location = incoming.headers.location;
    if (location === undefined || !redirects(incoming.status, outgoing.method)) {
      return { incoming, outgoing: current };
    }
    await skipBody(incoming);
    const next = nextHop(current, location);
    if (outgoing.stayOnOrigin === true && next.target.origin !== current.target.origin) {
      return { incoming, outgoing: current };
    }
    current = next;
  }
  throw new UnsafeTargetError(`${redact(outgoing.target)} redirects more than ${MAX_HOPS} times`);
}

/** Reading the few words of a redirect keeps the connection; a longer body is not worth it. */
async function skipBody(incoming: Incoming): Promise<void> {
  let size = 0;
  for await (const chunk of incoming.body) {
    size += chunk.byteLength;
    if (size > MAX_SKIPPED_BYTES) {
      break;
    }
  }
}

function redirects(status: number, method: string): boolean {
  const reads = method === 'GET' || method === 'HEAD';
  return status === 307 || status === 308 || (reads && (status === 301 || status === 302 || status === 303));
}

function nextHop(current: Outgoing, location: string): Outgoing {
  const target = resolveTarget(current.target, location);
  assertSafeHop(current.target, target);
  const sameOrigin = target.origin === current.target.origin;
  return { ...current, target, headers: sameOrigin ? current.headers : withoutCredentials(current.headers) };
}

function withoutCredentials(headers: OutgoingHttpHeaders): OutgoingHttpHeaders {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !CREDENTIAL_HEADERS.has(name.toLowerCase())),
  );
}
