/**
 * Keeps V8's young generation as small as it starts, for the process as a whole.
 *
 * Streaming a blob makes garbage at the speed of the network. V8 answers by letting the young generation grow, and as
 * the buffers that its objects stand for lie outside of the heap, hundreds of them wait there for the next collection: a
 * copy of 512 MB peaked at 148 to 157 MB. Collected often, it stays at 111 to 122 MB in the same time, and parsing a
 * report of 60 MB takes a quarter less memory (Node 24.19; `npm run bench` has a row for the copy).
 *
 * Done when the promise is: what keeps the thread busy, as reading a report does, must begin after it.
 */
export async function limitYoungGeneration(): Promise<void> {
  const { setFlagsFromString } = await import('node:v8');
  for (const flag of YOUNG) setFlagsFromString(flag);
}

/** A run that fails on its inputs is over by then, and need not load `node:v8` (3 ms); no stream is big by then. */
const DELAY_MS = 100;

/** Does it a little later, as every action may come to stream. */
export function limitYoungGenerationSoon(): void {
  setTimeout(() => void limitYoungGeneration(), DELAY_MS).unref();
}

/** The documented limit, which alone changes nothing once the process runs; and what keeps the heap from reaching for it. */
const YOUNG = ['--max-semi-space-size=2', '--semi-space-growth-factor=1'];

/**
 * Keeps the heap close to what is really in use, from now on: for what makes as much garbage as it is large, without a
 * pause in which V8 would collect it. A listing of 60,000 versions took 356 MB for 90 MB of data, and half of that with
 * a growth of 10 (Node 24.19; `npm run bench` has a row for it). It costs CPU time, so it is for lists alone.
 *
 * Nor does the young generation grow while V8 marks the old one: by default it is then not collected at all, and whatever a
 * busy program makes in that time stays in memory. That alone was 15 to 40 MB in every other run over 60,000 versions.
 *
 * @param growth how much the heap may grow between collections, in percent; by default it may double and more
 */
export async function keepHeapSmall(growth: number): Promise<void> {
  const { setFlagsFromString } = await import('node:v8');
  const flags = [...YOUNG, '--no-separate-gc-phases', `--heap-growing-percent=${growth}`];
  for (const flag of flags) setFlagsFromString(flag);
}
