import { readFileSync } from 'node:fs';
import { alpineFiles } from '@container-kit/testing';
import { describeWith } from '@container-kit/testing/requirements';
import { expect, test } from 'vitest';
import { errorOf, registryWith } from '../promote/harness.ts';
import { countsOf, scannerInputs } from '../trivy-gate/harness.ts';
import { buildPush, workspaceWith } from './harness.ts';

/** An image with the package databases of two platforms, of which only arm64 has the critical finding. */
function vulnerable(files: Readonly<Record<string, string>> = {}): string {
  const openssl = (version: string) =>
    Object.entries(alpineFiles({ release: '3.22.1', packages: { openssl: version } }));
  const roots = { amd64: openssl('3.5.9-r0'), arm64: openssl('3.5.0-r0') };
  const content = Object.entries(roots).flatMap(([architecture, entries]) =>
    entries.map(([path, text]) => [`root/${architecture}/${path}`, String(text)]),
  );
  return workspaceWith({
    Dockerfile: 'FROM scratch\nARG TARGETARCH\nCOPY root/${TARGETARCH} /\n',
    ...Object.fromEntries(content),
    ...files,
  });
}

const BUILD = { context: '.', platforms: 'linux/amd64,linux/arm64', provenance: 'mode=max', push: 'true' };

describeWith(['docker', 'trivy'], 'the gate of build-push', (tools) => {
  test('pushes nothing when one platform is red, and says so in the same summary', async () => {
    const registry = await registryWith();
    const scanner = await scannerInputs(registry, tools);
    const tags = `${registry.host}/app:1`;
    const step = await buildPush(
      tools,
      { ...BUILD, ...scanner, tags, scan: 'true' },
      { workspace: vulnerable() },
    );
    expect(step.conclusion, step.log).toBe('failure');
    expect(step.violations).toEqual([]);
    expect(step.outputs).toMatchObject({ outcome: 'policy-failed', pushed: 'false' });
    expect(countsOf(step)).toMatchObject({ critical: { total: 1, gating: 1 } });
    expect(errorOf(step)).toContain('CVE-2026-0001 in openssl 3.5.0-r0');
    expect(registry.repositories()).not.toContain('app');
    expect(step.summary).toMatch(/Not pushed: the gate said no[\s\S]*CVE-2026-0001/);
    expect(step.annotations).toContainEqual(expect.objectContaining({ file: 'Dockerfile', line: 3 }));
    const report = JSON.parse(readFileSync(step.outputs.report ?? '', 'utf8'));
    expect(report.gate.findings[0]).toMatchObject({ id: 'CVE-2026-0001', platforms: ['linux/arm64'] });

    // The layers are in the cache now, so that the next try is cheap.
    const again = await buildPush(
      tools,
      { ...BUILD, ...scanner, tags, scan: 'false' },
      { workspace: vulnerable() },
    );
    expect(again.outputs.outcome, again.log).toBe('pushed');
  });

  test('pushes what it has scanned when all platforms are green', async () => {
    const registry = await registryWith();
    const scanner = await scannerInputs(registry, tools);
    const policy = `gate:
  exceptions:
    - id: CVE-2026-0001
      package: pkg:apk/alpine/openssl
      image: '${registry.host}/*'
      reason: not reachable
      owner: '@org/base'
      expires: 2099-12-31
`;
    const workspace = vulnerable({ '.github/container-kit.yml': policy });
    const tags = `${registry.host}/app:1`;
    const step = await buildPush(tools, { ...BUILD, ...scanner, tags, scan: 'true' }, { workspace });
    expect(step.conclusion, step.log).toBe('success');
    expect(step.outputs).toMatchObject({ outcome: 'pushed', pushed: 'true' });
    expect(registry.manifest('app', '1')?.digest).toBe(step.outputs.digest);
    const { gate } = JSON.parse(readFileSync(step.outputs.report ?? '', 'utf8'));
    expect(gate).toMatchObject({ outcome: 'passed', subject: { digest: step.outputs.digest, name: tags } });
  });

  test('takes severities, and scans without a push too', async () => {
    const registry = await registryWith();
    const scanner = await scannerInputs(registry, tools);
    const inputs = { ...BUILD, ...scanner, tags: `${registry.host}/app:1`, push: 'false' };
    const workspace = vulnerable();
    const high = await buildPush(tools, { ...inputs, scan: 'HIGH' }, { workspace });
    expect(high.outputs.outcome, high.log).toBe('built');
    const critical = await buildPush(tools, { ...inputs, scan: 'CRITICAL,HIGH' }, { workspace });
    expect(critical.outputs.outcome).toBe('policy-failed');
  });

  test('pushes nothing without a verdict', async () => {
    const registry = await registryWith();
    const inputs = { ...BUILD, tags: `${registry.host}/app:1`, scan: 'true', 'trivy-path': tools.trivy };
    const step = await buildPush(
      tools,
      { ...inputs, 'db-repository': `${registry.host}/none:2` },
      { workspace: vulnerable() },
    );
    expect(step.outputs).toMatchObject({ outcome: 'scan-error', pushed: 'false' });
    expect(registry.repositories()).not.toContain('app');
  });

  test('finds mistakes before it builds', async () => {
    const registry = await registryWith();
    const inputs = { ...BUILD, tags: `${registry.host}/app:1` };
    const workspace = vulnerable({ '.github/container-kit.yml': 'gate:\n  severty: [HIGH]\n' });
    const typo = await buildPush(tools, { ...inputs, scan: 'true' }, { workspace });
    expect(errorOf(typo)).toContain('.github/container-kit.yml:2:3');
    const unknown = await buildPush(tools, { ...inputs, scan: 'SEVERE' }, { workspace });
    expect(errorOf(unknown)).toContain('input "scan": "SEVERE" is no severity');
    const early = await buildPush(
      tools,
      { ...inputs, push: 'false', outputs: 'type=registry', scan: 'HIGH' },
      { workspace: vulnerable() },
    );
    expect(errorOf(early)).toContain('would push the image before the scan');
    for (const step of [typo, unknown, early]) expect(step.outputs.outcome).toBe('build-failed');
  });
});
