import type { FaultSchedule } from '../registry/faults/schedule.ts';
import type { OriginServer } from '../registry/origin-server.ts';
import type { GitHubFault, LostAnswer } from './fault.ts';
import type { Interruption, Interruptions, Moment } from './interruptions.ts';
import type { Permissions } from './permissions.ts';
import type { RateLimit } from './rate-limit.ts';
import type { ApiLog, GitHubRequest } from './request-log.ts';
import type { World } from './state/world.ts';
import { TestPackage } from './test-package.ts';
import { TestRepository } from './test-repository.ts';

/** What a {@link TestGitHub} is made of. */
export interface GitHubParts {
  readonly world: World;
  readonly log: ApiLog;
  readonly server: OriginServer;
  readonly basePath: string;
  readonly token: string;
  readonly rateLimit: RateLimit;
  readonly faults: FaultSchedule;
  readonly lostAnswers: FaultSchedule;
  readonly interruptions: Interruptions;
  readonly setPermissions: (permissions: Permissions) => void;
}

/** A GitHub that runs in this process. Its content can be read and seeded without HTTP. */
export class TestGitHub implements AsyncDisposable {
  /** What is left of the primary rate limit. */
  readonly rateLimit: RateLimit;
  readonly #parts: GitHubParts;

  constructor(parts: GitHubParts) {
    this.rateLimit = parts.rateLimit;
    this.#parts = parts;
  }

  /** Root of the API. */
  get url(): string {
    return `${this.#parts.server.url}${this.#parts.basePath}`;
  }

  /** The only token that is accepted. */
  get token(): string {
    return this.#parts.token;
  }

  /** Requests that reached the API, in the order of their answers; it grows while GitHub runs. */
  get requests(): readonly GitHubRequest[] {
    return this.#parts.log.requests;
  }

  /** What was not as GitHub's OpenAPI description has it. A test that ends with any has found a bug. */
  get violations(): readonly string[] {
    return this.#parts.log.violations;
  }

  /** A repository that {@link startGitHub} was given; throws RangeError for any other. */
  repository(fullName: string): TestRepository {
    const state = this.#parts.world.find(fullName);
    if (state === undefined) throw new RangeError(`there is no repository ${fullName}`);
    return new TestRepository(this.#parts.world, state);
  }

  /**
   * A container package, by its name below ghcr.io.
   *
   * @throws RangeError when nothing was ever pushed to it
   */
  package(name: string): TestPackage {
    const state = this.#parts.world.packages.find(name);
    if (state === undefined) throw new RangeError(`there is no package ${name}`);
    return new TestPackage(state);
  }

  /** Changes what the token may do. */
  setPermissions(permissions: Permissions): void {
    this.#parts.setPermissions(permissions);
  }

  /** Adds a fault that strikes instead of the right answer, before anything is done; see {@link GitHubFault}. */
  fail(fault: GitHubFault): void {
    this.#parts.faults.add(fault);
  }

  /** Does what is asked and then answers this: the 502 after success, and its like. Only successes are lost. */
  loseAnswer(fault: LostAnswer): void {
    this.#parts.lostAnswers.add(fault);
  }

  /** Once, at the next request that matches: what somebody else does in between. */
  interrupt(moment: Moment, action: Interruption): void {
    this.#parts.interruptions.add(moment, action);
  }

  /** Stops the server and cuts its connections. */
  close(): Promise<void> {
    return this.#parts.server.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}
