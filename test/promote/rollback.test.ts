import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestRegistry } from '@container-kit/testing';
import { describe, expect, test } from 'vitest';
import { workspaceWith } from '../build-push/harness.ts';
import { errorOf, gitHubWith, promote, REPOSITORY, registryWith, type Seeded, seed } from './harness.ts';

/** A key pair in PEM form, as the README makes it. */
function keyPair() {
  return generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
}

/** Two versions, promoted one after the other. */
async function promoteTwice(
  registry: TestRegistry,
  destination: string,
  inputs: Readonly<Record<string, string>> = {},
): Promise<readonly [Seeded, Seeded]> {
  const one = await seed(registry, 'team/app', '1.0', 'one');
  const two = await seed(registry, 'team/app', '2.0', 'two');
  for (const version of ['1.0', '2.0']) {
    const result = await promote({ source: `${registry.host}/team/app:${version}`, destination, ...inputs });
    expect(result.outputs.outcome, result.log).toBe('promoted');
  }
  return [one, two];
}

describe('a rollback that asks for signed records', () => {
  const { privateKey, publicKey } = keyPair();

  test('goes back by a record of that key', async () => {
    const registry = await registryWith();
    const destination = `${registry.host}/prod/app:stable`;
    const [one] = await promoteTwice(registry, destination, { 'signing-key': privateKey });
    const back = await promote({ destination, rollback: 'true', 'verification-key': publicKey });
    expect(back.outputs, back.log).toMatchObject({ outcome: 'rolled-back', digest: one.digest });
  });

  test.each([
    ['unsigned', {}, 'is not signed'],
    ['signed by somebody else', { 'signing-key': keyPair().privateKey }, 'is not signed by the key'],
  ])('refuses a record that is %s', async (_name, inputs, problem) => {
    const registry = await registryWith();
    const destination = `${registry.host}/prod/app:stable`;
    const [, two] = await promoteTwice(registry, destination, inputs);
    const back = await promote({ destination, rollback: 'true', 'verification-key': publicKey });
    expect(back.outputs.outcome, back.log).toBe('failed');
    expect(errorOf(back)).toContain(problem);
    expect(errorOf(back)).toContain('Fix: find out who wrote it');
    expect(registry.manifest('prod/app', 'stable')?.digest).toBe(two.digest);
  });

  test('never prints the key', async () => {
    const registry = await registryWith();
    await seed(registry, 'team/app', '1.0');
    const result = await promote({
      source: `${registry.host}/team/app:1.0`,
      destination: `${registry.host}/prod/app:stable`,
      'signing-key': privateKey,
    });
    expect(result.log).toContain('signed attestation');
    const [, line = ''] = privateKey.split('\n');
    expect(result.rawLog.replaceAll(/^::add-mask::.*$/gm, '')).not.toContain(line);
  });
});

describe('a rollback of several destinations', () => {
  test('on a machine that has seen none of the promotions', async () => {
    const [one, two, api] = await Promise.all([
      registryWith(),
      registryWith({ profile: 'ghcr' }),
      gitHubWith(),
    ]);
    const destination = `${one.host}/prod/app:stable\n${two.host}/prod/app:stable`;
    const [old] = await promoteTwice(one, destination);
    const back = await promote({ destination, rollback: 'true', environment: 'production' }, { api });
    expect(back.outputs, back.log).toMatchObject({ outcome: 'rolled-back', digest: old.digest });
    for (const registry of [one, two])
      expect(registry.manifest('prod/app', 'stable')?.digest).toBe(old.digest);
    const [deployment] = api.repository(REPOSITORY).deployments;
    expect(deployment?.statuses.map(({ state }) => state)).toEqual(['in_progress', 'success']);
    expect(deployment?.description).toContain('rollback');
    expect(back.summary).toContain('Rolled back');
  });

  test('is refused when they would go back to different images', async () => {
    const registry = await registryWith();
    const [stable, beta] = [`${registry.host}/prod/app:stable`, `${registry.host}/prod/app:beta`];
    const [, two] = await promoteTwice(registry, stable);
    await seed(registry, 'team/app', '3.0', 'three');
    for (const version of ['3.0', '2.0'])
      await promote({ source: `${registry.host}/team/app:${version}`, destination: beta });
    const back = await promote({ destination: `${stable}\n${beta}`, rollback: 'true' });
    expect(back.outputs.outcome, back.log).toBe('failed');
    expect(errorOf(back)).toContain('Fix: roll them back one by one');
    expect(registry.manifest('prod/app', 'stable')?.digest).toBe(two.digest);
  });
});

describe('a rollback', () => {
  test('as a dry run says where the tag would go, and leaves it', async () => {
    const registry = await registryWith();
    const destination = `${registry.host}/prod/app:stable`;
    const [one, two] = await promoteTwice(registry, destination);
    const back = await promote({ destination, rollback: 'true', 'dry-run': 'true' });
    expect(back.outputs, back.log).toMatchObject({ outcome: 'planned', digest: one.digest });
    expect(back.body).toContain(`${destination}: ${two.digest.slice(0, 19)} -> ${one.digest.slice(0, 19)}`);
    expect(registry.manifest('prod/app', 'stable')?.digest).toBe(two.digest);
  });

  test('takes the manifests back too', async () => {
    const registry = await registryWith();
    const destination = `${registry.host}/prod/app:stable`;
    const [one, two] = await promoteTwice(registry, destination);
    const compose = (digest: string) => `services:\n  app:\n    image: ${destination}@${digest} # promoted\n`;
    const workspace = workspaceWith({ 'compose.yaml': compose(two.digest) });
    const back = await promote({ destination, rollback: 'true', manifests: 'compose.yaml' }, { workspace });
    expect(back.outputs.outcome, back.log).toBe('rolled-back');
    expect(readFileSync(join(workspace, 'compose.yaml'), 'utf8')).toBe(compose(one.digest));
  });

  test('of a tag that was never promoted is refused', async () => {
    const registry = await registryWith();
    const { digest } = await seed(registry, 'prod/app', 'stable');
    const back = await promote({ destination: `${registry.host}/prod/app:stable`, rollback: 'true' });
    expect(back.outputs.outcome).toBe('failed');
    expect(errorOf(back)).toContain(`no promotion of ${digest} to ${registry.host}/prod/app:stable`);
    expect(errorOf(back)).toContain('Fix: promote the image that you want by its digest');
  });
});
