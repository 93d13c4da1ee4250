import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { testFolder } from '@container-kit/testing/fixtures';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeJson } from '../src/write-json.ts';

function written(value: object): string {
  const path = join(testFolder('write-json'), 'value.json');
  writeJson(path, value);
  return readFileSync(path, 'utf8');
}

test('reads back equal, whatever it is', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      expect(JSON.parse(written(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('leaves out what is undefined', () => {
  expect(JSON.parse(written({ a: undefined, list: [{ b: undefined, c: [1] }] }))).toEqual({
    list: [{ c: [1] }],
  });
});

test('writes more than a portion of items', () => {
  const list = Array.from({ length: 2345 }, (_, at) => ({ at, tags: ['x'] }));
  expect(JSON.parse(written({ repositories: [{ list }] }))).toEqual({ repositories: [{ list }] });
});
