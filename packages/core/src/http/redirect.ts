import { HttpError } from './errors.ts';
import { exchange, type HttpOptions, type HttpRequest, type HttpResponse, isLoopback } from './exchange.ts';

const MAX_HOPS = 5;
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];

/**
 * Sends a GET request and follows redirects, as release pages do to their storage. Headers are the first origin's alone.
 *
 * @throws {HttpError} as `exchange`, and for too many redirects, or one from elsewhere to this machine.
 */
export async function fetchFollowing(request: HttpRequest, options: HttpOptions): Promise<HttpResponse> {
  let current = request;
  for (let hop = 0; hop <= MAX_HOPS; hop += 1) {
    const response = await exchange(current, options);
    const { location } = response.headers;
    if (location === undefined || !REDIRECTS.includes(response.status)) return response;
    response.body.destroy();
    current = nextRequest(current, location);
  }
  throw new HttpError(`more than ${MAX_HOPS} redirects`, { url: request.url, temporary: false });
}

function nextRequest(request: HttpRequest, location: string): HttpRequest {
  const from = request.url;
  if (!URL.canParse(location, from.href)) {
    throw new HttpError('it redirects to no address', { url: from, temporary: false });
  }
  const url = new URL(location, from);
  if (isLoopback(url.hostname) && !isLoopback(from.hostname)) {
    throw new HttpError(`it redirects to ${url.host} on this machine`, { url: from, temporary: false });
  }
  return url.origin === from.origin ? { ...request, url } : { method: 'GET', url };
}
