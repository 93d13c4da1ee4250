import { join } from 'node:path';
import { startRegistry } from '@container-kit/testing';
import { describe, expect, test } from 'vitest';
import { testFolder } from '../../src/fixtures/index.ts';
import {
  type Advisory,
  anonymousJar,
  publishTrivyDatabase,
  writeTrivyDatabase,
  writeTrivyJavaDatabase,
  writeVulnerableLayout,
} from '../../src/index.ts';
import { describeWith } from '../../src/requirements.ts';
import { found, scan } from './scan.ts';

const openssl: Advisory = {
  id: 'CVE-2026-0001',
  severity: 'CRITICAL',
  ecosystem: 'alpine 3.22',
  package: 'openssl',
  fixedVersion: '3.5.1-r0',
};

const advisories: readonly Advisory[] = [
  openssl,
  { ...openssl, id: 'CVE-2026-0002', package: 'zlib', severity: 'LOW', fixedVersion: '1.0.0-r0' },
  { id: 'CVE-2026-0003', severity: 'HIGH', ecosystem: 'debian 12', package: 'glibc', fixedVersion: '2.40' },
  {
    id: 'CVE-2026-0004',
    severity: 'MEDIUM',
    ecosystem: 'debian 12',
    package: 'bash',
    status: 'will_not_fix',
  },
  { id: 'CVE-2026-0005', severity: 'HIGH', ecosystem: 'npm', package: 'left-pad', fixedVersion: '1.3.1' },
  { id: 'CVE-2026-0006', severity: 'UNKNOWN', ecosystem: 'npm', package: 'left-pad' },
  { id: 'CVE-2026-0007', severity: 'MEDIUM', ecosystem: 'pip', package: 'flask', fixedVersion: '3.0.0' },
  { id: 'CVE-2026-0008', severity: 'CRITICAL', ecosystem: 'maven', package: 'org.a:b', fixedVersion: '2.0' },
];

describeWith(['trivy'], 'Trivy with our database and our images', ({ trivy }) => {
  async function prepare() {
    const folder = testFolder('trivy');
    const cache = join(folder, 'cache');
    await writeTrivyDatabase(join(cache, 'db'), advisories);
    return { cache, layout: join(folder, 'layout') };
  }

  test('finds the packages of Alpine and Node.js that have an advisory', async () => {
    const { cache, layout } = await prepare();
    const packages = { libssl3: '3.5.0-r0', zlib: '1.3.1-r2' };
    const alpine = { release: '3.22.1', packages, sources: { libssl3: 'openssl' } };
    const layers = [{ alpine }, { node: { 'left-pad': '1.3.0', other: '1.0.0' } }];
    const { diffIds } = await writeVulnerableLayout(layout, { layers });
    const report = await scan(trivy, layout, cache);
    expect(found(report)).toEqual([
      { id: 'CVE-2026-0001', package: 'libssl3', severity: 'CRITICAL', fixed: '3.5.1-r0', type: 'alpine' },
      { id: 'CVE-2026-0005', package: 'left-pad', severity: 'HIGH', fixed: '1.3.1', type: 'node-pkg' },
      { id: 'CVE-2026-0006', package: 'left-pad', severity: 'UNKNOWN', fixed: undefined, type: 'node-pkg' },
    ]);
    expect(report.Metadata?.OS).toMatchObject({ Family: 'alpine', Name: '3.22.1' });
    const layersOf = report.Results?.map(({ Vulnerabilities }) => Vulnerabilities?.[0]?.Layer?.DiffID);
    expect(layersOf).toEqual(diffIds['linux/amd64']);
  });

  test('finds those of Debian, of Python, and of Java', async () => {
    const { cache, layout } = await prepare();
    await writeTrivyJavaDatabase(join(cache, 'java-db'), []);
    const packages = { libc6: '2.36-9', bash: '5.2-1' };
    const debian = { release: '12.5', packages, sources: { libc6: 'glibc' } };
    const layers = [{ debian }, { python: { flask: '2.9.9' } }, { java: { 'org.a:b': '1.9' } }];
    await writeVulnerableLayout(layout, { layers });
    expect(found(await scan(trivy, layout, cache))).toEqual([
      { id: 'CVE-2026-0003', package: 'libc6', severity: 'HIGH', fixed: '2.40', type: 'debian' },
      { id: 'CVE-2026-0004', package: 'bash', severity: 'MEDIUM', fixed: undefined, type: 'debian' },
      { id: 'CVE-2026-0007', package: 'flask', severity: 'MEDIUM', fixed: '3.0.0', type: 'python-pkg' },
      { id: 'CVE-2026-0008', package: 'org.a:b', severity: 'CRITICAL', fixed: '2.0', type: 'jar' },
    ]);
  });

  test('knows a JAR without a name from the database of Java archives', async () => {
    const { cache, layout } = await prepare();
    const { file, sha1 } = anonymousJar('b');
    await writeTrivyJavaDatabase(join(cache, 'java-db'), [{ name: 'org.a:b', version: '1.0', sha1 }]);
    await writeVulnerableLayout(layout, { layers: [{ files: { 'app/unknown.jar': file } }] });
    expect(found(await scan(trivy, layout, cache)).map(({ id }) => id)).toEqual(['CVE-2026-0008']);
  });

  test('finds a secret', async () => {
    const { cache, layout } = await prepare();
    await writeVulnerableLayout(layout, { layers: [{ secret: 'app/token.txt' }] });
    const { Results } = await scan(trivy, layout, cache);
    expect(Results?.flatMap(({ Secrets = [] }) => Secrets.map(({ RuleID }) => RuleID))).toEqual([
      'github-pat',
    ]);
  });

  test('finds nothing in an image without packages', async () => {
    const { cache, layout } = await prepare();
    await writeVulnerableLayout(layout, { layers: [{ files: { 'hello.txt': 'hello' } }] });
    expect(found(await scan(trivy, layout, cache))).toEqual([]);
  });

  test('stands ten thousand advisories', async () => {
    const { cache, layout } = await prepare();
    const many = Array.from({ length: 10_000 }, (_, index) => ({
      ...openssl,
      id: `CVE-2026-${10_000 + index}`,
    }));
    await writeTrivyDatabase(join(cache, 'db'), many);
    await writeVulnerableLayout(layout, {
      layers: [{ alpine: { release: '3.22.1', packages: { openssl: '3.5.0-r0' } } }],
    });
    expect(found(await scan(trivy, layout, cache)).map(({ id }) => id)).toEqual(many.map(({ id }) => id));
  });
});

describe('a published database', () => {
  test('has exactly one layer of the type that Trivy looks for', async () => {
    await using registry = await startRegistry();
    const { repository, manifest, layer } = await publishTrivyDatabase(registry, advisories);
    expect(repository).toBe(`${registry.host}/aquasecurity/trivy-db:2`);
    const stored = registry.manifest('aquasecurity/trivy-db', '2');
    expect(stored?.digest).toBe(manifest);
    expect(JSON.parse(String(stored?.bytes))).toMatchObject({
      layers: [{ mediaType: 'application/vnd.aquasec.trivy.db.layer.v1.tar+gzip', digest: layer }],
    });
  });
});
