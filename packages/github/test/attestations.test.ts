import { describe, expect, it } from 'vitest';
import { all, start } from './fixture.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const PROVENANCE = 'https://slsa.dev/provenance/v1';

/** A bundle that carries its number. */
function bundleOf(number: number) {
  const mediaType = 'application/vnd.dev.sigstore.bundle.v0.3+json';
  return { mediaType, verificationMaterial: {}, dsseEnvelope: { payload: String(number) } };
}

describe('attestations', () => {
  it('gives the bundles about a digest', async () => {
    const { repository, remote } = await start();
    remote.addAttestation({ digest: DIGEST, bundle: bundleOf(1), predicateType: PROVENANCE });
    remote.addAttestation({ digest: `sha256:${'b'.repeat(64)}`, bundle: bundleOf(2) });
    const found = await all(repository.attestations.list(DIGEST));
    expect(found).toMatchObject([{ bundle: bundleOf(1), bundleUrl: undefined }]);
  });

  it('gives those of one type', async () => {
    const { repository, remote } = await start();
    remote.addAttestation({ digest: DIGEST, bundle: bundleOf(1), predicateType: PROVENANCE });
    remote.addAttestation({
      digest: DIGEST,
      bundle: bundleOf(2),
      predicateType: 'https://spdx.dev/Document',
    });
    const found = await all(repository.attestations.list(DIGEST, { predicateType: PROVENANCE }));
    expect(found.map(({ bundle }) => bundle)).toEqual([bundleOf(1)]);
  });

  it('follows cursors through all pages', async () => {
    const { repository, remote, github } = await start();
    for (let number = 0; number < 201; number += 1) {
      remote.addAttestation({ digest: DIGEST, bundle: bundleOf(number) });
    }
    const found = await all(repository.attestations.list(DIGEST));
    expect(found.map(({ bundle }) => bundle)).toEqual(
      Array.from({ length: 201 }, (_, number) => bundleOf(number)),
    );
    expect(github.requests).toHaveLength(3);
  });

  it('is empty when there is none', async () => {
    const { repository } = await start();
    expect(await all(repository.attestations.list(DIGEST))).toEqual([]);
  });

  it('gives the address where GitHub gives no bundle', async () => {
    const { repository, github } = await start();
    const attestations = [{ bundle: null, repository_id: 1, bundle_url: 'https://blob.example/x' }];
    github.fail({ action: { status: 200, body: { attestations } } });
    expect(await all(repository.attestations.list(DIGEST))).toEqual([
      { bundle: undefined, bundleUrl: 'https://blob.example/x', repositoryId: 1 },
    ]);
  });
});
