import { RegistryError } from '../errors.ts';
import { parseStrictJson } from '../json.ts';
import { isTag } from '../reference.ts';
import type { Answer } from '../transport/answer.ts';
import { redact, resolveTarget, type Target } from '../transport/target.ts';
import { apiPath, pull, type RepositoryContext, send } from './context.ts';

const MAX_PAGES = 10_000;
const MAX_PAGE_BYTES = 16 * 1024 * 1024;

/**
 * Lists all tags, in the registry's order, each once (OCI distribution-spec, "Listing Tags"). Follows
 * `Link: <...>; rel="next"` whatever the number of tags on a page, but never to another host.
 *
 * @throws RegistryError
 */
export async function listTags(context: RepositoryContext): Promise<readonly string[]> {
  const tags = new Set<string>();
  const visited = new Set<string>();
  let next: string | Target | undefined = apiPath(context, 'tags/list');
  while (next !== undefined) {
    const page: TagPage = await readPage(context, next);
    for (const tag of page.tags) {
      tags.add(tag);
    }
    if (page.next !== undefined && (visited.has(page.next.path) || visited.size >= MAX_PAGES)) {
      throw failure(page.next, 'the pages of the tag list lead in a circle');
    }
    visited.add(page.next?.path ?? '');
    next = page.next;
  }
  return [...tags];
}

interface TagPage {
  readonly tags: readonly string[];
  readonly next: Target | undefined;
}

function readPage(context: RepositoryContext, to: string | Target): Promise<TagPage> {
  return send(context, { method: 'GET', to, scopes: pull(context), accept: [200] }, async (answer) => {
    const bytes = await answer.bytes(MAX_PAGE_BYTES);
    return { tags: parseTags(bytes, answer), next: nextPage(answer) };
  });
}

/** A repository whose tags were all deleted has `"tags": null`. */
function parseTags(bytes: Uint8Array, answer: Answer): readonly string[] {
  let body: unknown;
  try {
    body = parseStrictJson(bytes);
  } catch {
    throw failure(answer.target, 'the tag list is not JSON');
  }
  const tags = typeof body === 'object' && body !== null && 'tags' in body ? (body.tags ?? []) : undefined;
  if (!Array.isArray(tags)) {
    throw failure(answer.target, 'the answer is no tag list');
  }
  return tags.filter((tag) => typeof tag === 'string' && isTag(tag));
}

function nextPage(answer: Answer): Target | undefined {
  const link = /<([^>]*)>\s*;[^,]*\brel\s*=\s*"?next"?/i.exec(answer.header('link') ?? '')?.[1];
  if (link === undefined) {
    return undefined;
  }
  const target = resolveTarget(answer.target, link);
  if (target.origin !== answer.target.origin) {
    throw failure(target, 'the tag list continues on another host: refused');
  }
  return target;
}

function failure(target: Target, problem: string): RegistryError {
  const url = redact(target);
  return new RegistryError({ message: `GET ${url}: ${problem}`, method: 'GET', url, temporary: false });
}
