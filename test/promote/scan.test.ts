import { describeWith } from '@container-kit/testing/requirements';
import { describe, expect, test } from 'vitest';
import { LEFT_PAD, LODASH, pushLayout, scannerInputs } from '../trivy-gate/harness.ts';
import { errorOf, gitHubWith, promote, registryWith, workspaceWithPolicy } from './harness.ts';

const POLICY = `gate:
  exceptions:
    - id: CVE-2026-0005
      package: pkg:npm/lodash
      reason: not called
      owner: '@org/web'
      expires: 2099-12-31
promote:
  environments:
    production:
      gates:
        vulnerabilities:
          severity: [CRITICAL, HIGH]
          ignore-unfixed: false
`;

function inputsFor(host: string) {
  return {
    source: `${host}/team/app:1.0`,
    destination: `${host}/prod/app:stable`,
    environment: 'production',
  };
}

describeWith(['trivy'], 'the gate vulnerabilities without reports', (tools) => {
  test('scans every platform of the very digest, and stays closed for what it finds', async () => {
    const registry = await registryWith();
    await pushLayout(registry, 'team/app', '1.0', {
      platforms: ['linux/amd64', 'linux/arm64'],
      layers: [LODASH],
      platformLayers: { 'linux/arm64': [LEFT_PAD] },
    });
    const scanner = await scannerInputs(registry, tools);
    const step = await promote(
      { ...inputsFor(registry.host), ...scanner },
      { workspace: workspaceWithPolicy(POLICY) },
    );
    expect(step.violations).toEqual([]);
    expect(step.outputs.outcome, step.log).toBe('policy-failed');
    expect(errorOf(step)).toContain('on linux/amd64, linux/arm64 found 1 critical, 1 high, 1 medium');
    expect(step.summary).toContain('CVE-2026-0003 in left-pad 1.3.0, fixed in 1.3.1');
    // The exception of the policy holds here too.
    expect(step.summary).not.toContain('CVE-2026-0005');
    expect(registry.repositories()).not.toContain('prod/app');
  });

  test('opens when the scan finds nothing that counts', async () => {
    const registry = await registryWith();
    const digest = await pushLayout(registry, 'team/app', '1.0', { layers: [LODASH] });
    const scanner = await scannerInputs(registry, tools);
    const step = await promote(
      { ...inputsFor(registry.host), ...scanner },
      { workspace: workspaceWithPolicy(POLICY), api: await gitHubWith() },
    );
    expect(step.outputs.outcome, step.log).toBe('promoted');
    expect(registry.manifest('prod/app', 'stable')?.digest).toBe(digest);
  });
});

describe('the gate vulnerabilities without reports and without a scanner', () => {
  test('stays closed, as nobody knows', async () => {
    const registry = await registryWith();
    await pushLayout(registry, 'team/app', '1.0', { layers: [LODASH] });
    const step = await promote(
      {
        ...inputsFor(registry.host),
        'trivy-path': '/nonexistent/trivy',
        'db-repository': `${registry.host}/none:2`,
      },
      { workspace: workspaceWithPolicy(POLICY) },
    );
    expect(step.outputs.outcome).toBe('policy-failed');
    expect(errorOf(step)).toContain('could not be decided: "trivy-path" is "/nonexistent/trivy"');
    expect(registry.repositories()).not.toContain('prod/app');
  });
});
