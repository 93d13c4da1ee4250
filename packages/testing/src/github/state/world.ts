import { Counter } from './counter.ts';
import type { PackageScope } from './package.ts';
import { PackageStore } from './packages.ts';
import type { CommentRecord } from './records.ts';
import { type RepositorySettings, RepositoryState } from './repository.ts';

/** Who acts in a {@link World}, and who is there. */
export interface WorldOptions {
  readonly actor: string;
  readonly people?: readonly string[] | undefined;
  readonly scopes?: readonly PackageScope[] | undefined;
}

/** All repositories of one GitHub, and its clock. */
export class World {
  /** Numbers of everything but pull requests. */
  readonly ids = new Counter();
  readonly #now: () => number;
  readonly #repositories = new Map<string, RepositoryState>();

  /** Login of whoever the token is of. */
  readonly actor: string;
  /** Accounts of people; all others are organizations. */
  readonly people: ReadonlySet<string>;
  /** Scopes of a personal access token (classic); undefined for the token of a job. */
  readonly scopes: readonly PackageScope[] | undefined;
  readonly packages: PackageStore;

  /** @param now epoch in ms */
  constructor(now: () => number, { actor, people = [], scopes }: WorldOptions) {
    this.#now = now;
    this.actor = actor;
    this.scopes = scopes;
    this.people = new Set([...people, actor].map((login) => login.toLowerCase()));
    this.packages = new PackageStore(this.ids, () => this.now());
  }

  /** Whether there is such an account. */
  hasAccount(login: string): boolean {
    const wanted = login.toLowerCase();
    const owners = [...this.#repositories.keys(), ...this.packages.names()].map((name) => name.split('/')[0]);
    return this.people.has(wanted) || owners.includes(wanted);
  }

  /** The time in whole seconds, as GitHub has it. */
  now(): Date {
    return new Date(Math.floor(this.#now() / 1000) * 1000);
  }

  /** Adds an empty repository. */
  add(settings: RepositorySettings): RepositoryState {
    const repository = new RepositoryState(this.ids.next(), settings, this.now());
    this.#repositories.set(repository.fullName.toLowerCase(), repository);
    return repository;
  }

  /** Names don't depend on case. */
  find(fullName: string): RepositoryState | undefined {
    return this.#repositories.get(fullName.toLowerCase());
  }

  /** Comments of all repositories, whose ids are different. */
  comments(): readonly CommentRecord[] {
    return [...this.#repositories.values()].flatMap(({ comments }) => comments);
  }
}
