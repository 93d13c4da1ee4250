import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { publishDatabaseArchive, publishTrivyDatabase, type StepResult, tarOf } from '@container-kit/testing';
import { testFolder } from '@container-kit/testing/fixtures';
import { describeWith } from '@container-kit/testing/requirements';
import { expect, test } from 'vitest';
import { errorOf, registryWith, workspaceWithPolicy } from '../promote/harness.ts';
import { ADVISORIES, BASE_LAYER, LODASH, layoutWith, scannerInputs, trivyGate } from './harness.ts';
import { expectNothingLeft, killProcessesOf } from './leftovers.ts';

const DAY = 86_400_000;

/** No verdict: red, and nothing that could be taken for a green one. */
function expectNoVerdict(step: StepResult, outcome: 'scan-error' | 'stale-db', message: RegExp): void {
  expect(step.violations).toEqual([]);
  expect(step.outputs.outcome, step.log).toBe(outcome);
  expect(step.conclusion).toBe('failure');
  expect(errorOf(step)).toMatch(message);
  expect(step.summary).not.toMatch(/✅|Passed/);
  expectNothingLeft(step);
}

describeWith(['trivy'], 'trivy-gate fails closed', (tools) => {
  const image = async () => ({ input: (await layoutWith({ layers: [LODASH] })).folder });

  test('with a database that is too old', async () => {
    const registry = await registryWith();
    const updatedAt = new Date(Date.now() - 10 * DAY);
    const { repository } = await publishTrivyDatabase(registry, ADVISORIES, { updatedAt });
    const inputs = { ...(await image()), 'trivy-path': tools.trivy, 'db-repository': repository };
    const step = await trivyGate(inputs);
    expectNoVerdict(step, 'stale-db', /10\.0 days ago.*may be 3 days old/);
    const warned = await trivyGate({ ...inputs, 'on-error': 'warn' });
    expect(warned.conclusion).toBe('success');
    expect(warned.outputs.outcome).toBe('stale-db');
    expect(warned.annotations).toContainEqual(
      expect.objectContaining({ level: 'warning', message: expect.stringContaining('stale-db') }),
    );
    const allowed = await trivyGate({ ...inputs, 'db-max-age': '11' });
    expect(allowed.outputs.outcome, allowed.log).toBe('passed');
  });

  test('with a database that is none, and takes the next mirror where there is one', async () => {
    const registry = await registryWith();
    const metadata = { Version: 2, UpdatedAt: new Date(), NextUpdate: new Date(Date.now() + DAY) };
    const archive = gzipSync(tarOf({ 'trivy.db': 'no bbolt', 'metadata.json': JSON.stringify(metadata) }));
    const { repository } = await publishDatabaseArchive(registry, 'broken/trivy-db:2', archive, 'db');
    const inputs = { ...(await image()), 'trivy-path': tools.trivy };
    expectNoVerdict(
      await trivyGate({ ...inputs, 'db-repository': repository }),
      'scan-error',
      /scanning .* failed/,
    );
    const absent = `${registry.host}/absent:2`;
    expectNoVerdict(await trivyGate({ ...inputs, 'db-repository': absent }), 'scan-error', /absent/);
    const { 'db-repository': good } = await scannerInputs(registry, tools);
    const mirrors = await trivyGate({ ...inputs, 'db-repository': `${absent}\n${good}` });
    expect(mirrors.outputs.outcome, mirrors.log).toBe('passed');
  });

  test('when Trivy is killed', async () => {
    const registry = await registryWith();
    const program = join(testFolder('program'), 'trivy');
    symlinkSync(tools.trivy, program);
    // Enough text for the secret scanner to be at work when the kill comes.
    const text = 'a_line_with_nothing_in_it = "value"\n'.repeat(100_000);
    const files = Object.fromEntries([1, 2, 3, 4, 5, 6].map((name) => [`app/${name}.txt`, text]));
    const { folder } = await layoutWith({ layers: [LODASH, { files }] });
    const inputs = { ...(await scannerInputs(registry, tools)), 'trivy-path': program, input: folder };
    const step = await trivyGate(inputs, {
      debug: true,
      onLine: ({ text: line }) => {
        if (line.includes('INFO')) killProcessesOf(program);
      },
    });
    expect(step.outputs.outcome, step.log).toBe('scan-error');
    expect(step.conclusion).toBe('failure');
    expect(errorOf(step)).toContain('SIGKILL');
    expectNothingLeft(step);
  });

  test('with a scanner that is none', async () => {
    const registry = await registryWith();
    const inputs = { ...(await scannerInputs(registry, tools)), ...(await image()) };
    const nowhere = await trivyGate({ ...inputs, 'trivy-path': '/nowhere/trivy' });
    expectNoVerdict(nowhere, 'scan-error', /"trivy-path" is "\/nowhere\/trivy"/);
    const other = await trivyGate({ ...inputs, 'trivy-path': process.execPath });
    expectNoVerdict(other, 'scan-error', /does not say which release of Trivy|does not run/);
    const text = join(testFolder('program'), 'trivy');
    writeFileSync(text, 'no program');
    expectNoVerdict(await trivyGate({ ...inputs, 'trivy-path': text }), 'scan-error', /does not run/);
  });

  test('with a typo in the policy, at its line and column, whatever "on-error" says', async () => {
    const registry = await registryWith();
    const workspace = workspaceWithPolicy('gate:\n  severty: [HIGH]\n');
    const inputs = { ...(await scannerInputs(registry, tools)), ...(await image()), 'on-error': 'warn' };
    const step = await trivyGate(inputs, { workspace });
    const message =
      '.github/container-kit.yml:2:3: unknown key "severty" in "gate": did you mean "severity"?';
    expectNoVerdict(step, 'scan-error', /container-kit\.yml:2:3/);
    expect(errorOf(step)).toContain(message);
  });

  test.each([
    ['severity', 'HIHG', /"HIHG" is no severity.*CRITICAL/s],
    ['scan-type', 'images', /images/],
    ['baseline', 'main', /ref:<image>/],
    ['baseline', 'ref:ghcr.io/Org/App', /input "baseline": .*Org\/App/],
    ['db-max-age', 'soon', /"soon" is no duration/],
    ['scanners', 'vulns', /"vulns" is no scanner/],
  ])('with a wrong input: %s', async (name, value, message) => {
    const registry = await registryWith();
    const inputs = { ...(await scannerInputs(registry, tools)), ...(await image()), 'on-error': 'warn' };
    expectNoVerdict(await trivyGate({ ...inputs, [name]: value }), 'scan-error', message);
  });

  test.each([
    ['input', {}],
    ['scan-ref', { 'scan-type': 'fs' }],
    ['report-file', {}],
  ])('with a path that is wrong in "%s", before anything is fetched', async (name, more) => {
    const registry = await registryWith();
    const inputs = { ...(await scannerInputs(registry, tools)), ...more, [name]: 'no/where' };
    registry.clearRequests();
    expectNoVerdict(await trivyGate(inputs), 'scan-error', new RegExp(`input "${name}".*no/where`));
    expect(registry.requests).toEqual([]);
  });

  test('with an exception that has expired, where a finding still needs it', async () => {
    const registry = await registryWith();
    const entry = (id: string, end: string) =>
      `gate:\n  exceptions:\n    - { id: ${id}, path: '**', reason: later, owner: '@org/web', expires: ${end} }\n`;
    const { folder } = await layoutWith({ layers: [BASE_LAYER] });
    const inputs = { ...(await scannerInputs(registry, tools)), input: folder, severity: 'LOW' };
    const step = (policy: string) => trivyGate(inputs, { workspace: workspaceWithPolicy(policy) });
    const red = await step(entry('CVE-2026-0001', '2026-01-31'));
    expect(red.outputs.outcome, red.log).toBe('policy-failed');
    expect(red.conclusion).toBe('failure');
    expect(errorOf(red)).toContain('CVE-2026-0001');
    expect(red.summary).toContain('2026-01-31');
    const unused = await step(entry('CVE-1999-0001', '2026-01-31'));
    expect(unused.outputs.outcome, unused.log).toBe('passed');
    expect(unused.summary).toContain('CVE-1999-0001');
    expect((await step(entry('CVE-2026-0001', '2099-12-31'))).outputs.outcome).toBe('passed');
  });
});

