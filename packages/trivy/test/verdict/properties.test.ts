import { SEVERITIES, type Severity } from '@container-kit/policy';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Finding,
  type GateReport,
  type JudgeInput,
  judge,
  type LedgerEntry,
  NO_FEEDS,
} from '../../src/index.ts';
import { apk, entry, input, license, npm, scan, secret, vulnerability } from './inputs.ts';

// Few names, so that findings meet: on platforms, in the baseline, in exceptions.
const id = fc.constantFrom('CVE-2026-0001', 'CVE-2026-0002', 'CVE-2026-0003');
const version = fc.constantFrom('1.0.0', '1.1.0', '2.0.0');
const name = fc.constantFrom('left-pad', 'lodash');
const fixed = fc.constantFrom([], ['1.1.0'], ['1.1.0', '2.0.0']);
const severity = fc.constantFrom(...SEVERITIES);
const aPackage = fc
  .tuple(fc.constantFrom(npm, apk), name, version, fixed)
  .map(([make, ...[what, which, fixedVersions]]) => make(what, which, { fixedVersions }));

const finding: fc.Arbitrary<Finding> = fc.oneof(
  fc
    .tuple(id, aPackage, severity)
    .map(([which, found, level]) => vulnerability(which, found, { severity: level })),
  fc.tuple(fc.constantFrom('MIT', 'GPL-3.0-only'), aPackage).map(([which, found]) => license(which, found)),
  fc
    .tuple(fc.constantFrom('a.env', 'b.env'), fc.integer({ min: 1, max: 3 }))
    .map(([path, line]) => secret('github-pat', path, line)),
);

const reports = fc
  .subarray(['linux/amd64', 'linux/arm64', 'linux/arm/v7'], { minLength: 1 })
  .chain((platforms) =>
    fc.tuple(
      ...platforms.map((platform) => fc.array(finding, { maxLength: 8 }).map((all) => scan(all, platform))),
    ),
  );

const exception: fc.Arbitrary<LedgerEntry> = fc
  .record({
    id: fc.oneof(id, fc.constantFrom('MIT', 'github-pat')),
    package: fc.constantFrom(undefined, 'pkg:npm/*', 'pkg:apk/alpine/lodash@1.0.0'),
    path: fc.constantFrom(undefined, '**', 'a.env'),
    expires: fc.constantFrom('2020-01-01', '2026-11-25', '2030-01-01'),
  })
  .map(({ id: which, package: thing, path, expires }) => ({
    ...{ kind: 'exception' as const, id: which, reason: 'r', owner: 'o', expires },
    ...(thing !== undefined && { package: thing }),
    ...(path !== undefined && { path }),
  }));

const severities = fc.subarray([...SEVERITIES]).map((some): ReadonlySet<Severity> => new Set(some));
const anInput: fc.Arbitrary<JudgeInput> = fc
  .record({
    reports,
    before: fc.option(reports, { nil: undefined }),
    exceptions: fc.array(exception, { maxLength: 3 }),
    severity: severities,
    ignoreUnfixed: fc.boolean(),
    kev: fc.constantFrom('fail' as const, 'warn' as const),
    exploited: fc.subarray(['CVE-2026-0001', 'CVE-2026-0002']),
  })
  .map(({ reports: head, before, exceptions, severity: levels, ignoreUnfixed, kev, exploited }) =>
    input(head, {
      ...(before && { before }),
      exceptions,
      policy: { kev },
      inputs: { severity: levels, ignoreUnfixed },
      feeds: { ...NO_FEEDS, kev: new Set(exploited) },
    }),
  );

const gatingKeys = (report: GateReport) =>
  new Set(report.findings.filter(({ gating }) => gating).map(({ key }) => key));

