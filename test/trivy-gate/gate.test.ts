import { readFileSync } from 'node:fs';
import { describeWith } from '@container-kit/testing/requirements';
import { expect, test } from 'vitest';
import { errorOf, registryWith, workspaceWithPolicy } from '../promote/harness.ts';
import {
  BASE_LAYER,
  countsOf,
  LEFT_PAD,
  LODASH,
  layoutWith,
  pushLayout,
  scannerInputs,
  trivyGate,
} from './harness.ts';

describeWith(['trivy'], 'a scan of an image', (tools) => {
  test('is red for what the severities say, and shows it in every form', async () => {
    const registry = await registryWith();
    const { folder, platforms } = await layoutWith({
      platforms: ['linux/amd64', 'linux/arm64'],
      layers: [BASE_LAYER, LEFT_PAD, LODASH],
      provenance: { baseLayers: 1 },
    });
    const step = await trivyGate({ ...(await scannerInputs(registry, tools)), input: folder });
    expect(step.violations).toEqual([]);
    expect(step.conclusion).toBe('failure');
    expect(step.outputs).toMatchObject({
      outcome: 'policy-failed',
      digests: JSON.stringify({
        'linux/amd64': platforms['linux/amd64']?.digest,
        'linux/arm64': platforms['linux/arm64']?.digest,
      }),
      'database-digest': expect.stringMatching(/^sha256:/),
    });
    expect(countsOf(step)).toMatchObject({
      critical: { total: 1, gating: 1 },
      high: { total: 2, gating: 2 },
      medium: { total: 1, gating: 0 },
    });
    expect(errorOf(step)).toContain('CVE-2026');
    const { report = '', markdown = '', sarif = '' } = step.outputs;
    expect(JSON.parse(readFileSync(report, 'utf8'))).toMatchObject({
      outcome: 'policy-failed',
      scanner: { version: '0.74.0', source: 'user-supplied' },
    });
    expect(readFileSync(markdown, 'utf8')).toContain('CVE-2026-0001');
    expect(JSON.parse(readFileSync(sarif, 'utf8')).runs).toHaveLength(2);
    expect(step.summary).toContain('CVE-2026-0003');
    expect(step.annotations).toContainEqual(expect.objectContaining({ file: 'Dockerfile', line: 3 }));
  });

  test('is green when nothing counts', async () => {
    const registry = await registryWith();
    await pushLayout(registry, 'app', '1', { layers: [LODASH] });
    const inputs = await scannerInputs(registry, tools);
    const step = await trivyGate({ ...inputs, 'image-ref': `${registry.host}/app:1` });
    expect(step.violations).toEqual([]);
    expect(step.outputs.outcome, step.log).toBe('passed');
    expect(step.conclusion).toBe('success');
    const all = await trivyGate({
      ...inputs,
      'image-ref': `${registry.host}/app:1`,
      'ignore-unfixed': 'false',
    });
    expect(all.outputs.outcome).toBe('policy-failed');
  });

  test('compares with a baseline: red only for what is new', async () => {
    const registry = await registryWith();
    await pushLayout(registry, 'app', 'main', { layers: [BASE_LAYER, LEFT_PAD] });
    const inputs = { ...(await scannerInputs(registry, tools)), baseline: `ref:${registry.host}/app:main` };
    const same = await layoutWith({ layers: [BASE_LAYER, LEFT_PAD, { files: { 'app/new.js': '1' } }] });
    const unchanged = await trivyGate({ ...inputs, input: same.folder });
    expect(unchanged.outputs.outcome, unchanged.log).toBe('passed');
    expect(countsOf(unchanged)).toMatchObject({ critical: { total: 1, existing: 1, new: 0, gating: 0 } });

    const worse = await layoutWith({ layers: [BASE_LAYER, LEFT_PAD, LODASH] });
    const step = await trivyGate({ ...inputs, input: worse.folder, severity: 'MEDIUM,HIGH,CRITICAL' });
    expect(step.outputs.outcome).toBe('policy-failed');
    expect(countsOf(step)).toMatchObject({
      medium: { total: 1, new: 1, gating: 1 },
      high: { new: 0, gating: 0 },
    });
  });

  test('compares with the base image that the provenance names', async () => {
    const registry = await registryWith();
    const digest = await pushLayout(registry, 'alpine', '3.22', { layers: [BASE_LAYER] });
    const { folder } = await layoutWith({
      layers: [BASE_LAYER, LEFT_PAD],
      provenance: { baseLayers: 1, base: { name: `${registry.host}/alpine:3.22`, digest } },
    });
    const inputs = await scannerInputs(registry, tools);
    const step = await trivyGate({ ...inputs, input: folder, baseline: 'base-image' });
    expect(step.outputs.outcome, step.log).toBe('policy-failed');
    expect(countsOf(step)).toMatchObject({
      critical: { existing: 1, gating: 0 },
      high: { existing: 1, new: 1, gating: 1 },
    });
  });

  test('follows the policy file: classes, scopes, exceptions', async () => {
    const registry = await registryWith();
    const { folder } = await layoutWith({ layers: [BASE_LAYER, LEFT_PAD] });
    const workspace = workspaceWithPolicy(`gate:
  severity: [HIGH]
  exceptions:
    - id: CVE-2026-0003
      package: pkg:npm/left-pad
      reason: not called
      owner: '@org/web'
      expires: 2099-12-31
    - id: CVE-2026-0002
      package: 'pkg:apk/**'
      reason: not reachable
      owner: '@org/web'
      expires: 2099-12-31
`);
    const step = await trivyGate({ ...(await scannerInputs(registry, tools)), input: folder }, { workspace });
    expect(step.outputs.outcome, step.log).toBe('passed');
    expect(countsOf(step)).toMatchObject({ high: { total: 2, excepted: 2, gating: 0 } });
  });

  test('tells "no verdict" from "policy said no"', async () => {
    const registry = await registryWith();
    const { folder } = await layoutWith({ layers: [BASE_LAYER] });
    const inputs = { 'trivy-path': tools.trivy, input: folder };
    const missing = { ...inputs, 'db-repository': `${registry.host}/none:2` };
    const step = await trivyGate(missing);
    expect(step.outputs.outcome).toBe('scan-error');
    expect(step.conclusion).toBe('failure');
    expect(step.summary).toContain('Not scanned');
    const warned = await trivyGate({ ...missing, 'on-error': 'warn' });
    expect(warned.outputs.outcome).toBe('scan-error');
    expect(warned.conclusion).toBe('success');
  });
});
