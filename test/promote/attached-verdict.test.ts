/** The gate reads what trivy and cosign attach, as the README says. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestRegistry, writeTrivyDatabase } from '@container-kit/testing';
import { describeWith } from '@container-kit/testing/requirements';
import { describe, expect, test } from 'vitest';
import { output, workspaceWith } from '../build-push/harness.ts';
import { ADVISORIES, LEFT_PAD, LODASH, pushLayout } from '../trivy-gate/harness.ts';
import { errorOf, gitHubWith, promote, registryWith, workspaceWithPolicy } from './harness.ts';
import { createKeyPair, environmentOf, type KeyPair } from './signed-image.ts';

const POLICY = `promote:
  environments:
    production:
      gates:
        vulnerabilities:
          severity: [CRITICAL, HIGH]
`;

/** A step that could not scan: what it promotes, it promotes by what is attached. */
function promoteBy(registry: TestRegistry, key: KeyPair, more: Parameters<typeof promote>[1] = {}) {
  return promote(
    {
      source: `${registry.host}/team/app:1.0`,
      destination: `${registry.host}/prod/app:stable`,
      environment: 'production',
      'verification-key': readFileSync(key.publicKey, 'utf8'),
      'trivy-path': '/nonexistent/trivy',
      'db-repository': `${registry.host}/none:2`,
    },
    { workspace: workspaceWithPolicy(POLICY), ...more },
  );
}

describeWith(['trivy', 'cosign', 'crane', 'oras'], 'a verdict that was attached', (tools) => {
  /** Scans every platform once, and attaches the verdicts to the index. */
  async function attach(image: string, bundles: boolean, finishedOn?: string): Promise<KeyPair> {
    const folder = workspaceWith({});
    await writeTrivyDatabase(join(folder, 'db'), ADVISORIES);
    const key = await createKeyPair(tools);
    for (const platform of ['linux/amd64', 'linux/arm64']) {
      const file = join(folder, 'vuln.json');
      await output(
        tools.trivy,
        [
          ...['image', '--format', 'cosign-vuln', '--output', file, '--platform', platform, image],
          ...['--cache-dir', folder, '--skip-db-update', '--offline-scan', '--insecure'],
          ...['--scanners', 'vuln', '--skip-version-check', '--disable-telemetry'],
        ],
        tools.env,
      );
      if (finishedOn !== undefined) {
        const predicate = JSON.parse(readFileSync(file, 'utf8'));
        predicate.metadata.scanFinishedOn = finishedOn;
        writeFileSync(file, JSON.stringify(predicate));
      }
      await output(
        tools.cosign,
        [
          ...['attest', '--type', 'vuln', '--key', key.privateKey, '--predicate', file, image],
          ...[`--new-bundle-format=${bundles}`, '--tlog-upload=false', '--use-signing-config=false', '--yes'],
        ],
        environmentOf(tools),
      );
    }
    return key;
  }

  async function push(registry: TestRegistry, onArm64: typeof LEFT_PAD | undefined): Promise<string> {
    const digest = await pushLayout(registry, 'team/app', '1.0', {
      platforms: ['linux/amd64', 'linux/arm64'],
      layers: [LODASH],
      platformLayers: onArm64 === undefined ? {} : { 'linux/arm64': [onArm64] },
    });
    return `${registry.host}/team/app@${digest}`;
  }

  describe.each([
    ['as cosign 3 does', true],
    ['as cosign 2 did', false],
  ])('%s', (_name, bundles) => {
    test('opens the gate without a scan', async () => {
      const registry = await registryWith();
      const image = await push(registry, undefined);
      const key = await attach(image, bundles);
      const step = await promoteBy(registry, key, { api: await gitHubWith() });
      expect(step.violations).toEqual([]);
      expect(step.outputs.outcome, step.log).toBe('promoted');
      expect(step.body).toMatch(
        /Gate vulnerabilities: open: found 1 medium.*; attached verdict, made less than/,
      );
    });

    test('keeps the gate closed for what it found on one platform', async () => {
      const registry = await registryWith();
      const key = await attach(await push(registry, LEFT_PAD), bundles);
      const step = await promoteBy(registry, key);
      expect(step.outputs.outcome, step.log).toBe('policy-failed');
      expect(errorOf(step)).toContain('found 1 high, 1 medium');
      expect(step.summary).toContain('CVE-2026-0003 in left-pad 1.3.0, fixed in 1.3.1');
      expect(registry.repositories()).not.toContain('prod/app');
    });
  });

  test('is left to the scan when it is too old, or signed by another key', async () => {
    const registry = await registryWith();
    const image = await push(registry, undefined);
    const key = await attach(image, true, new Date(Date.now() - 25 * 3_600_000).toISOString());
    await attach(image, true);
    const step = await promoteBy(registry, key);
    expect(step.outputs.outcome, step.log).toBe('policy-failed');
    expect(errorOf(step)).toContain('"trivy-path" is "/nonexistent/trivy"');
    expect(step.body).toContain('it is not signed by `verification-key`');
    expect(step.summary).toMatch(/25 hours|1 day 1 hour ago; at most 1 day are allowed/);
  });
});