describe('whatever was found', () => {
  test('one more exception never makes more findings fail', () => {
    fc.assert(
      fc.property(anInput, exception, (given, added) => {
        const more = judge({ ...given, exceptions: [...given.exceptions, added] });
        expect(gatingKeys(more).isSubsetOf(gatingKeys(judge(given)))).toBe(true);
      }),
    );
  });

  test('a milder threshold never makes more findings fail', () => {
    fc.assert(
      fc.property(anInput, severities, (given, kept) => {
        const { parts } = given.rules;
        const mild = (part: typeof parts.base) => {
          const { vulnerability: v, misconfiguration: m, secret: s, license: l } = part.severity;
          const milder = {
            vulnerability: v.intersection(kept),
            misconfiguration: m.intersection(kept),
            secret: s.intersection(kept),
            license: l.intersection(kept),
          };
          return { ...part, severity: milder };
        };
        const rules = {
          ...given.rules,
          parts: {
            base: mild(parts.base),
            application: mild(parts.application),
            unknown: mild(parts.unknown),
          },
        };
        expect(gatingKeys(judge({ ...given, rules })).isSubsetOf(gatingKeys(judge(given)))).toBe(true);
      }),
    );
  });

  test('a baseline never makes more findings fail, and one that is equal leaves nothing new and nothing fixed', () => {
    fc.assert(
      fc.property(anInput, (given) => {
        const without = gatingKeys(judge({ ...given, baseline: undefined }));
        expect(gatingKeys(judge(given)).isSubsetOf(without)).toBe(true);
        const same = judge({ ...given, baseline: { kind: 'ref:x', name: 'x', reports: given.reports } });
        expect(same.findings.every(({ state }) => state === 'existing')).toBe(true);
        expect(same.fixed).toEqual([]);
        expect(gatingKeys(same).size).toBe(0);
        expect(same.baseline?.findings).toBe(same.findings.length);
      }),
    );
  });

  test('the order of findings, platforms and exceptions changes nothing', () => {
    const shuffled = <T>(items: readonly T[]) =>
      fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
    const pair = anInput.chain((given) =>
      fc
        .tuple(
          shuffled(given.reports),
          shuffled(given.exceptions),
          fc.tuple(...given.reports.map(({ findings }) => shuffled(findings))),
        )
        .map(([order, exceptions, findings]) => {
          const renewed = order.map((report) => ({
            ...report,
            findings: findings[given.reports.indexOf(report)] ?? [],
          }));
          return [given, { ...given, reports: renewed, exceptions }] as const;
        }),
    );
    const verdict = ({ findings, fixed, counts, outcome }: GateReport) => ({
      outcome,
      counts,
      fixed,
      findings: findings.map(({ key, gating, because, state, platforms, severity: level }) => {
        return { key, gating, because, state, platforms, level };
      }),
    });
    fc.assert(
      fc.property(pair, ([given, other]) => {
        expect(verdict(judge(other))).toEqual(verdict(judge(given)));
      }),
    );
  });

  test('counts add up, keys are unique, and the outcome follows', () => {
    fc.assert(
      fc.property(anInput, (given) => {
        const report = judge(given);
        expect(judge(given)).toEqual(report);
        const { findings, counts } = report;
        expect(new Set(findings.map(({ key }) => key)).size).toBe(findings.length);
        const levels = [counts.critical, counts.high, counts.medium, counts.low, counts.unknown];
        const sum = (field: 'total' | 'gating' | 'excepted') =>
          levels.reduce((total, level) => total + level[field], 0);
        expect(sum('total')).toBe(findings.length);
        expect(sum('gating')).toBe(gatingKeys(report).size);
        expect(sum('excepted')).toBe(report.exceptions.applied);
        expect(findings.some(({ gating, exception: accepted }) => gating && accepted !== undefined)).toBe(
          false,
        );
        const red = sum('gating') > 0 || report.reasons.length > 0;
        expect(report.outcome).toBe(red ? 'policy-failed' : 'passed');
        expect(JSON.parse(JSON.stringify(report))).toEqual(JSON.parse(JSON.stringify(judge(given))));
      }),
    );
  });

  test('an exception for everything leaves nothing that fails', () => {
    fc.assert(
      fc.property(anInput, (given) => {
        const ids = new Set(given.reports.flatMap(({ findings }) => findings.map((each) => each.id)));
        const exceptions = [...ids].map((each) => entry(each));
        expect(judge({ ...given, exceptions }).outcome).toBe('passed');
      }),
    );
  });
});
