import { Counter } from './counter.ts';
import type { CommentRecord } from './records.ts';
import { type RepositorySettings, RepositoryState } from './repository.ts';

/** All repositories of one GitHub, and its clock. */
export class World {
  /** Numbers of everything but pull requests. */
  readonly ids = new Counter();
  readonly #now: () => number;
  readonly #repositories = new Map<string, RepositoryState>();

  /** Login of whoever the token is of. */
  readonly actor: string;

  /** @param now epoch in ms */
  constructor(now: () => number, actor: string) {
    this.#now = now;
    this.actor = actor;
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
