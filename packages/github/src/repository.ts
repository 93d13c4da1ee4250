import type { Api } from './api.ts';
import { type Fields, one } from './decode.ts';
import { path } from './path.ts';
import type { RepositoryName } from './repository-name.ts';
import { Attestations } from './resources/attestations.ts';
import { Branches } from './resources/branches.ts';
import { Checks } from './resources/checks.ts';
import { CodeScanning } from './resources/code-scanning.ts';
import { Comments } from './resources/comments.ts';
import { Contents } from './resources/contents.ts';
import { Deployments } from './resources/deployments.ts';
import { GitDatabase } from './resources/git.ts';
import { PullRequests } from './resources/pulls.ts';

/** What GitHub says of a repository. */
export interface RepositoryInfo {
  readonly id: number;
  /** `owner/name` as it is written now; names are compared without regard to case. */
  readonly fullName: string;
  readonly defaultBranch: string;
  readonly private: boolean;
}

/** The API of one repository. */
export class Repository {
  readonly attestations: Attestations;
  readonly branches: Branches;
  readonly checks: Checks;
  readonly codeScanning: CodeScanning;
  readonly comments: Comments;
  readonly contents: Contents;
  readonly deployments: Deployments;
  readonly git: GitDatabase;
  readonly pulls: PullRequests;
  readonly #api: Api;
  readonly #name: RepositoryName;

  constructor(api: Api, name: RepositoryName) {
    this.#api = api;
    this.#name = name;
    this.attestations = new Attestations(api, name);
    this.branches = new Branches(api, name);
    this.checks = new Checks(api, name);
    this.codeScanning = new CodeScanning(api, name);
    this.comments = new Comments(api, name);
    this.deployments = new Deployments(api, name);
    this.git = new GitDatabase(api, name);
    this.contents = new Contents(api, name, this.git);
    this.pulls = new PullRequests(api, name);
  }

  /**
   * Needs `metadata: read`, which every token has; safe to repeat.
   *
   * @throws GitHubError
   */
  info(): Promise<RepositoryInfo> {
    const { owner, name } = this.#name;
    return this.#api.call({
      method: 'GET',
      path: path`/repos/${owner}/${name}`,
      permission: 'metadata: read',
      decode: one(readInfo),
    });
  }
}

function readInfo(fields: Fields): RepositoryInfo {
  return {
    id: fields.integer('id'),
    fullName: fields.text('full_name'),
    defaultBranch: fields.text('default_branch'),
    private: fields.flag('private'),
  };
}
