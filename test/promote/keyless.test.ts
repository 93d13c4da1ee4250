/** Signing as the workflow, by the committed bundle. */

import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseManifest } from '@container-kit/registry';
import type { StepResult, TestRegistry } from '@container-kit/testing';
import { serveProxy } from '@container-kit/testing/fixtures';
import { type Fault, ISSUER, type Sigstore, SUBJECT, startSigstore } from '@container-kit/testing/sigstore';
import { expect, test } from 'vitest';
import { workspaceWith } from '../build-push/harness.ts';
import { gitHubWith, promote, REPOSITORY, registryWith, seed } from './harness.ts';

type Settings = Parameters<typeof promote>[1];

const PUBLIC = { name: 'push', payload: { repository: { visibility: 'public' } } };
const PRIVATE = { name: 'push', payload: { repository: { visibility: 'private' } } };

/** Promotes `team/app:1.0` to `prod/app:stable`. */
async function run(
  registry: TestRegistry,
  inputs: Readonly<Record<string, string>> = {},
  settings: Settings = {},
): Promise<StepResult> {
  await seed(registry, 'team/app', '1.0');
  const names = { source: `${registry.host}/team/app:1.0`, destination: `${registry.host}/prod/app:stable` };
  return promote({ ...names, ...inputs }, settings);
}

function urls({ url }: Sigstore): Record<string, string> {
  return { 'fulcio-url': url, 'rekor-url': url };
}

/** The attestation at the destination: annotations of its manifest, and the blob. */
async function attestationIn(registry: TestRegistry) {
  for (const digest of registry.manifests('prod/app')) {
    const { bytes = Buffer.of(), mediaType } = registry.manifest('prod/app', digest) ?? {};
    const manifest = parseManifest(bytes, mediaType);
    const signature = manifest.annotations?.['dev.container-kit.promotion.signature'];
    if (signature === undefined || manifest.kind !== 'image') continue;
    const blob = await registry.blob('prod/app', manifest.layers[0]?.digest ?? '');
    return { signature, json: JSON.parse(String(blob)) };
  }
  throw new Error('there is no attestation');
}

test('as the workflow, with what the job was given for it', async () => {
  const [registry, sigstore] = await Promise.all([registryWith(), startSigstore()]);
  const result = await run(registry, urls(sigstore), { env: sigstore.permission });
  expect(result.conclusion, result.log).toBe('success');
  const { signature, json } = await attestationIn(registry);
  expect(signature).toBe('keyless');
  expect(sigstore.verify(json).identity).toMatchObject({
    subjectAlternativeName: SUBJECT,
    extensions: { issuer: ISSUER },
  });
  expect(result.summary).toContain(`signed as \`${SUBJECT}\``);
  const report = JSON.parse(readFileSync(result.outputs.report ?? '', 'utf8'));
  expect(report.record).toMatchObject({ signed: true, identity: { issuer: ISSUER, subject: SUBJECT } });
});

test('the token is masked', async () => {
  const [registry, sigstore] = await Promise.all([registryWith(), startSigstore()]);
  const tokens: string[] = [];
  sigstore.rewrite = (path, json) => {
    if (path === '/token') tokens.push(...Object.values(json));
    return json;
  };
  const result = await run(registry, urls(sigstore), { env: sigstore.permission });
  expect(result.conclusion, result.log).toBe('success');
  expect(tokens).toHaveLength(1);
  expect(result.masks).toEqual(expect.arrayContaining(tokens));
  expect(result.log).not.toContain(tokens[0]);
});

test.each([
  ['/api/v2/signingCert', 'Fulcio'],
  ['/api/v1/log/entries', 'Rekor'],
])('nothing has changed when %s refuses', async (path, name) => {
  const [registry, api, sigstore] = await Promise.all([registryWith(), gitHubWith(), startSigstore()]);
  const refuse: Fault = (request, response) => {
    if (request.url !== path) return false;
    response.writeHead(403).end();
    return true;
  };
  sigstore.faults.push(refuse, refuse, refuse);
  const result = await run(
    registry,
    { ...urls(sigstore), environment: 'production' },
    { env: sigstore.permission, api },
  );
  expect(result.outputs.outcome, result.log).toBe('failed');
  expect(result.log).toContain(`${name} at ${sigstore.url} answers 403`);
  expect(result.log).toContain('"sign: false"');
  expect(registry.tags('prod/app')).toEqual([]);
  expect(registry.manifests('prod/app')).toEqual([]);
  expect(api.repository(REPOSITORY).deployments).toEqual([]);
});

test('"sign: true" without the permission names it, and changes nothing', async () => {
  const registry = await registryWith();
  const result = await run(registry, { sign: 'true' });
  expect(result.outputs.outcome, result.log).toBe('failed');
  expect(result.log).toContain('id-token: write');
  expect(registry.tags('prod/app')).toEqual([]);
});

test.each([
  ['with "sign: false"', { sign: 'false' }, PUBLIC],
  ['with a private repository and the public log', {}, PRIVATE],
  ['with a repository of unknown visibility and the public log', {}, undefined],
])('unsigned, and nobody is asked, %s', async (_title, inputs, event) => {
  const [registry, sigstore] = await Promise.all([registryWith(), startSigstore()]);
  const result = await run(registry, inputs, {
    env: sigstore.permission,
    ...(event === undefined ? {} : { event }),
  });
  expect(result.conclusion, result.log).toBe('success');
  expect((await attestationIn(registry)).signature).toBe('unsigned');
  expect(sigstore.paths).toEqual([]);
});

test('a key goes before the workflow', async () => {
  const [registry, sigstore] = await Promise.all([registryWith(), startSigstore()]);
  const { privateKey } = generateKeyPairSync('ed25519');
  const key = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const inputs = { ...urls(sigstore), 'signing-key': key };
  const result = await run(registry, inputs, { env: sigstore.permission });
  expect(result.conclusion, result.log).toBe('success');
  expect((await attestationIn(registry)).signature).toBe('signed');
  expect(sigstore.paths).toEqual([]);
});

test('a dry run signs nothing', async () => {
  const [registry, sigstore] = await Promise.all([registryWith(), startSigstore()]);
  const result = await run(registry, { ...urls(sigstore), 'dry-run': 'true' }, { env: sigstore.permission });
  expect(result.outputs.outcome, result.log).toBe('planned');
  expect(sigstore.paths).toEqual([]);
});

test('through a proxy to the public instance, from a public repository', async () => {
  const names = ['token.test', 'fulcio.sigstore.dev', 'rekor.sigstore.dev'];
  const [registry, sigstore] = await Promise.all([registryWith(), startSigstore(names)]);
  const authority = join(workspaceWith({}), 'ca.pem');
  writeFileSync(authority, sigstore.certificate ?? '');
  const proxy = await serveProxy(sigstore.server.port);
  const env = {
    ...sigstore.permission,
    ACTIONS_ID_TOKEN_REQUEST_URL: 'https://token.test/token?api-version=2.0',
    HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`,
    NODE_EXTRA_CA_CERTS: authority,
  };
  const result = await run(registry, {}, { env, event: PUBLIC });
  expect(result.conclusion, result.log).toBe('success');
  expect(proxy.requests).toEqual(names.map((name) => `CONNECT ${name}:443`));
  sigstore.verify((await attestationIn(registry)).json);
});
