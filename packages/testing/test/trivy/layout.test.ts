import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openLayout, verifyLayout } from '@container-kit/registry';
import { describe, expect, test } from 'vitest';
import { testFolder } from '../../src/fixtures/index.ts';
import { type VulnerableLayout, type WrittenLayout, writeVulnerableLayout } from '../../src/index.ts';

const base = { alpine: { release: '3.22.1', packages: { openssl: '3.5.0-r0' } } };
const application = { line: 3, createdBy: 'COPY app /app', node: { 'left-pad': '1.3.0' } };
const platforms = ['linux/amd64', 'linux/arm64/v8'];

function write(settings: VulnerableLayout): Promise<WrittenLayout> {
  return writeVulnerableLayout(testFolder('layout'), settings);
}

/** A document of the layout. */
function read({ folder }: WrittenLayout, digest: string) {
  return JSON.parse(readFileSync(join(folder, 'blobs', 'sha256', digest.slice('sha256:'.length)), 'utf8'));
}

describe('a layout with packages', () => {
  test('is a valid one, with an image per platform', async () => {
    const layout = await write({ platforms, layers: [base, application] });
    await verifyLayout(await openLayout(layout.folder));
    const index = read(layout, layout.root.digest);
    expect(index.manifests).toMatchObject([
      { digest: layout.platforms['linux/amd64']?.digest, platform: { os: 'linux', architecture: 'amd64' } },
      { platform: { os: 'linux', architecture: 'arm64', variant: 'v8' } },
    ]);
  });

  test('has the same digests for the same content, and shares layers with others', async () => {
    const [one, two, onlyBase] = await Promise.all([
      write({ layers: [base, application] }),
      write({ layers: [base, application] }),
      write({ layers: [base] }),
    ]);
    expect(one.root).toEqual(two.root);
    expect(one.diffIds['linux/amd64']?.slice(0, 1)).toEqual(onlyBase.diffIds['linux/amd64']);
  });

  test('adds layers for one platform', async () => {
    const layout = await write({
      platforms,
      layers: [base],
      platformLayers: { 'linux/arm64/v8': [application] },
    });
    expect(platforms.map((platform) => layout.diffIds[platform]?.length)).toEqual([1, 2]);
  });

  test('tells the history of its layers', async () => {
    const layout = await write({ layers: [base, application] });
    const { config } = read(layout, layout.platforms['linux/amd64']?.digest ?? '');
    const { history } = read(layout, config.digest);
    expect(history.map((entry: { created_by: string }) => entry.created_by)).toEqual([
      'RUN step 1 # buildkit',
      'COPY app /app # buildkit',
    ]);
  });
});

describe('its provenance', () => {
  const options = { baseLayers: 1, base: { name: 'alpine@3.22', digest: `sha256:${'a'.repeat(64)}` } };

  test.each([
    ['v0.2', ['materials'], ['metadata', 'https://mobyproject.org/buildkit@v1#metadata']],
    ['v1', ['buildDefinition', 'resolvedDependencies'], ['runDetails', 'metadata', 'buildkit_metadata']],
  ] as const)('in version %s leads from a layer to a line', async (version, materials, metadata) => {
    const layout = await write({
      platforms,
      layers: [base, application],
      provenance: { ...options, version },
    });
    await verifyLayout(await openLayout(layout.folder));
    const image = layout.platforms['linux/amd64']?.digest ?? '';
    const attestation = read(layout, layout.root.digest).manifests.find(
      (one: { annotations?: Record<string, string> }) =>
        one.annotations?.['vnd.docker.reference.digest'] === image,
    );
    expect(attestation.annotations['vnd.docker.reference.type']).toBe('attestation-manifest');
    const [layer] = read(layout, attestation.digest).layers;
    const predicateType = `https://slsa.dev/provenance/${version}`;
    expect(layer.annotations).toEqual({ 'in-toto.io/predicate-type': predicateType });
    const statement = read(layout, layer.digest);
    expect(statement.predicateType).toBe(predicateType);
    const follow = (path: readonly string[]) => path.reduce((value, key) => value[key], statement.predicate);
    expect(follow(materials)).toEqual([
      { uri: 'pkg:docker/alpine@3.22', digest: { sha256: 'a'.repeat(64) } },
    ]);
    const { source, layers } = follow(metadata);
    const line = (step: string) => source.locations[step].locations[0].ranges[0].start.line;
    const found = read(layout, image).layers.map((one: { digest: string }) => one.digest);
    const chain = (step: string) => layers[`${step}:0`][0].map((one: { digest: string }) => one.digest);
    expect([line('step0'), chain('step0')]).toEqual([1, found.slice(0, 1)]);
    expect([line('step2'), chain('step2')]).toEqual([3, found]);
  });
});
