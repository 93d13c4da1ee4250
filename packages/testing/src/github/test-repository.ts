import { type Leaf, readTree, withChange, writeTree } from './git/files.ts';
import type { Commit } from './git/objects.ts';
import type {
  AttestationRecord,
  CheckRunRecord,
  CommentRecord,
  CommitStatusRecord,
  DeploymentRecord,
  PullRequestRecord,
  SarifRecord,
} from './state/records.ts';
import type { RepositoryState } from './state/repository.ts';
import type { World } from './state/world.ts';

/** Content of files by path; undefined removes one. */
export type FileChanges = Readonly<Record<string, string | Uint8Array | undefined>>;

/** A commit with its name. */
export interface NamedCommit extends Commit {
  readonly sha: string;
  /** Whether GitHub signed it. */
  readonly signed: boolean;
}

/** Who commits what tests seed. */
const SOMEBODY = { name: 'Mona', email: 'mona@example.com' } as const;

/** A repository as a test sees it: everything in it can be read and seeded without HTTP. */
export class TestRepository {
  readonly #world: World;
  readonly #state: RepositoryState;

  constructor(world: World, state: RepositoryState) {
    this.#world = world;
    this.#state = state;
  }

  /** What a ref points to. @param ref `refs/heads/main`, or as far as it is unique */
  sha(ref: string): string | undefined {
    return this.#state.resolve(ref);
  }

  /** All refs by full name. */
  get refs(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.#state.refs);
  }

  /** The bytes of a file; undefined when there is none. */
  bytes(path: string, ref: string = this.#state.settings.defaultBranch): Buffer | undefined {
    const leaf = this.#leaves(ref).get(path);
    return leaf === undefined ? undefined : this.#state.objects.blob(leaf.sha);
  }

  /** The text of a file; undefined when there is none. */
  file(path: string, ref?: string): string | undefined {
    return this.bytes(path, ref)?.toString('utf8');
  }

