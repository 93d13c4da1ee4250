import { type Fault, type FaultAction, type FaultStage, stageOf } from './fault.ts';

interface Entry {
  readonly fault: Fault;
  readonly stage: FaultStage;
  passed: number;
  left: number;
}

/** The faults that wait for their requests. The first that matches strikes, in the order they were added. */
export class FaultSchedule {
  #entries: Entry[] = [];

  /** Adds a fault. Throws TypeError for an action that is none. */
  add(fault: Fault): void {
    this.#entries.push({ fault, stage: stageOf(fault.action), passed: 0, left: fault.times ?? 1 });
  }

  /** The action that strikes this request at one of these stages, if any; it is used up by the call. */
  take(stages: readonly FaultStage[], method: string, path: string): FaultAction | undefined {
    for (const entry of this.#entries) {
      if (stages.includes(entry.stage) && matches(entry.fault, method, path) && counts(entry)) {
        entry.left -= 1;
        return entry.fault.action;
      }
    }
    return undefined;
  }

  /** Drops every fault. */
  clear(): void {
    this.#entries = [];
  }
}

function matches(fault: Fault, method: string, path: string): boolean {
  // A fresh test each time: a pattern with the g flag would remember where it stopped.
  const onPath = fault.path === undefined || path.search(fault.path) >= 0;
  return onPath && (fault.method === undefined || fault.method === method);
}

function counts(entry: Entry): boolean {
  if (entry.left <= 0) {
    return false;
  }
  entry.passed += 1;
  return entry.passed > (entry.fault.after ?? 0);
}
