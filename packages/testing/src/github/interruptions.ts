import type { RecordedRequest } from '../registry/request-log.ts';
import type { Matching } from './fault.ts';

/** Which request of a client something is to happen at. */
export interface Moment extends Matching {
  /** How many matching requests go by first. Default 0. */
  readonly after?: number;
  /** `answered`: once GitHub has done what the request asks, before the client knows. Default `asked`: just before. */
  readonly when?: 'asked' | 'answered';
}

/** What somebody else does at that moment. */
export type Interruption = () => void | Promise<void>;

interface Waiting {
  readonly moment: Moment;
  readonly action: Interruption;
  passed: number;
}

/** What is to happen between two requests of a client. */
export class Interruptions {
  #waiting: Waiting[] = [];

  add(moment: Moment, action: Interruption): void {
    this.#waiting.push({ moment, action, passed: 0 });
  }

  /** Runs the first action that waits for such a request. */
  async run(
    when: 'asked' | 'answered',
    { method, path }: Pick<RecordedRequest, 'method' | 'path'>,
  ): Promise<void> {
    const next = this.#waiting.find(
      ({ moment }) => (moment.when ?? 'asked') === when && matches(moment, method, path),
    );
    if (next === undefined) return;
    next.passed += 1;
    if (next.passed <= (next.moment.after ?? 0)) return;
    this.#waiting = this.#waiting.filter((one) => one !== next);
    await next.action();
  }
}

function matches(moment: Moment, method: string, path: string): boolean {
  return (
    (moment.method === undefined || moment.method === method) &&
    (moment.path === undefined || path.search(moment.path) >= 0)
  );
}
