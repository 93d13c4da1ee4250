/**
 * What the runner says of the run: the `github` context and, from it, the `GITHUB_*` variables.
 * Source: actions/runner 2.336, Runner.Worker/GitHubContext.cs; docs.github.com "Variables reference".
 */

/** The event that starts the run. */
export interface WorkflowEvent {
  /** As in `on:`, for example `push`, `pull_request`, `schedule`. */
  readonly name: string;
  /** The webhook's JSON; what it says of refs and commits is taken over into the context. */
  readonly payload?: Readonly<Record<string, unknown>>;
}

/** The context of a job. */
export interface GitHubContext {
  /** By the context's names: `sha`, `ref_name`, `api_url`. */
  readonly values: Readonly<Record<string, string>>;
  /** `github.token`; never part of the environment. */
  readonly token: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** What a caller may choose. */
export interface GitHubChoices {
  readonly event?: WorkflowEvent;
  /** `github.token`; a made-up one otherwise. */
  readonly githubToken?: string;
  /** Values that replace the defaults: `{ repository: 'octo-org/app', ref: 'refs/tags/v1' }`. */
  readonly github?: Readonly<Record<string, string>>;
}

const DEFAULT_SHA = 'ffac537e6cbbf934b08745a378932722df287a53';

/** Makes the context as on a hosted runner, from the event. */
export function createGitHubContext(choices: GitHubChoices): GitHubContext {
  const { name, payload = {} } = choices.event ?? { name: 'push' };
  const chosen = choices.github ?? {};
  const repository = chosen.repository ?? 'octo-org/app';
  const git = { ...gitOf(name, payload), ...chosen };
  const ref = git.ref ?? 'refs/heads/main';
  return {
    token: choices.githubToken ?? `ghs_${'0123456789'.repeat(4).slice(0, 36)}`,
    payload,
    values: {
      ...identityOf(repository),
      event_name: name,
      sha: DEFAULT_SHA,
      ref,
      ref_name: ref.replace(/^refs\/(?:heads|tags|pull)\//, ''),
      ref_type: ref.startsWith('refs/tags/') ? 'tag' : 'branch',
      ref_protected: 'false',
      base_ref: '',
      head_ref: '',
      workflow_ref: `${repository}/.github/workflows/ci.yml@${ref}`,
      workflow_sha: git.sha ?? DEFAULT_SHA,
      ...git,
    },
  };
}

function identityOf(repository: string): Record<string, string> {
  return {
    repository,
    repository_id: '123456789',
    repository_owner: repository.slice(0, repository.indexOf('/')),
    repository_owner_id: '9919',
    actor: 'octocat',
    actor_id: '583231',
    triggering_actor: 'octocat',
    workflow: 'CI',
    job: 'build',
    run_id: '1658821493',
    run_number: '3',
    run_attempt: '1',
    retention_days: '90',
    server_url: 'https://github.com',
    api_url: 'https://api.github.com',
    graphql_url: 'https://api.github.com/graphql',
  };
}

function gitOf(event: string, payload: Readonly<Record<string, unknown>>): Record<string, string> {
  const pull = member(payload, 'pull_request');
  if (pull !== undefined) return gitOfPullRequest(event, pull);
  return present({ ref: text(payload.ref), sha: text(payload.after) });
}

// pull_request runs on the merge of the request; pull_request_target on the base branch.
function gitOfPullRequest(event: string, pull: Readonly<Record<string, unknown>>): Record<string, string> {
  const base = member(pull, 'base') ?? {};
  const branches = { base_ref: text(base.ref), head_ref: text(member(pull, 'head')?.ref) };
  if (event === 'pull_request_target') {
    const ref = branches.base_ref && `refs/heads/${branches.base_ref}`;
    return present({ ...branches, ref, sha: text(base.sha) });
  }
  const number = typeof pull.number === 'number' ? pull.number : 1;
  return present({ ...branches, ref: `refs/pull/${number}/merge`, sha: text(pull.merge_commit_sha) });
}

function member(
  value: Readonly<Record<string, unknown>>,
  name: string,
): Readonly<Record<string, unknown>> | undefined {
  const found = value[name];
  return typeof found === 'object' && found !== null ? (found as Record<string, unknown>) : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function present(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const entries = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(entries);
}
