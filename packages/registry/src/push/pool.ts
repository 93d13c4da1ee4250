/**
 * Runs a function over items, so many at a time, in their order. After a failure no further item is started, and
 * the ones under way are waited for, so that nothing runs on behind the caller's back.
 *
 * @param onFailure told at once of the first failure, to end what is under way
 * @throws the first failure
 */
export async function forEachParallel<T>(
  items: readonly T[],
  parallel: number,
  run: (item: T) => Promise<void>,
  onFailure?: (error: unknown) => void,
): Promise<void> {
  const failures: unknown[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length && failures.length === 0) {
      const item = items[next] as T;
      next += 1;
      try {
        await run(item);
      } catch (error) {
        if (failures.push(error) === 1) {
          onFailure?.(error);
        }
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(parallel, items.length) }, worker));
  if (failures.length > 0) {
    throw failures[0];
  }
}
