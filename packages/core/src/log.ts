/** What a step prints. Every method may be passed on by itself: `run('docker', args, { onStderr: log.foreign })`. */
import { debug, endGroup, error, info, notice, startGroup, warning } from '@actions/core';
import { AnnotationBudget, type AnnotationLevel } from './annotation-budget.ts';
import { neutralise } from './neutralise.ts';

/** Prints to the step's log. No text given to it can become a workflow command. */
export interface Log {
  /** Prints a line. */
  readonly info: (message: string) => void;
  /** Prints a line that only debug runs show. */
  readonly debug: (message: string) => void;
  /** Prints a line and annotates the run with it, as far as annotations are left; so do `warning` and `error`. */
  readonly notice: (message: string) => void;
  readonly warning: (message: string) => void;
  readonly error: (message: string) => void;
  /** Folds what `fn` prints under a title. A group inside a group becomes a heading, as the runner can't nest. */
  readonly group: <T>(title: string, fn: () => Promise<T> | T) => Promise<T>;
  /** Prints text of a child process, registry, image or event. */
  readonly foreign: (text: string) => void;
  /** Prints the state of something lengthy, but at most every 5 seconds. */
  readonly progress: (message: string) => void;
}

const PROGRESS_INTERVAL_MS = 5_000;
const ANNOTATE = { error, warning, notice } as const;

/** Makes a log on stdout whose annotations count against `budget`. */
export function createLog(budget: AnnotationBudget = new AnnotationBudget()): Log {
  let inGroup = false;
  let lastProgress = Number.NEGATIVE_INFINITY;
  const print = (message: string) => info(neutralise(message));
  const annotate = (level: AnnotationLevel) => (message: string) => {
    if (budget.takeForLog(level)) ANNOTATE[level](message);
    else print(`${level}: ${message}`);
  };
  return {
    info: print,
    foreign: print,
    debug,
    notice: annotate('notice'),
    warning: annotate('warning'),
    error: annotate('error'),
    progress(message) {
      const now = performance.now();
      if (now - lastProgress < PROGRESS_INTERVAL_MS) return;
      lastProgress = now;
      print(message);
    },
    async group(title, fn) {
      if (inGroup) {
        print(title);
        return fn();
      }
      inGroup = true;
      startGroup(title);
      try {
        return await fn();
      } finally {
        endGroup();
        inGroup = false;
      }
    },
  };
}
