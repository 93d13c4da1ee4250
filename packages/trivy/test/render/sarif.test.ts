import { createHash } from 'node:crypto';
import { sarifProblems } from '@container-kit/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderSarif, type SarifOptions } from '../../src/render/sarif/render.ts';
import type { SarifResult, SarifRun } from '../../src/render/sarif/types.ts';
import type { GateReport, GateSubject, JudgedFinding } from '../../src/report/types.ts';
import { RED } from './realistic.ts';
import { finding, report } from './reports.ts';

/** The runs of all files, which code scanning takes as they are. */
function runsOf(gate: GateReport, options?: SarifOptions): readonly SarifRun[] {
  return renderSarif(gate, options).flatMap(({ text }) => {
    const sarif: { readonly runs: readonly SarifRun[] } = JSON.parse(text);
    expect(sarifProblems(sarif)).toEqual([]);
    return sarif.runs;
  });
}

/** The only result of a report about one finding on one platform. */
function single(changes: Partial<JudgedFinding>, subject: Partial<GateSubject> = {}, options?: SarifOptions) {
  const one = report([finding(changes)]);
  const [run] = runsOf({ ...one, subject: { ...one.subject, platforms: [], ...subject } }, options);
  const [result] = run?.results ?? [];
  const [rule] = run?.tool.driver.rules ?? [];
  if (result === undefined || rule === undefined) return expect.fail('there is no result');
  return { result, rule };
}

function placeOf({ locations: [{ physicalLocation }] }: SarifResult) {
  return [physicalLocation.artifactLocation.uri, physicalLocation.region];
}

describe('SARIF', () => {
  it('has a run with a category of its own for each platform, with what that platform has', () => {
    const [amd, arm] = runsOf(RED);
    expect(amd?.automationDetails.id).toBe('trivy-gate/ghcr.io/octo/shop/linux/amd64/');
    expect(arm?.automationDetails.id).toBe('trivy-gate/ghcr.io/octo/shop/linux/arm64/');
    expect(amd?.results.map(({ ruleId }) => ruleId)).not.toContain('github-pat');
    expect(arm?.results.map(({ ruleId }) => ruleId)).toContain('github-pat');
    expect(arm?.properties).toMatchObject({ digest: `sha256:${'c'.repeat(64)}`, trivy: '0.74.0' });
  });

  it('leaves out what is excepted', () => {
    const ids = runsOf(RED).flatMap(({ results }) => results.map(({ ruleId }) => ruleId));
    expect(ids).not.toContain('CVE-2024-21538');
    expect(RED.findings.some(({ id }) => id === 'CVE-2024-21538')).toBe(true);
  });

  it('does not exist where nothing was scanned: an empty one would close all alerts', () => {
    expect(renderSarif({ ...RED, outcome: 'scan-error' })).toEqual([]);
    expect(renderSarif({ ...RED, outcome: 'stale-db' })).toEqual([]);
    expect(runsOf(report([]))).toMatchObject([{ results: [] }, { results: [] }]);
  });

  it('has one rule for a name, with the worst severity', () => {
    const twice = [
      finding({ severity: 'LOW', key: 'a', cvss: 3 }),
      finding({ severity: 'HIGH', key: 'b', cvss: undefined }),
    ];
    const [run] = runsOf(report(twice));
    expect(run?.tool.driver.rules).toMatchObject([
      {
        id: 'CVE-2026-31789',
        defaultConfiguration: { level: 'error' },
        properties: { 'security-severity': '7.0' },
      },
    ]);
    expect(run?.results.map(({ level }) => level)).toEqual(['note', 'error']);
  });

  it.each([
    ['CRITICAL', 9.8, '9.8', 'error'],
    ['CRITICAL', 5.5, '9.0', 'error'],
    ['CRITICAL', undefined, '9.0', 'error'],
    ['HIGH', 9.8, '8.9', 'error'],
    ['MEDIUM', 5.5, '5.5', 'warning'],
    ['LOW', 0, '0.1', 'note'],
    ['UNKNOWN', 9.9, '3.9', 'note'],
  ] as const)('a %s of score %s is shown as such: %s, %s', (severity, cvss, score, level) => {
    const { rule, result } = single({ severity, cvss });
    expect(rule.properties).toMatchObject({
      'security-severity': score,
      tags: ['security', 'vulnerability', severity.toLowerCase()],
    });
    expect(result.level).toBe(level);
  });

  it('says what to do, and in what it is', () => {
    const { result, rule } = single({
      class: 'misconfiguration',
      advice: 'add a USER',
      title: 'runs as root',
      id: 'DS-0002',
    });
    expect(result.message.text).toContain('libssl3 3.3.2-r0: runs as root (CRITICAL), fixed in 3.3.2-r1');
    expect(rule).toMatchObject({
      helpUri: 'https://avd.aquasec.com/misconfig/ds-0002',
      help: { text: 'add a USER', markdown: expect.stringContaining('runs as root') },
    });
  });

  it('says which findings are new, where there is a baseline', () => {
    expect(single({ state: 'new' }).result.baselineState).toBe('new');
    expect(single({ state: 'existing' }).result.baselineState).toBe('unchanged');
    expect(single({ state: 'unknown' }).result).not.toHaveProperty('baselineState');
  });
});

