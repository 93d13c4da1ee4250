import { describe, expect, test } from 'vitest';
import { readWarnings } from '../../src/build/warnings.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const warning = {
  vertex: 'sha256:5799',
  level: 1,
  short: base64("StageNameCasing: Stage name 'Final' should be lowercase (line 3)"),
  detail: [base64('Stage names should be lowercase')],
  url: 'https://docs.docker.com/go/dockerfile/rule/stage-name-casing/',
  sourceInfo: { filename: 'w.Dockerfile', language: 'Dockerfile' },
  range: [{ start: { line: 3 }, end: { line: 4 } }],
};
const read = (...warnings: readonly unknown[]) => readWarnings({ 'buildx.build.warnings': warnings });

test('a warning becomes rule, message and place', () => {
  expect(read(warning)).toEqual([
    {
      rule: 'StageNameCasing',
      message: "Stage name 'Final' should be lowercase",
      detail: 'Stage names should be lowercase',
      url: warning.url,
      file: 'w.Dockerfile',
      line: 3,
      endLine: 4,
    },
  ]);
});

test('a warning of every platform counts once', () => {
  expect(read(warning, { ...warning, vertex: 'sha256:other' })).toHaveLength(1);
});

test('a warning without rule and place', () => {
  expect(read({ short: base64('current commit information was not captured') })).toEqual([
    {
      rule: '',
      message: 'current commit information was not captured',
      detail: '',
      url: undefined,
      file: undefined,
      line: undefined,
      endLine: undefined,
    },
  ]);
});

describe('what is not a warning is left out', () => {
  test.each([[undefined], [null], [{}], [{ 'buildx.build.warnings': 'x' }]])('%j', (metadata) => {
    expect(readWarnings(metadata)).toEqual([]);
  });

  test('among others', () => {
    expect(read(null, 1, {}, { short: 7 }, { short: '' })).toEqual([]);
  });

  test('as are links to other than web pages, and lines below 1', () => {
    const odd = { ...warning, url: 'javascript:alert(1)', range: [{ start: { line: 0 } }] };
    expect(read(odd)[0]).toMatchObject({ url: undefined, line: undefined, endLine: undefined });
  });
});
