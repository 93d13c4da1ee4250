import { UserError } from '@container-kit/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attribute, formatAttributes, parseAttributes, parseGoBoolean } from '../../src/build/attributes.ts';

describe('attributes', () => {
  test.each([
    [
      'type=oci,dest=out',
      [
        ['type', 'oci'],
        ['dest', 'out'],
      ],
    ],
    [
      'Type=oci, Dest = out',
      [
        ['type', 'oci'],
        ['dest', ' out'],
      ],
    ],
    [
      'type=image,"name=a,b"',
      [
        ['type', 'image'],
        ['name', 'a,b'],
      ],
    ],
    ['out', [['out', undefined]]],
    ['a=b=c', [['a', 'b=c']]],
  ])('%s', (entry, expected) => {
    expect(parseAttributes(entry)).toEqual(expected);
  });

  test('the last of equal keys counts', () => {
    expect(attribute(parseAttributes('a=1,a=2'), 'a')).toBe('2');
    expect(attribute([], 'a')).toBeUndefined();
  });

  test('are written as they are read', () => {
    const key = fc.stringMatching(/^[a-z][a-z.-]{0,8}$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(key, fc.string()), { minLength: 1 }), (attributes) => {
        expect(parseAttributes(formatAttributes(attributes))).toEqual(attributes);
      }),
    );
  });

  test('an unclosed quote is an error that shows only the type', () => {
    const parse = () => parseAttributes('type=s3,"secret_access_key=hunter2');
    expect(parse).toThrow(UserError);
    expect(parse).toThrow('the entry "type=s3" has a quote that is never closed');
  });
});

test.each([
  ['1', true],
  ['T', true],
  ['True', true],
  ['false', false],
  ['0', false],
  ['yes', undefined],
  ['tRUE', undefined],
  ['', undefined],
])('%j as a boolean of Go: %s', (text, expected) => {
  expect(parseGoBoolean(text)).toBe(expected);
  expect(parseGoBoolean(undefined)).toBeUndefined();
});
