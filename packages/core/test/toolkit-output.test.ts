import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as core from '@actions/core';
import { FileCommandError, parsePairs } from '@container-kit/testing';
import { setEnvironment, testFolder } from '@container-kit/testing/fixtures';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

/** What the runner reads out of a file that @actions/core has written. */
function outputFile() {
  const path = join(testFolder('toolkit-output'), 'output');
  setEnvironment({ GITHUB_OUTPUT: path });
  const clear = () => writeFileSync(path, '');
  clear();
  return { clear, read: () => [...parsePairs(readFileSync(path, 'utf8'))] };
}

describe('what @actions/core writes', () => {
  test('is read back: every name and value, hostile ones included', () => {
    const { clear, read } = outputFile();
    const name = fc.string({ minLength: 1 }).filter((text) => !/[=\n]|<</.test(text) && !text.endsWith('<'));
    const value = fc
      .array(fc.constantFrom('=', '<<', '\n', '\r', 'EOF', 'a=b', '\n\n', ' ', 'ü', '::error::x'))
      .map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value), { maxLength: 5 }), (outputs) => {
        clear();
        for (const [key, content] of outputs) core.setOutput(key, content);
        expect(read()).toEqual(outputs);
      }),
      { numRuns: 50 },
    );
  });

  test('is misread when the name holds a sign of the format, as on GitHub', () => {
    const { read } = outputFile();
    core.setOutput('a=b', 'c');
    expect(read).toThrow(FileCommandError);
  });
});
