import { SEVERITIES } from '@container-kit/policy';
import { describe, expect, test } from 'vitest';
import { parseScanReport } from '../../src/model/parse.ts';
import { hasFix } from '../../src/model/types.ts';
import { OPENSSL, osPackages, trivyJson } from './trivy-json.ts';

describe('the facts of a report', () => {
  test('an image', () => {
    const json = trivyJson([], {
      Metadata: {
        OS: { Family: 'alpine', Name: '3.10.9', EOSL: true },
        ImageID: `sha256:${'3'.repeat(64)}`,
        DiffIDs: ['sha256:a', 'sha256:b'],
        RepoDigests: ['ghcr.io/org/app@sha256:c'],
        ImageConfig: {
          os: 'linux',
          architecture: 'arm64',
          variant: 'v8',
          history: [{ created_by: 'ADD rootfs' }, { created_by: 'ENV A=b', empty_layer: true }],
        },
      },
    });
    expect(parseScanReport(json)).toEqual({
      scanner: { name: 'trivy', version: '0.74.0' },
      createdAt: new Date('2026-11-25T11:55:21.791Z'),
      artifact: {
        name: 'ghcr.io/org/app:1',
        type: 'container_image',
        platform: 'linux/arm64/v8',
        digest: undefined,
        imageId: `sha256:${'3'.repeat(64)}`,
        repoDigests: ['ghcr.io/org/app@sha256:c'],
        os: { family: 'alpine', name: '3.10.9', endOfLife: true },
        diffIds: ['sha256:a', 'sha256:b'],
        history: [
          { createdBy: 'ADD rootfs', emptyLayer: false },
          { createdBy: 'ENV A=b', emptyLayer: true },
        ],
      },
      findings: [],
      targets: 0,
    });
  });

  test('a report that says nothing but its schema', () => {
    const report = parseScanReport('{"SchemaVersion":2}');
    expect(report).toMatchObject({ createdAt: undefined, findings: [], targets: 0 });
    expect(report.artifact).toMatchObject({ name: undefined, platform: undefined, os: undefined });
  });

  test('whoever asked knows better', () => {
    const subject = { digest: 'sha256:d', platform: 'linux/arm/v6', path: '/tmp/report.json' };
    const report = parseScanReport(trivyJson([]), subject);
    expect(report.artifact).toMatchObject({ digest: 'sha256:d', platform: 'linux/arm/v6' });
    expect(report.path).toBe('/tmp/report.json');
  });

  test('targets are what vulnerabilities were looked up of', () => {
    const json = trivyJson([
      { Class: 'os-pkgs' },
      { Class: 'lang-pkgs' },
      { Vulnerabilities: [] },
      { Class: 'secret' },
      { Class: 'config', Misconfigurations: [] },
      {},
    ]);
    expect(parseScanReport(json).targets).toBe(3);
  });

  test.each(['yesterday', 7, null])('a time that is none: %j', (time) => {
    expect(parseScanReport(trivyJson([], { CreatedAt: time })).createdAt).toBeUndefined();
  });
});

