import type { RecordedRequest } from '../registry/request-log.ts';
import type { Matching } from './fault.ts';

/** What is to happen between two requests of a client. */
export class Interruptions {
  #waiting: { readonly matching: Matching; readonly action: () => void }[] = [];

  add(matching: Matching, action: () => void): void {
    this.#waiting.push({ matching, action });
  }

  /** Runs the first action that waits for such a request. */
  run({ method, path }: RecordedRequest): void {
    const next = this.#waiting.find(
      ({ matching }) =>
        (matching.method === undefined || matching.method === method) &&
        (matching.path === undefined || path.search(matching.path) >= 0),
    );
    this.#waiting = this.#waiting.filter((one) => one !== next);
    next?.action();
  }
}