  /** Paths of all files. */
  files(ref: string = this.#state.settings.defaultBranch): readonly string[] {
    return [...this.#leaves(ref).keys()].sort();
  }

  /** The commits that a ref leads to, newest first. */
  commits(ref: string = this.#state.settings.defaultBranch): readonly NamedCommit[] {
    const { objects, signedCommits } = this.#state;
    const shas = objects.history(this.#state.resolve(ref) ?? '');
    return shas.flatMap((sha) => {
      const commit = objects.commit(sha);
      return commit === undefined ? [] : [{ ...commit, sha, signed: signedCommits.has(sha) }];
    });
  }

  /** Oldest first, as all lists here. They grow while GitHub runs. */
  get deployments(): readonly DeploymentRecord[] {
    return this.#state.deployments;
  }

  get pulls(): readonly PullRequestRecord[] {
    return this.#state.pulls;
  }

  get comments(): readonly CommentRecord[] {
    return this.#state.comments;
  }

  /** SARIF files that were uploaded. */
  get sarifs(): readonly SarifRecord[] {
    return this.#state.sarifs;
  }

  /** Commits as if somebody pushed; makes the branch when it is not there. @returns the commit */
  push(
    changes: FileChanges,
    { branch = this.#state.settings.defaultBranch, message = 'Change files' } = {},
  ): string {
    const { objects, refs, settings } = this.#state;
    const parent = refs.get(`refs/heads/${branch}`) ?? refs.get(`refs/heads/${settings.defaultBranch}`);
    let leaves = this.#leaves(parent ?? '');
    for (const [path, content] of Object.entries(changes)) {
      const leaf = content === undefined ? undefined : { mode: '100644', sha: objects.putBlob(content) };
      leaves = withChange(objects, leaves, path, leaf);
    }
    const signature = { ...SOMEBODY, date: this.#world.now() };
    const sha = objects.putCommit({
      tree: writeTree(objects, leaves),
      parents: parent === undefined ? [] : [parent],
      author: signature,
      committer: signature,
      message,
    });
    refs.set(`refs/heads/${branch}`, sha);
    return sha;
  }

  /** Puts something else than a plain file into a branch: an executable, a symbolic link, a submodule. */
  pushSpecial(
    path: string,
    mode: string,
    content: string,
    branch = this.#state.settings.defaultBranch,
  ): string {
    const { objects, refs } = this.#state;
    const sha = mode === '160000' ? content : objects.putBlob(content);
    const parent = this.push({}, { branch });
    const tree = writeTree(objects, withChange(objects, this.#leaves(parent), path, { mode, sha }));
    const signature = { ...SOMEBODY, date: this.#world.now() };
    const commit = { tree, parents: [parent], author: signature, committer: signature, message: path };
    refs.set(`refs/heads/${branch}`, objects.putCommit(commit));
    return this.#state.resolve(branch) ?? '';
  }

  /** Points a ref somewhere; undefined deletes it. @param ref full name */
  setRef(ref: string, sha: string | undefined): void {
    if (sha === undefined) this.#state.refs.delete(ref);
    else this.#state.refs.set(ref, sha);
  }

  /** From now on only pull requests may change the branch. */
  protect(branch: string): void {
    this.#state.protectedRefs.add(`refs/heads/${branch}`);
  }

  /** Adds a check run; by default a green job of a workflow. */
  addCheckRun(run: Pick<CheckRunRecord, 'name' | 'sha'> & Partial<CheckRunRecord>): CheckRunRecord {
    const record = {
      id: this.#world.ids.next(),
      status: 'completed',
      conclusion: 'success',
      app: 'github-actions',
      createdAt: this.#world.now(),
      ...run,
    };
    this.#state.checkRuns.push(record);
    return record;
  }

  /** Opens a pull request, as somebody of the team would. */
  addPullRequest(pull: Pick<PullRequestRecord, 'head'> & Partial<PullRequestRecord>): PullRequestRecord {
    const record = {
      id: this.#world.ids.next(),
      number: this.#state.numbers.next(),
      title: pull.head,
      body: null,
      state: 'open',
      draft: false,
      locked: false,
      maintainerCanModify: false,
      base: this.#state.settings.defaultBranch,
      createdAt: this.#world.now(),
      updatedAt: this.#world.now(),
      ...pull,
    } as const;
    this.#state.pulls.push(record);
    return record;
  }

  /** Adds a comment on a pull request, by default of a person. */
  addComment(comment: Pick<CommentRecord, 'number' | 'body'> & Partial<CommentRecord>): CommentRecord {
    const record = {
      id: this.#world.ids.next(),
      author: 'mona',
      createdAt: this.#world.now(),
      updatedAt: this.#world.now(),
      ...comment,
    };
    this.#state.comments.push(record);
    return record;
  }

  /** Adds a commit status. */
  addCommitStatus(status: Pick<CommitStatusRecord, 'sha' | 'context' | 'state'>): void {
    this.#state.commitStatuses.push({ id: this.#world.ids.next(), createdAt: this.#world.now(), ...status });
  }

  /** Adds a deployment, by default without any status. */
  addDeployment(
    deployment: Pick<DeploymentRecord, 'sha' | 'environment'> & Partial<DeploymentRecord>,
  ): DeploymentRecord {
    const record = {
      id: this.#world.ids.next(),
      ref: deployment.sha,
      task: 'deploy',
      description: null,
      payload: {},
      production: deployment.environment === 'production',
      transient: false,
      createdAt: this.#world.now(),
      statuses: [],
      ...deployment,
    };
    this.#state.deployments.push(record);
    return record;
  }

  /** Adds an attestation about a digest. */
  addAttestation(attestation: Omit<AttestationRecord, 'predicateType'> & Partial<AttestationRecord>): void {
    this.#state.attestations.push({ predicateType: undefined, ...attestation });
  }

  #leaves(ref: string): ReadonlyMap<string, Leaf> {
    const commit = this.#state.objects.commit(this.#state.resolve(ref) ?? '');
    return commit === undefined ? new Map() : readTree(this.#state.objects, commit.tree);
  }
}
