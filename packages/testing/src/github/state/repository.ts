import { ObjectStore } from '../git/store.ts';
import { Counter } from './counter.ts';
import type {
  AttestationRecord,
  CheckRunRecord,
  CommentRecord,
  CommitStatusRecord,
  DeploymentRecord,
  Open,
  PullRequestRecord,
  SarifRecord,
} from './records.ts';

/** What a {@link RepositoryState} starts with. */
export interface RepositorySettings {
  readonly owner: string;
  readonly name: string;
  readonly defaultBranch: string;
  readonly private: boolean;
  /** "Allow GitHub Actions to create and approve pull requests". */
  readonly workflowsMayOpenPullRequests: boolean;
  readonly codeScanning: boolean;
}

/** Everything that a repository holds. */
export class RepositoryState {
  readonly id: number;
  readonly settings: RepositorySettings;
  readonly createdAt: Date;
  readonly objects = new ObjectStore();
  /** Full names and what they point to. */
  readonly refs = new Map<string, string>();
  /** Full names of refs that only pull requests may change. */
  readonly protectedRefs = new Set<string>();
  readonly signedCommits = new Set<string>();
  /** All lists have the oldest first. */
  readonly deployments: Open<DeploymentRecord>[] = [];
  readonly checkRuns: CheckRunRecord[] = [];
  readonly commitStatuses: CommitStatusRecord[] = [];
  readonly pulls: Open<PullRequestRecord>[] = [];
  readonly attestations: AttestationRecord[] = [];
  readonly comments: Open<CommentRecord>[] = [];
  readonly sarifs: Open<SarifRecord>[] = [];
  /** Numbers of pull requests and issues. */
  readonly numbers = new Counter();

  constructor(id: number, settings: RepositorySettings, createdAt: Date) {
    this.id = id;
    this.settings = settings;
    this.createdAt = createdAt;
  }

  /** `owner/name`. */
  get fullName(): string {
    return `${this.settings.owner}/${this.settings.name}`;
  }

  /** The commit that a branch, a tag, a full or partial name of a ref, or a SHA stands for. */
  resolve(name: string): string | undefined {
    const candidates = [name, `refs/${name}`, `refs/heads/${name}`, `refs/tags/${name}`];
    const found = candidates.map((candidate) => this.refs.get(candidate)).find((sha) => sha !== undefined);
    return found ?? (this.objects.commit(name) === undefined ? undefined : name);
  }
}
