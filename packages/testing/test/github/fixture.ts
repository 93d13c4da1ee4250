import { expect, onTestFinished } from 'vitest';
import {
  type GitHubOptions,
  startGitHub,
  type TestGitHub,
  type TestRepository,
} from '../../src/github/index.ts';
import { send } from '../registry/http.ts';

/** Name of the repository that tests use. */
export const NAME = 'octo/app';

/** Everything that a test may need. */
export const ALL_PERMISSIONS = {
  attestations: 'read',
  checks: 'read',
  contents: 'write',
  deployments: 'write',
  'pull-requests': 'write',
  'security-events': 'write',
  statuses: 'read',
} as const;

/** A GitHub with one repository and a clock that stands still. */
export interface Fixture {
  readonly github: TestGitHub;
  readonly remote: TestRepository;
  readonly clock: { ms: number };
  /** Sends a request below the repository and gives what came back. */
  readonly call: (method: string, path: string, body?: unknown) => Promise<Answer>;
}

/** An answer with its JSON body. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Json;
}

/** JSON that tests look into without knowing its shape; what they find there is held against what they expect. */
export interface Json {
  readonly [key: string]: Json;
}

/** Starts a GitHub that ends with the test; its violations must be `violations` by then. */
export async function start(options: GitHubOptions = {}, violations: unknown = []): Promise<Fixture> {
  const clock = { ms: Date.UTC(2026, 0, 2, 3, 4, 5) };
  const github = await startGitHub({
    repositories: { [NAME]: { files: { 'README.md': 'hello\n' } } },
    permissions: ALL_PERMISSIONS,
    now: () => clock.ms,
    ...options,
  });
  onTestFinished(async () => {
    await github.close();
    expect(github.violations).toEqual(violations);
  });
  const call = (method: string, path: string, body?: unknown) =>
    request(github, method, `/repos/${NAME}${path}`, body);
  return { github, remote: github.repository(NAME), clock, call };
}

/** Sends a request as a client would. */
export async function request(
  github: TestGitHub,
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const answer = await send(method, `${github.url}${path}`, {
    headers: {
      authorization: `Bearer ${github.token}`,
      'user-agent': 'test',
      'x-github-api-version': '2022-11-28',
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = answer.body.toString('utf8');
  return {
    status: answer.status,
    headers: answer.headers,
    body: text.startsWith('<') ? text : JSON.parse(text || 'null'),
  };
}
