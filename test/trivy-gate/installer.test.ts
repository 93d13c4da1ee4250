import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type StepResult, startCacheService } from '@container-kit/testing';
import { serve, testFolder } from '@container-kit/testing/fixtures';
import { describeWith } from '@container-kit/testing/requirements';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { errorOf, registryWith } from '../promote/harness.ts';
import { LODASH, layoutWith, scannerInputs, trivyGate } from './harness.ts';
import { expectNothingLeft } from './leftovers.ts';

/** No version of the table: its hash is the user's. */
const VERSION = '0.74.1';
const SUFFIX = { x64: '64bit', arm64: 'ARM64' }[process.arch as string];
const SYSTEM = { linux: 'Linux', darwin: 'macOS' }[process.platform as string];
const ARCHIVE = `trivy_${VERSION}_${SYSTEM}-${SUFFIX}.tar.gz`;

describeWith(['trivy'], 'trivy-gate installs Trivy', (tools) => {
  let release: { readonly folder: string; readonly archive: string; readonly sha256: string };

  /** The release archive with the machine's own Trivy in it; once, for it is large. */
  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'trivy-release-'));
    const archive = join(folder, ARCHIVE);
    const source = ['--dereference', '-C', dirname(tools.trivy), basename(tools.trivy)];
    await promisify(execFile)('tar', [
      '--create',
      '--use-compress-program=gzip -1',
      '-f',
      archive,
      ...source,
    ]);
    release = { folder, archive, sha256: await sha256Of(archive) };
  });
  afterAll(() => rm(release.folder, { recursive: true, force: true }));

  /** A server that has it. @param cut how many bytes are missing at its end */
  async function mirror({ cut = 0 } = {}) {
    const { archive, sha256 } = release;
    const { size } = statSync(archive);
    const server = await serve((_, response) => {
      response.writeHead(200, { 'content-length': size });
      const sent = createReadStream(archive, { end: size - cut - 1 });
      sent.pipe(response, { end: cut === 0 });
      sent.on('end', () => cut > 0 && response.destroy());
    });
    return { archive, server, sha256, url: `http://127.0.0.1:${server.port}/v${VERSION}` };
  }

  async function gate(
    more: Readonly<Record<string, string>>,
    settings: Parameters<typeof trivyGate>[1] = {},
  ) {
    const registry = await registryWith();
    const { 'trivy-path': _, ...database } = await scannerInputs(registry, tools);
    const { folder } = await layoutWith({ layers: [LODASH] });
    return trivyGate({ ...database, input: folder, 'trivy-version': VERSION, ...more }, settings);
  }

  function scannerOf({ outputs }: StepResult): Readonly<Record<string, unknown>> {
    return JSON.parse(readFileSync(outputs.report ?? '', 'utf8')).scanner;
  }

  test('from a mirror by the hash of the user, once per machine', async () => {
    const { server, url, sha256, archive } = await mirror();
    const toolCache = testFolder('tool-cache');
    const inputs = { 'trivy-mirror': url, 'trivy-sha256': sha256 };
    const step = await gate(inputs, { toolCache });
    expect(step.violations).toEqual([]);
    expect(step.outputs.outcome, step.log).toBe('passed');
    expect(scannerOf(step)).toMatchObject({ version: VERSION, source: 'custom' });
    expectNothingLeft(step);
    const again = await gate(inputs, { toolCache });
    expect(again.outputs.outcome, again.log).toBe('passed');
    expect(server.requests).toEqual([`GET /v${VERSION}/${ARCHIVE}`]);

    // What lies there by then is hashed again, and fetched anew when it is something else.
    const kept = join(toolCache, 'trivy', VERSION, process.arch, ARCHIVE);
    expect(await sha256Of(kept)).toBe(await sha256Of(archive));
    writeFileSync(kept, 'poison');
    const healed = await gate(inputs, { toolCache });
    expect(healed.outputs.outcome, healed.log).toBe('passed');
    expect(server.requests).toHaveLength(2);
  });

  test('not when the archive is another one, or the wrong hash was given', async () => {
    const { url } = await mirror();
    const step = await gate({ 'trivy-mirror': url, 'trivy-sha256': 'a'.repeat(64) });
    expectNotInstalled(step);
    expect(errorOf(step)).toContain('a'.repeat(64));
  });

  test('not when the download ends early', async () => {
    const { url, sha256 } = await mirror({ cut: 1000 });
    const step = await gate({ 'trivy-mirror': url, 'trivy-sha256': sha256 });
    expectNotInstalled(step);
    expect(errorOf(step)).toContain(`Trivy ${VERSION}`);
  });

  test('not in a version whose hash nobody knows', async () => {
    const { server, url } = await mirror();
    const step = await gate({ 'trivy-mirror': url });
    expectNotInstalled(step);
    expect(errorOf(step)).toContain('trivy-sha256');
    const stolen = await gate({ 'trivy-mirror': url, 'trivy-version': '0.69.4' });
    expectNotInstalled(stolen);
    expect(errorOf(stolen)).toContain('attacker');
    expect(server.requests).toEqual([]);
  });

  test('from the cache of the repository, which is not trusted either', async () => {
    const { server, url, sha256 } = await mirror();
    const cache = await startCacheService();
    onTestFinished(() => cache[Symbol.asyncDispose]());
    const inputs = { 'trivy-mirror': url, 'trivy-sha256': sha256 };
    const filled = await gate(inputs, { env: cache.env });
    expect(filled.outputs.outcome, filled.log).toBe('passed');
    const key = `container-kit-trivy-${sha256}`;
    expect(cache.keys()).toContain(key);

    // Another machine of the same repository: nothing but the cache is asked.
    const restored = await gate(inputs, { env: cache.env });
    expect(restored.outputs.outcome, restored.log).toBe('passed');
    expect(server.requests).toHaveLength(1);

    cache.poison(key, Buffer.from('poison'));
    const healed = await gate(inputs, { env: cache.env });
    expect(healed.outputs.outcome, healed.log).toBe('passed');
    expect(server.requests).toHaveLength(2);
    expect(cache.violations).toEqual([]);
  });

  function expectNotInstalled(step: StepResult): void {
    expect(step.violations).toEqual([]);
    expect(step.outputs.outcome, step.log).toBe('scan-error');
    expect(step.conclusion).toBe('failure');
    expect(readdirSync(step.folders.toolCache)).not.toContain('trivy');
    expectNothingLeft(step);
  }
});

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
