import { UserError } from '@container-kit/core';
import { describe, expect, test } from 'vitest';
import { parseDriverOptions, parseList, readBuildInputs } from '../../src/build/inputs.ts';
import { emptyTexts, noNames } from './fixtures.ts';

describe('items: commas and line breaks separate', () => {
  test.each([
    ['linux/amd64,linux/arm64', ['linux/amd64', 'linux/arm64']],
    ['linux/amd64, linux/arm64\nlinux/386', ['linux/amd64', 'linux/arm64', 'linux/386']],
    ['"linux/amd64,linux/arm64"', ['linux/amd64', 'linux/arm64']],
    ['', []],
    ['  \n\n', []],
    ['a,,b', ['a', 'b']],
  ])('%j', (text, entries) => {
    expect(parseList('platforms', text, 'items')).toEqual(entries);
  });
});

describe('lines: one entry a line, quotes hold line breaks', () => {
  test.each([
    ['A=1\nB=2\r\n', ['A=1', 'B=2']],
    ['A=one, two', ['A=one, two']],
    ['"A=two\nlines"\nB=1', ['A=two\nlines', 'B=1']],
    ['"A=say ""hi"""', ['A=say "hi"']],
    ['  A=1  ', ['A=1']],
    ['JSON={"a":1,"b":[2]}', ['JSON={"a":1,"b":[2]}']],
    // The peer loses the quotes of the second value.
    ['LIST="a","b"', ['LIST="a","b"']],
    ['"type=local","dest=out"', ['type=local,dest=out']],
  ])('%j', (text, entries) => {
    expect(parseList('build-args', text, 'lines')).toEqual(entries);
  });
});

test('values of secrets keep their blanks', () => {
  expect(parseList('secrets', 'A= x \n"B=one\ntwo\n"\n', 'untrimmed')).toEqual(['A= x ', 'B=one\ntwo\n']);
});

test('quotes of outputs and driver options are left to buildx', () => {
  const output = 'type=image,"name=a/b:1,a/b:2",push=true';
  expect(parseList('outputs', `${output}\n`, 'verbatim')).toEqual([output]);
  expect(parseDriverOptions('"env.no_proxy=a,b"\nimage=x\n')).toEqual(['"env.no_proxy=a,b"', 'image=x']);
});

test('an unclosed quote names the input and the line, never the text', () => {
  const read = () => parseList('secrets', 'A=1\n"B=hunter2\n', 'untrimmed');
  expect(read).toThrow(UserError);
  expect(read).toThrow('input "secrets": the quote opened in line 2 is never closed');
  expect(read).not.toThrow('hunter2');
});

test('all lists of a build are read, names are taken over, the rest stays as it is', () => {
  const names = { tags: ['a/b:1'], labels: ['x=y'], annotations: ['manifest:x=y'] };
  const inputs = readBuildInputs(
    {
      ...emptyTexts,
      addHosts: 'a:1.2.3.4,b:1.2.3.5',
      allow: 'network.host\nsecurity.insecure',
      buildArgs: 'A=1,2\nB=3',
      secretEnvs: 'A=B,C=D',
      ulimit: 'nofile=1024:1024',
      target: 'final',
      pull: true,
    },
    names,
  );
  expect(inputs).toMatchObject({
    ...names,
    addHosts: ['a:1.2.3.4', 'b:1.2.3.5'],
    allow: ['network.host', 'security.insecure'],
    buildArgs: ['A=1,2', 'B=3'],
    secretEnvs: ['A=B', 'C=D'],
    ulimit: ['nofile=1024:1024'],
    target: 'final',
    pull: true,
    cacheFrom: [],
  });
});

test('errors name the input as workflows spell it', () => {
  expect(() => readBuildInputs({ ...emptyTexts, noCacheFilters: '"a' }, noNames)).toThrow(
    'input "no-cache-filters"',
  );
});
