/** A GitHub with one repository, `org/app`, and a client of it. */
import { GitHubClient, type Repository } from '@container-kit/github';
import { type Permissions, startGitHub, type TestGitHub, type TestRepository } from '@container-kit/testing';

export interface GitHub extends AsyncDisposable {
  readonly github: TestGitHub;
  /** The repository as a test sees it, and as the action does. */
  readonly inside: TestRepository;
  readonly repository: Repository;
  /** Its first commit. */
  readonly commit: string;
  /** Moves the clock. */
  setTime(time: Date): void;
}

export async function openGitHub(permissions: Permissions): Promise<GitHub> {
  let time = Date.UTC(2026, 10, 1, 12);
  const github = await startGitHub({
    repositories: { 'org/app': { files: { 'README.md': 'app' } } },
    permissions,
    now: () => time,
  });
  const client = new GitHubClient({
    token: github.token,
    apiUrl: github.url,
    env: {},
    sleep: async () => undefined,
  });
  const inside = github.repository('org/app');
  return {
    github,
    inside,
    repository: client.repository('org/app'),
    commit: inside.sha('main') ?? '',
    setTime: (now) => {
      time = now.getTime();
    },
    async [Symbol.asyncDispose]() {
      client.close();
      await github.close();
    },
  };
}
