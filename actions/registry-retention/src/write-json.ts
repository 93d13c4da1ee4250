/** Writes JSON files in portions: plan and report of a large package would take more memory as texts than all else. */
import { closeSync, openSync, writeSync } from 'node:fs';

/** So many items of a list become one text at a time: V8 has a place of its own for those over 128 KiB, and is slow to clear it. */
const PORTION = 50;

/**
 * Writes a value as JSON, one line an item of a list. It reads back equal; keys whose value is undefined are left out.
 *
 * @param value without cycles
 */
export function writeJson(path: string, value: object): void {
  const file = openSync(path, 'w', 0o600);
  try {
    for (const text of partsOf(value)) writeSync(file, text);
    writeSync(file, '\n');
  } finally {
    closeSync(file);
  }
}

function* partsOf(value: unknown): Generator<string> {
  if (Array.isArray(value)) yield* partsOfList(value);
  else if (isLarge(value)) yield* partsOfObject(value);
  else yield JSON.stringify(value);
}

/** Items of lists are small, but for repositories. */
function* partsOfList(items: readonly unknown[]): Generator<string> {
  yield '[';
  if (items.some(isLarge)) {
    for (const [at, item] of items.entries()) {
      yield at === 0 ? '\n' : ',\n';
      yield* partsOf(item);
    }
  } else {
    for (let at = 0; at < items.length; at += PORTION) {
      const texts = items.slice(at, at + PORTION).map((item) => JSON.stringify(item));
      yield `${at === 0 ? '\n' : ',\n'}${texts.join(',\n')}`;
    }
  }
  yield ']';
}

function* partsOfObject(value: object): Generator<string> {
  let separator = '{';
  for (const [key, each] of Object.entries(value)) {
    if (each === undefined) continue;
    yield `${separator}${JSON.stringify(key)}:`;
    yield* partsOf(each);
    separator = ',\n';
  }
  yield separator === '{' ? '{}' : '}';
}

/** Whether there may be long lists below: in reports and repositories, not in items of lists. */
function isLarge(value: unknown): value is object {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).some((each) =>
      Array.isArray(each) ? each.some((item) => typeof item === 'object') : isLarge(each),
    )
  );
}
