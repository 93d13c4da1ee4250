import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import {
  type ArtifactSubject,
  declareArtifacts,
  listArtifacts,
  MAX_ARTIFACTS,
} from '../../src/runner/artifacts-file.ts';

const workspace = mkdtempSync(join(tmpdir(), 'artifacts-'));
writeFileSync(join(workspace, 'app.tgz'), 'hello');
mkdirSync(join(workspace, 'folder'));
afterAll(() => rmSync(workspace, { recursive: true }));

const hello = 'sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824';
const hex = 'AB'.repeat(32);
const digest = `sha256:${hex.toLowerCase()}`;

function declare(text: string, known = new Map<string, ArtifactSubject>()): ArtifactSubject[] {
  declareArtifacts(text, workspace, known);
  return [...known.values()];
}

describe('entries', () => {
  test.each<[string, ArtifactSubject]>([
    [`ghcr.io/o/a:1@sha256:${hex}`, { name: 'ghcr.io/o/a:1', digest, kind: 'oci' }],
    [`OCI://ghcr.io/o/a@sha256:${hex}`, { name: 'ghcr.io/o/a', digest, kind: 'oci' }],
    ['app.tgz', { name: 'app.tgz', digest: hello, kind: 'file' }],
    [`file://${workspace}/app.tgz`, { name: 'app.tgz', digest: hello, kind: 'file' }],
    ['  folder/../app.tgz  ', { name: 'app.tgz', digest: hello, kind: 'file' }],
  ])('%s', (entry, subject) => expect(declare(entry)).toEqual([subject]));

  test('may stand between comments and empty lines', () => {
    expect(declare(`# images\n\n  # more\napp.tgz\r\n`)).toHaveLength(1);
  });

  test.each([
    ['a=b', "'=' are reserved"],
    ['file://', 'must include a path'],
    ['oci://ghcr.io/o/a:1', 'must include an @sha'],
    ['oci://ghcr.io/o/a@sha256:ab', "digest 'sha256' must be 64 hex characters, got 2"],
    ['https://example.com/x', 'unsupported URI scheme'],
    ['missing.tgz', "file 'missing.tgz' does not exist"],
    ['a@sha256:ab', "file 'a@sha256:ab' does not exist"],
    ['folder', 'is a directory'],
  ])('%j is refused', (entry, message) => {
    expect(() => declare(`\n${entry}`)).toThrow(`Invalid $GITHUB_ARTIFACTS entry on line 2:`);
    expect(() => declare(`\n${entry}`)).toThrow(message);
  });
});

describe('a job', () => {
  test('takes the same subject twice', () => {
    expect(declare('app.tgz\napp.tgz')).toHaveLength(1);
  });

  test('refuses another digest for a name', () => {
    const known = new Map([['a', { name: 'a', digest, kind: 'oci' } as const]]);
    expect(() => declare(`a@sha256:${'cd'.repeat(32)}`, known)).toThrow(
      "Conflicting digest for artifact 'a'",
    );
  });

  test('takes nothing of a file with a bad line', () => {
    const known = new Map<string, ArtifactSubject>();
    expect(() => declare('app.tgz\na=b', known)).toThrow('line 2');
    expect(known.size).toBe(0);
  });

  test('has a limit, which repeats do not count against', () => {
    const lines = Array.from({ length: MAX_ARTIFACTS }, (_, index) => `image${index}@sha256:${hex}`);
    const known = new Map<string, ArtifactSubject>();
    declare([...lines, lines[0]].join('\n'), known);
    expect(() => declare(`one-more@sha256:${hex}`, known)).toThrow('maximum of 500');
  });

  test('lists its subjects by name', () => {
    const known = new Map<string, ArtifactSubject>();
    declare(`b@sha256:${hex}\napp.tgz`, known);
    expect(JSON.parse(listArtifacts(known))).toEqual({
      version: 1,
      subjects: [
        { name: 'app.tgz', digest: hello, kind: 'file' },
        { name: 'b', digest, kind: 'oci' },
      ],
    });
    expect(listArtifacts(new Map())).toBe('{"version":1,"subjects":[]}');
  });
});
