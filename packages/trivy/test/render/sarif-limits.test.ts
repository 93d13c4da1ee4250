import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { MAX_SARIF_BYTES, sarifProblems } from '@container-kit/testing';
import { describe, expect, it } from 'vitest';
import { renderSarif } from '../../src/render/sarif/render.ts';
import type { SarifRun } from '../../src/render/sarif/types.ts';
import type { JudgedFinding } from '../../src/report/types.ts';
import { RED } from './realistic.ts';
import { finding, report } from './reports.ts';

const PACKAGE = {
  name: 'libssl3',
  version: '3.3.2-r0',
  purl: undefined,
  path: undefined,
  type: 'alpine',
  os: true,
  fixedVersions: [],
};

describe('the limits of code scanning', () => {
  const platforms = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      platform: `linux/p${index}`,
      digest: undefined,
      os: undefined,
    }));
  const many = (count: number, changes: (index: number) => Partial<JudgedFinding> = () => ({})) =>
    Array.from({ length: count }, (_, index) =>
      finding({
        id: `CVE-2025-${100_000 + index}`,
        key: `key ${index}`,
        platforms: ['linux/p0'],
        ...changes(index),
      }),
    );
  const with_ = (findings: readonly JudgedFinding[], count: number) => {
    const gate = report(findings);
    return { ...gate, subject: { ...gate.subject, platforms: platforms(count) } };
  };

  it.each([
    [20, [20]],
    [21, [20, 1]],
    [41, [20, 20, 1]],
  ])('%i platforms', (count, expected) => {
    const files = renderSarif(with_(many(1), count));
    expect(files.map(({ text }) => JSON.parse(text).runs.length)).toEqual(expected);
    expect(files.reduce((sum, { results }) => sum + results, 0)).toBe(1);
    for (const { text } of files) expect(sarifProblems(JSON.parse(text))).toEqual([]);
  });

  it.each([
    [5000, 5000, 0],
    [5001, 5000, 1],
  ])('%i findings: %i results, %i cut', (count, results, cut) => {
    const [file] = renderSarif(
      with_(
        many(count, (index) => ({ id: `CVE-2025-${100_000 + (index % 50)}` })),
        1,
      ),
    );
    expect(file).toMatchObject({ results, cut });
    const run: SarifRun = JSON.parse(file?.text ?? '').runs[0];
    expect(run.results[0]?.ruleId).toBe('CVE-2025-100000');
    expect(run.invocations[0].toolExecutionNotifications?.[0]?.message.text).toBe(
      cut === 0 ? undefined : '1 finding of lower rank is left out: GitHub keeps no more',
    );
    expect(sarifProblems(JSON.parse(file?.text ?? ''))).toEqual([]);
  });

  /** A thousand characters that hardly compress. */
  const noise = (seed: string) =>
    Array.from({ length: 12 }, (_, part) =>
      createHash('sha512').update(`${seed} ${part}`).digest('base64'),
    ).join('');
  const noisy = (index: number): Partial<JudgedFinding> => ({
    title: noise(`title ${index}`),
    advice: noise(`advice ${index}`),
    package: { ...PACKAGE, name: noise(`name ${index}`) },
    platforms: ['linux/p0', 'linux/p1'],
  });

  it('10 MB: a run that is too large loses its lowest ranks, and a second one gets a file of its own', () => {
    const files = renderSarif(with_(many(5000, noisy), 2));
    expect(files).toHaveLength(2);
    for (const { text, results, cut } of files) {
      expect(gzipSync(text).byteLength).toBeLessThanOrEqual(MAX_SARIF_BYTES);
      expect(results + cut).toBe(5000);
      expect(results).toBeGreaterThanOrEqual(2500);
      expect(cut).toBeGreaterThan(0);
      expect(text).toContain('CVE-2025-100000');
    }
  });

  it('10,000 findings of two platforms are one file', () => {
    const files = renderSarif(
      with_(
        many(10_000, () => ({ platforms: ['linux/p0', 'linux/p1'] })),
        2,
      ),
    );
    expect(files).toMatchObject([{ results: 10_000, cut: 10_000 }]);
  });

  it('rules have few tags', () => {
    const [file] = renderSarif(RED);
    const runs: readonly SarifRun[] = JSON.parse(file?.text ?? '').runs;
    const rules = runs.flatMap(({ tool }) => tool.driver.rules);
    for (const { properties } of rules) expect(properties.tags.length).toBeLessThanOrEqual(10);
  });
});