describeWith(['trivy'], 'a cancelled trivy-gate leaves nothing behind', (tools) => {
  const password = 'correct-horse-battery-staple';

  test('while the database is on its way', async () => {
    const cancel = new AbortController();
    const registry = await registryWith({
      onRequest: ({ path }) => {
        if (path.includes('/blobs/')) cancel.abort();
      },
    });
    const inputs = await scannerInputs(registry, tools);
    registry.fail({ method: 'GET', path: /\/blobs\//, times: Number.POSITIVE_INFINITY, action: 'stall' });
    const { folder } = await layoutWith({ layers: [LODASH] });
    const step = await trivyGate(
      { ...inputs, input: folder, registry: registry.host, username: 'octocat', password },
      { signal: cancel.signal },
    );
    expectCancelled(step);
  });

  test('while Trivy is at work', async () => {
    const registry = await registryWith();
    const program = join(testFolder('program'), 'trivy');
    symlinkSync(tools.trivy, program);
    const text = 'a_line_with_nothing_in_it = "value"\n'.repeat(100_000);
    const files = Object.fromEntries([1, 2, 3, 4, 5, 6].map((name) => [`app/${name}.txt`, text]));
    const { folder } = await layoutWith({ layers: [LODASH, { files }] });
    const inputs = { ...(await scannerInputs(registry, tools)), 'trivy-path': program, input: folder };
    const step = await trivyGate(
      { ...inputs, registry: registry.host, username: 'octocat', password },
      { debug: true, cancelWhen: (line) => line.includes('INFO') },
    );
    expectCancelled(step);
    expect(killProcessesOf(program)).toBe(0);
  });

  function expectCancelled(step: StepResult): void {
    expect(step.conclusion, step.log).toBe('cancelled');
    expect(step.cancelledBy).toBe('SIGINT');
    expect(step.violations).toEqual([]);
    expect(step.outputs.outcome).toBe('scan-error');
    expect(step.summary).toContain('Cancelled');
    expect(step.rawLog.replaceAll(/^::add-mask::.*$/gm, '')).not.toContain(password);
    expectNothingLeft(step);
  }
});

test('a name that is none is told before anything is downloaded', async () => {
  const step = await trivyGate({ 'image-ref': 'UPPER/Case:1', 'trivy-path': '/nonexistent/trivy' });
  expect(step.outputs.outcome).toBe('scan-error');
  expect(errorOf(step)).toContain('input "image-ref"');
});
