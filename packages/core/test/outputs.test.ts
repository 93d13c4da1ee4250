import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePairs } from '@container-kit/testing';
import { testFolder } from '@container-kit/testing/fixtures';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatEntry } from '../src/file-command.ts';
import { defineOutputs, setOutputs } from '../src/outputs.ts';
import { captureStdout } from './support/capture.ts';
import { runnerCommands } from './support/runner-commands.ts';

const table = defineOutputs({ digest: 'digest', tags: 'tags', 'build-id': 'id' });

function outputFile(): { readonly env: NodeJS.ProcessEnv; readonly read: () => Record<string, string> } {
  const path = join(testFolder('core-test'), 'output');
  writeFileSync(path, '');
  return {
    env: { GITHUB_OUTPUT: path },
    read: () => Object.fromEntries(parsePairs(readFileSync(path, 'utf8'))),
  };
}

describe('setOutputs', () => {
  it('writes declared outputs and leaves out undefined ones', () => {
    const { env, read } = outputFile();
    setOutputs(table, { digest: 'sha256:0', tags: 'a\nb', 'build-id': undefined }, env);
    expect(read()).toEqual({ digest: 'sha256:0', tags: 'a\nb' });
  });

  it('adds to what is there', () => {
    const { env, read } = outputFile();
    setOutputs(table, { digest: 'x' }, env);
    setOutputs(table, { tags: '' }, env);
    expect(read()).toEqual({ digest: 'x', tags: '' });
  });

  it('keeps every value apart from the others', () => {
    const { env, read } = outputFile();
    const value = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('x<<EOF', '\nEOF\n', 'ghadelimiter_', 'a=b\n', '\n', '\r\n'),
    );
    fc.assert(
      fc.property(value, value, (digest, tags) => {
        setOutputs(table, { digest, tags }, env);
        expect(read()).toEqual({ digest, tags });
      }),
    );
  });

  it('refuses names that are not declared', () => {
    const { env, read } = outputFile();
    const values: object = { nonsense: 'x' };
    expect(() => setOutputs(table, values, env)).toThrow('output "nonsense" is not declared');
    expect(() => setOutputs(table, { toString: 'x' } as object, env)).toThrow('not declared');
    expect(read()).toEqual({});
  });

  it('warns about more than GitHub keeps', async () => {
    const { env, read } = outputFile();
    const large = 'x'.repeat(600 * 1024);
    const output = await captureStdout(() => setOutputs(table, { digest: large }, env));
    expect(runnerCommands(output)).toMatchObject([{ name: 'warning' }]);
    expect(read().digest).toBe(large);
  });

  it('prints nothing where there is no output file', async () => {
    expect(await captureStdout(() => setOutputs(table, { digest: 'x' }, {}))).toBe('');
  });
});

describe('defineOutputs', () => {
  it.each(['a b', '1a', 'a=b', 'a<<b', 'a\nb', ''])('refuses the name %j', (name) => {
    expect(() => defineOutputs({ [name]: 'help' })).toThrow('is not a name');
  });
});

describe('formatEntry', () => {
  it('has another delimiter each time', () => {
    expect(formatEntry('a', 'b')).not.toBe(formatEntry('a', 'b'));
  });
});
