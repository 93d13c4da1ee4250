import { UserError } from '@container-kit/core';
import { describe, expect, test } from 'vitest';
import { importTrivyIgnore, judge } from '../../src/index.ts';
import { input, npm, scan, vulnerability } from '../verdict/inputs.ts';

const TEXT = `# accepted by the team
CVE-2026-1
CVE-2026-2 exp:2026-12-31 # only the build uses it

\tDS-0002\r
`;

describe('.trivyignore', () => {
  test('has an ID a line, with an end and a comment', async () => {
    expect(await importTrivyIgnore(TEXT, '.trivyignore')).toEqual([
      { kind: 'trivyignore', id: 'CVE-2026-1', reason: 'imported', owner: 'imported', expires: undefined },
      {
        kind: 'trivyignore',
        id: 'CVE-2026-2',
        reason: 'only the build uses it',
        owner: 'imported',
        expires: '2026-12-31',
      },
      { kind: 'trivyignore', id: 'DS-0002', reason: 'imported', owner: 'imported', expires: undefined },
    ]);
  });

  test.each(['exp:soon', 'exp:', 'exp:2026-13-01', 'exp:2026-1-1'])('%s is refused', async (end) => {
    await expect(importTrivyIgnore(`\nCVE-1 ${end}`, 'x/.trivyignore')).rejects.toThrow(
      /the ignore file x\/\.trivyignore:2 has the date/,
    );
  });
});

describe('.trivyignore.yaml', () => {
  const read = (text: string) => importTrivyIgnore(text, '.trivyignore.yaml');

  test('has entries by class, with paths, packages, statement and end', async () => {
    const entries = await read(`vulnerabilities:
  - id: CVE-2026-1
    paths: [app/a, "**/b"]
    purls: [pkg:npm/x, pkg:npm/y@1]
    statement: unreachable
    expired_at: 2026-12-31
secrets:
  - id: github-pat
licenses:
`);
    expect(entries.map(({ id, path, package: thing }) => [id, path, thing])).toEqual([
      ['CVE-2026-1', 'app/a', 'pkg:npm/x'],
      ['CVE-2026-1', 'app/a', 'pkg:npm/y@1'],
      ['CVE-2026-1', '**/b', 'pkg:npm/x'],
      ['CVE-2026-1', '**/b', 'pkg:npm/y@1'],
      ['CVE-2026-1', 'b', 'pkg:npm/x'],
      ['CVE-2026-1', 'b', 'pkg:npm/y@1'],
      ['github-pat', undefined, undefined],
    ]);
    expect(entries[0]).toMatchObject({ reason: 'unreachable', owner: 'imported', expires: '2026-12-31' });
  });

  test('an empty file has none', async () => {
    expect(await read('')).toEqual([]);
    expect(await read('# nothing\n')).toEqual([]);
  });

  test.each([
    ['vulnerabilities: [', 'is no YAML'],
    ['a: &a 1\nb: *a', 'has aliases'],
    ['vulnerabilities: [{paths: [a]}]', 'vulnerabilities has an entry without "id"'],
    ['vulnerabilities: [{id: A, paths: [1]}]', 'has a path or package that is no text'],
    ['vulnerabilities: [{id: A, expired_at: never}]', 'has the date "never"'],
    [
      `vulnerabilities: [{id: A, paths: [${'a,'.repeat(200)}], purls: [${'a,'.repeat(200)}]}]`,
      'has more than 20000 pairs',
    ],
  ])('%s is refused', async (text, problem) => {
    await expect(read(text)).rejects.toThrow(UserError);
    await expect(read(text)).rejects.toThrow(problem);
  });
});

test('an entry of an ignore file excepts, and shows where it comes from', async () => {
  const exceptions = await importTrivyIgnore('CVE-2026-1 # no input from outside\n', '.trivyignore');
  const found = vulnerability('CVE-2026-1', npm('a', '1'));
  expect(judge(input([scan([found])], { exceptions }))).toMatchObject({
    outcome: 'passed',
    findings: [
      {
        because: 'in an ignore file: no input from outside',
        exception: { kind: 'trivyignore', owner: 'imported' },
      },
    ],
  });
});
