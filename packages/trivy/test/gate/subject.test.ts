import { describe, expect, test } from 'vitest';
import { nameOf, readSubject } from '../../src/gate/subject.ts';

const NOTHING = { scanType: 'image', imageRef: '', input: '', scanRef: '.', reportFile: [] } as const;

describe('readSubject', () => {
  test.each([
    [{ imageRef: 'app:1' }, { kind: 'image', reference: 'app:1' }, 'app:1'],
    [{ input: 'image.tar' }, { kind: 'image', path: 'image.tar' }, 'image.tar'],
    [{ scanType: 'fs' }, { kind: 'fs', path: '.' }, '.'],
    [{ scanType: 'sbom', scanRef: 'bom.json' }, { kind: 'sbom', path: 'bom.json' }, 'bom.json'],
    [{ reportFile: ['a', 'b'] }, { kind: 'report', paths: ['a', 'b'] }, 'a, b'],
    // The report says itself what was scanned.
    [{ scanType: 'fs', reportFile: ['a'] }, { kind: 'report', paths: ['a'] }, 'a'],
  ] as const)('%j', (inputs, subject, name) => {
    const read = readSubject({ ...NOTHING, ...inputs });
    expect(read).toEqual(subject);
    expect(nameOf(read)).toBe(name);
  });

  test('refuses to guess', () => {
    expect(() => readSubject(NOTHING)).toThrow('there is nothing to scan');
    expect(() => readSubject({ ...NOTHING, imageRef: 'a', input: 'b' })).toThrow(
      'the inputs "image-ref" and "input" name several things',
    );
    expect(() => readSubject({ ...NOTHING, scanType: 'config', imageRef: 'a' })).toThrow(
      'input "scan-type" is "config", and "image-ref" names an image',
    );
  });
});
