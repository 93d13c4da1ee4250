import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { testFolder } from '@container-kit/testing/fixtures';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeJson } from '../src/show/write-json.ts';

function written(value: object): string {
  const path = join(testFolder('write-json'), 'report.json');
  writeJson(path, value);
  return readFileSync(path, 'utf8');
}

test('says the same as JSON.stringify', () => {
  const path = join(testFolder('write-json'), 'report.json');
  const value = fc.dictionary(fc.string(), fc.oneof(fc.jsonValue(), fc.constant(undefined)));
  fc.assert(
    fc.property(value, (object) => {
      writeJson(path, object);
      expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(JSON.parse(JSON.stringify(object)));
    }),
    { numRuns: 50 },
  );
});

test('writes long lists whole, an element a line', () => {
  const findings = Array.from({ length: 1001 }, (_, index) => ({ id: `CVE-${index}`, none: undefined }));
  const text = written({ version: 1, findings, last: [undefined] });
  expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify({ version: 1, findings, last: [null] })));
  expect(text.split('\n').filter((line) => line.startsWith('{"id"'))).toHaveLength(1001);
  expect(text.endsWith('\n}\n')).toBe(true);
});
