import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SEVERITIES } from '@container-kit/policy';
import { testFolder } from '@container-kit/testing/fixtures';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ReportError } from '../../src/model/fields.ts';
import { parseScanReport, readScanReport } from '../../src/model/parse.ts';
import { OPENSSL, osPackages, trivyJson } from './trivy-json.ts';

describe('what is no report', () => {
  test.each([
    ['no JSON, or only the beginning', 'hello'],
    ['no JSON, or only the beginning', trivyJson([osPackages(OPENSSL)]).slice(0, -3)],
    ['no JSON, or only the beginning', `${trivyJson([])} {}`],
    ['no JSON object', '[]'],
    ['SchemaVersion is missing', '{}'],
    ['SchemaVersion is 1', '{"SchemaVersion":1}'],
    ['Results is no list of objects', '{"SchemaVersion":2,"Results":{}}'],
    ['Results is no list of objects', '{"SchemaVersion":2,"Results":[7]}'],
    ['Vulnerabilities is no list of objects', trivyJson([{ Vulnerabilities: 'none' }])],
    ['Vulnerabilities is no list of objects', trivyJson([osPackages([])])],
    ['Metadata.RepoDigests is no list', trivyJson([], { Metadata: { RepoDigests: 'x' } })],
    ['severity "SEVERE", which Trivy does not have', trivyJson([osPackages({ Severity: 'SEVERE' })])],
    ['severity 4, which Trivy does not have', trivyJson([osPackages({ Severity: 4 })])],
    ['more than any name has', trivyJson([osPackages({ PkgName: 'x'.repeat(5000) })])],
    ['more than 8388608 bytes', trivyJson([osPackages({ Title: 'x'.repeat(9_000_000) })])],
  ])('%s', (message, json) => {
    const parse = (): unknown => parseScanReport(json);
    expect(parse).toThrow(ReportError);
    expect(parse).toThrow(message);
  });

  test('lists that are null are empty ones, as Go writes them', () => {
    expect(parseScanReport('{"SchemaVersion":2,"Results":null}').findings).toEqual([]);
    expect(parseScanReport(trivyJson([{ Vulnerabilities: null, Packages: null }])).findings).toEqual([]);
  });

  test('more findings than anybody can look at', () => {
    const many = Array.from({ length: 200_001 }, () => ({}));
    expect(() => parseScanReport(trivyJson([{ Vulnerabilities: many }]))).toThrow(
      'more than 200000 findings',
    );
  });

  test('a file that is not there', async () => {
    await expect(readScanReport('/nowhere/report.json')).rejects.toThrow(ReportError);
  });
});

describe('hostile reports', () => {
  test('any JSON is read or refused with a ReportError', () => {
    const keys = fc.constantFrom(
      'Target',
      'Class',
      'Packages',
      'Vulnerabilities',
      'Secrets',
      'Severity',
      'Layer',
      '__proto__',
    );
    const result = fc.dictionary(
      keys,
      fc.oneof(fc.jsonValue(), fc.array(fc.dictionary(keys, fc.jsonValue()))),
    );
    fc.assert(
      fc.property(fc.array(result), fc.dictionary(fc.string(), fc.jsonValue()), (results, root) => {
        try {
          const { findings } = parseScanReport(trivyJson(results, root));
          for (const { id, severity } of findings)
            expect([typeof id, SEVERITIES.includes(severity)]).toEqual(['string', true]);
        } catch (error) {
          expect(error).toBeInstanceOf(ReportError);
        }
      }),
      { numRuns: 50 },
    );
  });

  test('no finding is lost: there are as many as in the lists, in their order', () => {
    const ids = fc.array(fc.stringMatching(/^CVE-[0-9]{4}-[0-9]{4,7}$/));
    fc.assert(
      fc.property(fc.array(ids), (lists) => {
        const results = lists.map((list) =>
          osPackages(...list.map((VulnerabilityID) => ({ VulnerabilityID }))),
        );
        const { findings } = parseScanReport(trivyJson(results));
        expect(findings.map(({ id }) => id)).toEqual(lists.flat());
      }),
    );
  });

  test('what is only shown is cut', () => {
    const [finding] = parseScanReport(trivyJson([osPackages({ Title: 'x'.repeat(9999) })])).findings;
    expect(finding?.title).toHaveLength(2001);
  });
});

test('a file is read as its text', async () => {
  const path = join(testFolder('trivy-model'), 'report.json');
  const json = trivyJson([osPackages(OPENSSL)]);
  writeFileSync(path, json);
  expect(await readScanReport(path)).toEqual(parseScanReport(json, { path }));
});