describe('fingerprints', () => {
  it('come from the key alone, so that a new build makes no new alert', () => {
    const one = single({ key: 'k' }).result;
    const { package: found } = finding();
    const later = found && { ...found, version: '9' };
    const two = single({ key: 'k', package: later, title: 'other', layer: 'x' }, { name: 'other' }).result;
    const hash = createHash('sha256').update('k').digest('hex').slice(0, 32);
    expect(one.partialFingerprints).toEqual({ primaryLocationLineHash: `${hash}:1` });
    expect(two.partialFingerprints).toEqual(one.partialFingerprints);
    expect(single({ key: 'l' }).result.partialFingerprints).not.toEqual(one.partialFingerprints);
  });

  it.each([
    'ghcr.io/octo/shop',
    'ghcr.io/octo/shop:1.2',
    'ghcr.io/octo/shop:pr-1@sha256:00',
    'ghcr.io/octo/shop@sha256:00',
  ])('the category of %s is that of its repository', (name) => {
    const [run] = runsOf(report([], { subject: { kind: 'image', name, digest: undefined, platforms: [] } }));
    expect(run?.automationDetails.id).toBe('trivy-gate/ghcr.io/octo/shop/');
  });

  it('the port of a registry is no tag, and a category can be given', () => {
    const subject = { kind: 'image', name: 'localhost:5000/app', digest: undefined, platforms: [] } as const;
    expect(runsOf(report([], { subject }))[0]?.automationDetails.id).toBe('trivy-gate/localhost:5000/app/');
    expect(runsOf(report([], { subject }), { category: 'mine' })[0]?.automationDetails.id).toBe('mine/');
  });
});

describe('places', () => {
  const nowhere = { source: undefined, location: undefined };
  const at = (path: string, startLine?: number, endLine?: number) => ({ path, startLine, endLine });

  it.each([
    ['the line of the Dockerfile', {}, {}, ['Dockerfile', { startLine: 1 }]],
    [
      'a path with blanks',
      { source: { path: 'a b/#1:x', line: 7 } },
      {},
      ['a%20b/%231%3Ax', { startLine: 7 }],
    ],
    ['nothing known', nowhere, {}, ['Dockerfile', { startLine: 1 }]],
    [
      'a path in the image',
      { ...nowhere, location: at('etc/passwd', 4) },
      {},
      ['Dockerfile', { startLine: 1 }],
    ],
    ['a path that leads out', { source: { path: '../x', line: 1 } }, {}, ['Dockerfile', { startLine: 1 }]],
    ['an absolute path', { source: { path: '/etc/x', line: 1 } }, {}, ['Dockerfile', { startLine: 1 }]],
    ['no path', { source: { path: '', line: 1 } }, {}, ['Dockerfile', { startLine: 1 }]],
    ['half a character', { source: { path: 'a\ud800', line: 1 } }, {}, ['Dockerfile', { startLine: 1 }]],
    ['a line break', { source: { path: 'a\nb', line: 1 } }, {}, ['Dockerfile', { startLine: 1 }]],
    ['line 0', { source: { path: 'x', line: 0 } }, {}, ['x', { startLine: 1 }]],
    [
      'a file of a folder',
      { ...nowhere, location: at('k8s/a.yml', 4, 9) },
      { kind: 'config', name: '.' },
      ['k8s/a.yml', { startLine: 4, endLine: 9 }],
    ],
    [
      'below a scanned folder',
      { ...nowhere, location: at('a.yml', 4, 2) },
      { kind: 'fs', name: './deploy/' },
      ['deploy/a.yml', { startLine: 4 }],
    ],
    [
      'a lock file',
      { ...nowhere, package: undefined, target: 'package-lock.json' },
      { kind: 'fs', name: '.' },
      ['package-lock.json', { startLine: 1 }],
    ],
    [
      'out of the folder',
      { ...nowhere, location: at('../../x') },
      { kind: 'fs', name: 'a' },
      ['Dockerfile', { startLine: 1 }],
    ],
  ] as const)('%s', (_, changes, subject, expected) => {
    expect(placeOf(single(changes, subject).result)).toEqual(expected);
  });

  it('the scanned folder and the file that stands for the rest can be named', () => {
    const options = { root: 'svc', fallback: 'images/app/Dockerfile' };
    const file = { ...nowhere, location: at('a.yml', 1) };
    expect(placeOf(single(file, { kind: 'fs', name: '/work/svc' }, options).result)[0]).toBe('svc/a.yml');
    expect(placeOf(single(nowhere, {}, options).result)[0]).toBe('images/app/Dockerfile');
  });
});

describe('hostile texts', () => {
  it('stay text: no placeholder, no link, no control character', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '{0}',
            '[a](http://x)',
            ']',
            '(',
            '\n',
            '\u0000',
            '\u202e',
            '{',
            '}}',
            '\ud800',
            '🙂',
            'x',
          ),
        ),
        (pieces) => {
          const text = pieces.join('');
          const { result, rule } = single({
            title: text,
            id: `x${text}`,
            advice: text,
            key: text,
            source: { path: `a/${text}`, line: 1 },
          });
          for (const { text: message } of [result.message, rule.shortDescription, rule.help]) {
            expect(message).not.toMatch(/\]\(/);
            expect(message.replaceAll(/\{\{|\}\}/g, '')).not.toMatch(/[{}]/);
            // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
            expect(message).not.toMatch(/[\u0000-\u001f\u202e]/);
          }
        },
      ),
    );
  });

  it('are cut', () => {
    const { result } = single({ title: 'x'.repeat(100_000) });
    expect(result.message.text.length).toBeLessThanOrEqual(1000);
  });
});
