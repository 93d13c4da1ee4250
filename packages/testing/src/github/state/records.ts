/** A status of a deployment. */
export interface DeploymentStatusRecord {
  readonly id: number;
  readonly state: string;
  readonly description: string;
  readonly environmentUrl: string;
  readonly logUrl: string;
  readonly createdAt: Date;
}

/** A deployment. */
export interface DeploymentRecord {
  readonly id: number;
  readonly ref: string;
  readonly sha: string;
  readonly task: string;
  readonly environment: string;
  readonly description: string | null;
  /** An object or a text. */
  readonly payload: unknown;
  readonly production: boolean;
  readonly transient: boolean;
  readonly createdAt: Date;
  /** Oldest first. */
  readonly statuses: readonly DeploymentStatusRecord[];
}

/** A check run. */
export interface CheckRunRecord {
  readonly id: number;
  readonly name: string;
  readonly sha: string;
  readonly status: string;
  readonly conclusion: string | null;
  /** Slug of the app. */
  readonly app: string;
  readonly createdAt: Date;
}

/** A commit status. */
export interface CommitStatusRecord {
  readonly id: number;
  readonly sha: string;
  readonly context: string;
  readonly state: string;
  readonly createdAt: Date;
}

/** A pull request between two branches of the repository. */
export interface PullRequestRecord {
  readonly id: number;
  readonly number: number;
  readonly title: string;
  readonly body: string | null;
  readonly state: 'open' | 'closed';
  readonly draft: boolean;
  /** Nobody may comment on it. */
  readonly locked: boolean;
  readonly maintainerCanModify: boolean;
  readonly head: string;
  readonly base: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** A comment on a pull request. */
export interface CommentRecord {
  readonly id: number;
  /** Of the pull request. */
  readonly number: number;
  /** Login. */
  readonly author: string;
  readonly body: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** A SARIF file that was uploaded. */
export interface SarifRecord {
  readonly id: string;
  readonly commitSha: string;
  readonly ref: string;
  /** Parsed. */
  readonly sarif: unknown;
  /** Why it is rejected; none when it is taken. */
  readonly errors: readonly string[];
  /** How often the next looks at it still say "pending". */
  readonly pending: number;
}

/** An attestation. */
export interface AttestationRecord {
  readonly digest: string;
  readonly predicateType: string | undefined;
  readonly bundle: Readonly<Record<string, unknown>>;
}

/** A record that is still being changed. */
export type Open<T> = { -readonly [Field in keyof T]: T[Field] };