describe('findings', () => {
  test('a vulnerability of a package of the operating system', () => {
    expect(parseScanReport(trivyJson([osPackages(OPENSSL)])).findings).toEqual([
      {
        class: 'vulnerability',
        id: 'CVE-2026-0001',
        severity: 'CRITICAL',
        title: 'openssl: a title',
        target: 'ghcr.io/org/app:1 (alpine 3.22.1)',
        package: {
          name: 'openssl',
          version: '3.5.0-r0',
          purl: 'pkg:apk/alpine/openssl@3.5.0-r0?arch=x86_64&distro=3.22.1',
          path: undefined,
          type: 'alpine',
          os: true,
          fixedVersions: ['3.5.1-r0', '3.4.9-r1'],
        },
        location: undefined,
        layer: `sha256:${'2'.repeat(64)}`,
        aliases: ['GHSA-aaaa-bbbb-cccc'],
        url: 'https://avd.aquasec.com/nvd/cve-2026-0001',
        status: 'fixed',
        advice: undefined,
        cvss: 8.1,
      },
    ]);
  });

  test('a vulnerability of a lock file stands at its line, whatever comes first', () => {
    const vulnerability = { VulnerabilityID: 'CVE-1', PkgID: 'lodash@4.17.20', PkgName: 'lodash' };
    const json = trivyJson([
      {
        Vulnerabilities: [vulnerability],
        Packages: [{ ID: 'lodash@4.17.20', Locations: [{ StartLine: 12, EndLine: 15 }, { StartLine: 40 }] }],
        Target: 'web/package-lock.json',
        Class: 'lang-pkgs',
        Type: 'npm',
      },
    ]);
    expect(parseScanReport(json).findings[0]).toMatchObject({
      package: { path: 'web/package-lock.json', type: 'npm', os: false, version: '', fixedVersions: [] },
      location: { path: 'web/package-lock.json', startLine: 12, endLine: 15 },
      severity: 'UNKNOWN',
    });
  });

  test('a package of an image stands in its own file', () => {
    const path = 'app/node_modules/lodash/package.json';
    const vulnerability = { VulnerabilityID: 'CVE-1', PkgName: 'lodash', PkgPath: path };
    const json = trivyJson([
      { Target: 'Node.js', Class: 'lang-pkgs', Type: 'node-pkg', Vulnerabilities: [vulnerability] },
    ]);
    const [finding] = parseScanReport(json).findings;
    expect(finding?.package?.path).toBe(path);
    expect(finding?.location).toEqual({ path, startLine: undefined, endLine: undefined });
  });

  test('a misconfiguration that fails', () => {
    const failed = {
      ID: 'DS-0002',
      Title: 'Image user should not be root',
      Message: 'Specify a user',
      Resolution: 'Add a USER instruction',
      Severity: 'high',
      Status: 'FAIL',
      CauseMetadata: { StartLine: 3, EndLine: 4, Code: { Lines: [{ Content: 'code' }] } },
    };
    const others = [
      { ...failed, Status: 'PASS' },
      { ...failed, Status: 'EXCEPTION' },
    ];
    const json = trivyJson([
      { Target: 'Dockerfile', Class: 'config', Type: 'dockerfile', Misconfigurations: [failed, ...others] },
    ]);
    expect(parseScanReport(json).findings).toEqual([
      expect.objectContaining({
        class: 'misconfiguration',
        id: 'DS-0002',
        severity: 'HIGH',
        title: 'Image user should not be root',
        advice: 'Add a USER instruction',
        location: { path: 'Dockerfile', startLine: 3, endLine: 4 },
        package: undefined,
      }),
    ]);
  });

  test('a secret, without any of its text', () => {
    const secret = {
      RuleID: 'github-pat',
      Category: 'GitHub',
      Severity: 'CRITICAL',
      Title: 'GitHub Personal Access Token',
      StartLine: 1,
      EndLine: 1,
      Match: 'TOKEN=hunter2',
      Code: { Lines: [{ Content: 'TOKEN=hunter2' }] },
    };
    const { findings } = parseScanReport(
      trivyJson([{ Target: '/app/x.env', Class: 'secret', Secrets: [secret] }]),
    );
    expect(findings).toEqual([
      expect.objectContaining({
        class: 'secret',
        id: 'github-pat',
        location: { path: '/app/x.env', startLine: 1, endLine: 1 },
      }),
    ]);
    expect(JSON.stringify(findings)).not.toContain('hunter2');
  });

  test('licenses of a package and of a file', () => {
    const ofPackage = { Severity: 'HIGH', Category: 'restricted', PkgName: 'bash', Name: 'GPL-3.0-only' };
    const ofFile = {
      Severity: 'LOW',
      Category: 'notice',
      FilePath: 'app/LICENSE',
      Name: 'MIT',
      Text: 'long',
    };
    const json = trivyJson([
      { Target: 'OS Packages', Class: 'license', Licenses: [ofPackage] },
      { Target: 'Loose File License(s)', Class: 'license-file', Licenses: [ofFile] },
    ]);
    expect(parseScanReport(json).findings).toEqual([
      expect.objectContaining({
        class: 'license',
        id: 'GPL-3.0-only',
        title: 'restricted',
        package: expect.objectContaining({ name: 'bash', os: true }),
        location: undefined,
      }),
      expect.objectContaining({
        id: 'MIT',
        package: undefined,
        location: expect.objectContaining({ path: 'app/LICENSE' }),
      }),
    ]);
  });

  test.each([
    [{ nvd: { V3Score: 7.5 }, redhat: { V3Score: 8.2 } }, 8.2],
    [{ nvd: { V2Score: 9 } }, 9],
    [{ nvd: { V3Score: 70 } }, undefined],
    [{ nvd: 'high' }, undefined],
    ['high', undefined],
    [undefined, undefined],
  ])('the score of %j is %j', (CVSS, cvss) => {
    expect(parseScanReport(trivyJson([osPackages({ CVSS })])).findings[0]?.cvss).toBe(cvss);
  });

  test('every severity of Trivy, in any case of letters, counts as itself', () => {
    const words = [...SEVERITIES, ...SEVERITIES.map((severity) => severity.toLowerCase())];
    const { findings } = parseScanReport(trivyJson([osPackages(...words.map((Severity) => ({ Severity })))]));
    expect(findings.map(({ severity }) => severity)).toEqual([...SEVERITIES, ...SEVERITIES]);
  });
});

test.each([
  [{ FixedVersion: '1.2' }, true],
  [{ FixedVersion: '', Status: 'fixed' }, true],
  [{ FixedVersion: ' , ', Status: 'affected' }, false],
  [{ Status: 'will_not_fix' }, false],
  [{}, false],
])('whether there is a fix for %j: %j', (vulnerability, fix) => {
  const { findings } = parseScanReport(trivyJson([osPackages(vulnerability)]));
  expect(findings.map(hasFix)).toEqual([fix]);
});
