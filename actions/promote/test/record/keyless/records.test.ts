import { type Digest, parseManifest } from '@container-kit/registry';
import { ISSUER, type Sigstore, SUBJECT, startSigstore } from '@container-kit/testing/sigstore';
import { describe, expect, it } from 'vitest';
import { BUNDLE_MEDIA_TYPE } from '../../../src/record/bundle.ts';
import {
  attachRecord,
  findFirstPromotion,
  findRecords,
  findRollback,
  loadVerificationKey,
  type SealedRecord,
  sealRecord,
} from '../../../src/record/index.ts';
import { ecdsa, JUDGEMENT, openRegistry, type Registry, recordOf, seedImage } from '../support.ts';
import { signerOf } from './signers.ts';

const IDENTITY = { issuer: ISSUER, subject: SUBJECT };

describe('a record that is signed by the workflow', () => {
  it('hangs on the image as a bundle that others can verify, and names who signed', async () => {
    await using registry = await openRegistry();
    const sigstore = await startSigstore();
    const { attestation } = await leave(registry, sigstore);
    const { annotations, layers } = manifestOf(registry, attestation);
    expect(annotations).toMatchObject({
      'dev.sigstore.bundle.content': 'dsse-envelope',
      'dev.container-kit.promotion.signature': 'keyless',
      'dev.container-kit.promotion.identity': SUBJECT,
    });
    expect(layers).toMatchObject([{ mediaType: BUNDLE_MEDIA_TYPE }]);
    const bundle = await registry.registry.blob('org/app', layers[0]?.digest ?? '');
    const { identity } = sigstore.verify(JSON.parse(String(bundle)));
    expect(identity?.subjectAlternativeName).toBe(SUBJECT);
  });

  it('is found again as such, and no more is claimed about it', async () => {
    await using registry = await openRegistry();
    const { digest, attestation, record } = await leave(registry, await startSigstore());
    const expected = [{ record, attestation, signature: 'keyless', identity: IDENTITY }];
    expect(await findRecords(registry.repository(), digest, undefined)).toEqual(expected);
    const key = loadVerificationKey(ecdsa().publicKey);
    expect(await findRecords(registry.repository(), digest, key)).toEqual(expected);
  });

  it('proves a promotion with the words that it was not verified', async () => {
    await using registry = await openRegistry();
    const { digest, attestation } = await leave(registry, await startSigstore());
    const sources = { repositories: [registry.repository()] };
    expect(await findFirstPromotion(digest, 'production', sources)).toMatchObject({
      proof: `attestation ${attestation} (signed by OIDC identity ${SUBJECT} of ${ISSUER}, not verified here)`,
    });
    const key = loadVerificationKey(ecdsa().publicKey);
    expect(await findFirstPromotion(digest, 'production', { ...sources, key })).toBeUndefined();
  });

  it('can be rolled back by, and not where a key has to have signed', async () => {
    await using registry = await openRegistry();
    const previous = await seedImage(registry.registry, 'before');
    const { attestation } = await leave(registry, await startSigstore(), previous.digest);
    const target = await findRollback(registry.repository(), 'production', undefined);
    expect(target).toMatchObject({ previous: { digest: previous.digest }, signature: 'keyless' });
    const key = loadVerificationKey(ecdsa().publicKey);
    await expect(findRollback(registry.repository(), 'production', key)).rejects.toThrow(
      `${attestation}, is not signed by the key ${key.keyid}`,
    );
  });

  it.each([
    ['no certificate', 'AAAA'],
    ['a certificate of no workflow', undefined],
  ])('counts as signed by somebody when it has %s', async (_title, rawBytes) => {
    await using registry = await openRegistry();
    const sigstore = await startSigstore();
    const { digest } = await leave(registry, sigstore, null, (sealed) => {
      const bundle = JSON.parse(sealed.stored.bytes.toString());
      bundle.verificationMaterial.certificate.rawBytes =
        rawBytes ?? sigstore.rootCertificate.toString('base64');
      return { ...sealed, stored: { ...sealed.stored, bytes: Buffer.from(JSON.stringify(bundle)) } };
    });
    const [found] = await findRecords(registry.repository(), digest, undefined);
    expect(found?.signature).toBe('signed');
    expect(found).not.toHaveProperty('identity');
  });
});

interface Left {
  readonly digest: Digest;
  readonly attestation: Digest;
  readonly record: SealedRecord['record'];
}

async function leave(
  registry: Registry,
  sigstore: Sigstore,
  previous: Digest | null = null,
  change: (sealed: SealedRecord) => SealedRecord = (sealed) => sealed,
): Promise<Left> {
  const image = await seedImage(registry.registry, 'app', { tags: ['production'] });
  const name = `${registry.registry.host}/org/app`;
  const moves = [{ reference: `${name}:production`, previous }];
  const record = recordOf({ digest: image.digest, name, moves });
  const sealed = await sealRecord({ record, judgement: JUDGEMENT }, signerOf(sigstore));
  expect(sealed).toMatchObject({ signature: 'keyless', identity: IDENTITY });
  return {
    digest: image.digest,
    attestation: await attachRecord(registry.repository(), image, change(sealed)),
    record,
  };
}

function manifestOf(registry: Registry, digest: Digest) {
  const found = registry.registry.manifest('org/app', digest);
  const manifest = found && parseManifest(found.bytes, found.mediaType);
  if (manifest?.kind !== 'image') throw new Error(`${digest} is no image manifest`);
  return manifest;
}
