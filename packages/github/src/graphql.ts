import { Fields } from './decode.ts';
import { GitHubError } from './errors.ts';
import type { Purpose } from './transport/refusal.ts';

/** GitHub's types of errors that a permission would prevent. */
const DENIED: ReadonlySet<string> = new Set(['FORBIDDEN', 'INSUFFICIENT_SCOPES']);

/**
 * `data` of an answer of the GraphQL API. What is not there stands in it as null; that alone is no error.
 *
 * @throws GitHubError when GitHub refused the query, which it says with status 200
 */
export function dataOf(answer: unknown, purpose: Purpose): unknown {
  const fields = Fields.of(answer);
  const errors = fields.raw('errors') === undefined ? [] : fields.list('errors', readError);
  const refusal = errors.find(({ type }) => type !== 'NOT_FOUND');
  if (refusal === undefined) return fields.raw('data');
  const { method, path, permission } = purpose;
  const denied = DENIED.has(refusal.type) || /not accessible/i.test(refusal.message);
  const fix = denied ? `add "permissions: ${permission}" to the job` : undefined;
  const head = `${method} ${path}: GitHub refuses the query, ${refusal.message}`;
  throw new GitHubError({
    message: fix === undefined ? head : `${head}. To fix it, ${fix}`,
    method,
    path,
    // What the REST API would answer: callers need not know which of the two it was.
    status: denied ? 403 : 200,
    answer: refusal.message,
    temporary: refusal.type === 'RATE_LIMITED',
    missingPermission: denied ? permission : undefined,
    fix,
  });
}

function readError(fields: Fields): { readonly type: string; readonly message: string } {
  const message = fields.text('message').replace(/\s+/g, ' ').slice(0, 300);
  return { type: fields.optionalText('type') ?? '', message };
}
