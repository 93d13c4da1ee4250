import { parseStrictJson } from '../json.ts';
import { isTag } from '../reference.ts';
import type { Answer } from '../transport/answer.ts';
import type { Target } from '../transport/target.ts';
import { apiPath, pull, type RepositoryContext, send } from './context.ts';
import { nextPage, type Page, pageFailure, readPages } from './paging.ts';

/** Amazon ECR refuses more (go-containerregistry#1091); GHCR gives 100 unless asked for more. */
const PAGE_TAGS = 1000;
const MAX_PAGE_BYTES = 16 * 1024 * 1024;

/**
 * Lists all tags, in the registry's order, each once (OCI distribution-spec, "Listing Tags").
 *
 * @throws RegistryError
 */
export async function listTags(context: RepositoryContext): Promise<readonly string[]> {
  return (await listFewTags(context)) ?? [];
}

/** Lists all tags unless there are more than so many pages. @returns undefined when there are */
export async function listFewTags(
  context: RepositoryContext,
  maxPages?: number,
): Promise<readonly string[] | undefined> {
  const read = (to: string | Target): Promise<Page<string>> => readPage(context, to);
  const size = maxPages === undefined ? '' : `?n=${PAGE_TAGS}`;
  const tags = await readPages(apiPath(context, `tags/list${size}`), 'tag list', read, maxPages);
  return tags === undefined ? undefined : [...new Set(tags)];
}

function readPage(context: RepositoryContext, to: string | Target): Promise<Page<string>> {
  return send(context, { method: 'GET', to, scopes: pull(context), accept: [200] }, async (answer) => {
    const bytes = await answer.bytes(MAX_PAGE_BYTES);
    return { items: parseTags(bytes, answer), next: nextPage(answer, 'tag list') };
  });
}

/** A repository whose tags were all deleted has `"tags": null`. */
function parseTags(bytes: Uint8Array, answer: Answer): readonly string[] {
  let body: unknown;
  try {
    body = parseStrictJson(bytes);
  } catch {
    throw pageFailure(answer.target, 'the tag list is not JSON');
  }
  const tags = typeof body === 'object' && body !== null && 'tags' in body ? (body.tags ?? []) : undefined;
  if (!Array.isArray(tags)) {
    throw pageFailure(answer.target, 'the answer is no tag list');
  }
  return tags.filter((tag) => typeof tag === 'string' && isTag(tag));
}
