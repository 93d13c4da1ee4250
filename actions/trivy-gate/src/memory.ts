/** Keeps the heap close to what is really in use. */

/**
 * A report of 10,000 findings becomes a summary, a page, SARIF and JSON without a pause in which V8 would collect what each
 * of them leaves, and before the young generation is limited for all actions: the step took 220 MB. Set at once, and with
 * a heap that at most doubles between collections, it takes 155 MB and hardly more time. With 20 percent it takes 150 MB
 * and a third more time (Node 24.19; `npm run bench` has a row).
 */
export async function keepHeapSmall(): Promise<void> {
  const { setFlagsFromString } = await import('node:v8');
  for (const flag of FLAGS) setFlagsFromString(flag);
}

const FLAGS = ['--max-semi-space-size=2', '--semi-space-growth-factor=1', '--heap-growing-percent=100'];
