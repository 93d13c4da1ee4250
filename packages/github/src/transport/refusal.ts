import type { Refusal } from '../api.ts';
import { GitHubError, type GitHubErrorDetails, type Permission } from '../errors.ts';
import { readAnswerText } from './answer-text.ts';
import type { HttpAnswer } from './exchange.ts';
import { codeOf } from './verdict.ts';

/** What was asked for, for messages. */
export interface Purpose {
  readonly method: string;
  /** Path below the API's root, without query. */
  readonly path: string;
  readonly permission: Permission;
}

/** Refusals whose cause is known and is not a permission of the job; GitHub's words are matched. */
const OTHER_CAUSES: readonly (readonly [RegExp, string])[] = [
  [
    /not permitted to create or approve pull requests/i,
    'allow it under Settings > Actions > General > "Allow GitHub Actions to create and approve pull requests"',
  ],
  [
    /without `?workflows`? permission/i,
    'use a token of an app with the right "workflows": GITHUB_TOKEN never has it',
  ],
  [
    /(?:advanced security|code scanning|code security) (?:must be|is not) enabled/i,
    'enable code scanning under Settings > Advanced Security, or set "upload-sarif" to false',
  ],
  [/issue is locked/i, 'unlock the conversation, or set "comment" to false'],
  [/archived/i, 'take the repository out of the archive'],
  [/SAML/i, 'authorize the token for the organization (single sign-on)'],
  [
    /rule violation|protected branch|required status check/i,
    'let the rules of the branch allow it, or use a pull request',
  ],
];

/** Describes an answer that is not retried any more. */
export function describeAnswer(answer: HttpAnswer, purpose: Purpose, temporary: boolean): Refusal {
  const { status, headers } = answer;
  const text = readAnswerText(answer);
  const cause = causeOf(status, text, purpose.permission);
  const head = `${purpose.method} ${purpose.path}: GitHub answers ${status}${text === '' ? '' : `, ${text}`}`;
  const requestId = headers['x-github-request-id'];
  const details: GitHubErrorDetails = {
    message: cause.fix === undefined ? head : `${head}. To fix it, ${cause.fix}`,
    method: purpose.method,
    path: purpose.path,
    status,
    answer: text,
    temporary,
    requestId: typeof requestId === 'string' ? requestId : undefined,
    ...cause,
  };
  return { status, answer: text, details };
}

/** Describes what an exchange threw. */
export function describeException(
  error: unknown,
  { method, path }: Purpose,
  temporary: boolean,
): GitHubError {
  // The errors of a connection that was tried over several addresses stand inside; its own text is empty.
  const inner: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const text = inner instanceof Error ? inner.message : String(inner);
  const fix = fixOf(codeOf(error) ?? '');
  return new GitHubError({
    message: `${method} ${path}: no answer from GitHub: ${text}${fix === undefined ? '' : `. To fix it, ${fix}`}`,
    method,
    path,
    temporary,
    fix,
    cause: error,
  });
}

function fixOf(code: string): string | undefined {
  if (code === 'ENOTFOUND') return 'check GITHUB_API_URL and the proxy of this machine';
  const untrusted = /CERT|SIGNATURE|ERR_TLS/.test(code);
  return untrusted ? 'let NODE_EXTRA_CA_CERTS name a file with the CA of that server' : undefined;
}

function causeOf(
  status: number,
  text: string,
  permission: Permission,
): { readonly fix?: string; readonly missingPermission?: Permission } {
  if (status === 401) {
    return { fix: 'pass a valid token, for example ${{ github.token }}' };
  }
  const [, known] = OTHER_CAUSES.find(([words]) => words.test(text)) ?? [];
  if (known !== undefined) {
    return { fix: known };
  }
  if (status !== 403 && status !== 404) {
    return {};
  }
  const right = rightOf(permission);
  const fix = status === 404 && right.startsWith('add') ? `check that it exists, or ${right}` : right;
  return { fix, missingPermission: permission };
}

/** What gives a permission. Packages have an access list of their own (GitHub docs, "Configuring a package's access control"). */
function rightOf(permission: Permission): string {
  if (permission.startsWith('metadata')) {
    return 'check the name of the repository and that the token may see it';
  }
  const job = `add "permissions: ${permission}" to the job`;
  if (permission === 'packages: write') {
    return (
      `${job}, and give its repository the role Admin under "Manage Actions access" in the settings of the package; ` +
      'or use a personal access token (classic) with read:packages and delete:packages of an admin of the package'
    );
  }
  return permission === 'packages: read'
    ? `${job}, and let its repository read the package under "Manage Actions access" in the settings of the package; ` +
        'or use a personal access token (classic) with read:packages, as fine-grained ones cannot be used for packages'
    : job;
}
