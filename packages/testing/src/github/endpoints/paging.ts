import type { ReplyHeaders } from '../../registry/reply.ts';

/** A page of a list and the header that leads on. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly headers: ReplyHeaders;
}

const MAX_PER_PAGE = 100;

/** The page that `page` and `per_page` ask for (REST API, "Using pagination"). */
export function pageOf<T>(list: readonly T[], url: URL): Page<T> {
  const size = sizeOf(url);
  const page = Math.max(1, Number(url.searchParams.get('page') ?? 1));
  const last = Math.max(1, Math.ceil(list.length / size));
  const links = [
    ...(page > 1 ? [link(url, { page: page - 1 }, 'prev'), link(url, { page: 1 }, 'first')] : []),
    ...(page < last ? [link(url, { page: page + 1 }, 'next'), link(url, { page: last }, 'last')] : []),
  ];
  return { items: list.slice((page - 1) * size, page * size), headers: linkHeader(links) };
}

/** The page that the cursor `after` asks for. Cursors are opaque to clients. */
export function cursorPageOf<T>(list: readonly T[], url: URL): Page<T> {
  const size = sizeOf(url);
  const start = Number(Buffer.from(url.searchParams.get('after') ?? '', 'base64url').toString()) || 0;
  const end = start + size;
  const after = Buffer.from(String(end)).toString('base64url');
  const links = end < list.length ? [link(url, { after }, 'next')] : [];
  return { items: list.slice(start, end), headers: linkHeader(links) };
}

function sizeOf(url: URL): number {
  return Math.min(MAX_PER_PAGE, Number(url.searchParams.get('per_page') ?? 30) || 30);
}

function linkHeader(links: readonly string[]): ReplyHeaders {
  return links.length === 0 ? {} : { Link: links.join(', ') };
}

function link(url: URL, changes: Readonly<Record<string, string | number>>, relation: string): string {
  const target = new URL(url);
  for (const [name, value] of Object.entries(changes)) target.searchParams.set(name, String(value));
  return `<${target.href}>; rel="${relation}"`;
}
