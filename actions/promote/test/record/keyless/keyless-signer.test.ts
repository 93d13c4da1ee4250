import { serveProxy } from '@container-kit/testing/fixtures';
import { ISSUER, SUBJECT, startSigstore } from '@container-kit/testing/sigstore';
import { describe, expect, it } from 'vitest';
import { KeylessSigner } from '../../../src/record/keyless/keyless-signer.ts';
import { bundleOf, PAYLOAD, settings, signerOf, TYPE } from './signers.ts';

describe('a keyless signature', () => {
  it('is verified by the verifier of Sigstore, with the identity of the workflow', async () => {
    const sigstore = await startSigstore();
    const sealed = await signerOf(sigstore).seal(TYPE, PAYLOAD);
    const { identity } = sigstore.verify(bundleOf(sealed));
    expect(identity).toMatchObject({ subjectAlternativeName: SUBJECT, extensions: { issuer: ISSUER } });
    expect(sealed.identity).toEqual({ issuer: ISSUER, subject: SUBJECT });
  });

  it('is refused by the verifier of others, and when a bit of it is another', async () => {
    const sigstore = await startSigstore();
    const bundle = bundleOf(await signerOf(sigstore).seal(TYPE, PAYLOAD));
    const other = await startSigstore();
    expect(() => other.verify(bundle)).toThrow();
    const forged = structuredClone(bundle);
    forged.dsseEnvelope.payload = Buffer.from('{}').toString('base64');
    expect(() => sigstore.verify(forged)).toThrow();
    const unlogged = { ...bundle, verificationMaterial: { ...bundle.verificationMaterial, tlogEntries: [] } };
    expect(() => sigstore.verify(unlogged)).toThrow();
  });

  it('has the fields of a bundle of version 0.3, and one certificate', async () => {
    const sigstore = await startSigstore();
    const bundle = bundleOf(await signerOf(sigstore).seal(TYPE, PAYLOAD));
    expect(bundle).toMatchObject({
      mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
      verificationMaterial: {
        certificate: { rawBytes: expect.any(String) },
        tlogEntries: [
          {
            logIndex: '3',
            kindVersion: { kind: 'dsse', version: '0.0.1' },
            integratedTime: expect.stringMatching(/^\d+$/),
            inclusionPromise: { signedEntryTimestamp: expect.any(String) },
            inclusionProof: { treeSize: '4', logIndex: '3', checkpoint: { envelope: expect.any(String) } },
          },
        ],
      },
    });
    expect(bundle).not.toHaveProperty('verificationMaterial.x509CertificateChain');
  });

  it('needs one certificate for all that a run signs', async () => {
    const sigstore = await startSigstore();
    const signer = signerOf(sigstore);
    const all = [await signer.seal(TYPE, PAYLOAD), await signer.seal(TYPE, Buffer.from('{"second":true}'))];
    for (const sealed of all) sigstore.verify(bundleOf(sealed));
    expect(sigstore.paths).toEqual([
      'POST /api/v2/signingCert',
      'POST /api/v1/log/entries',
      'POST /api/v1/log/entries',
    ]);
  });

  it('asks for nothing before there is something to sign', async () => {
    const sigstore = await startSigstore();
    signerOf(sigstore);
    expect(sigstore.paths).toEqual([]);
  });
});

describe('where the services are', () => {
  it.each([
    'http://fulcio.example',
    'ftp://127.0.0.1',
    'fulcio.example',
    '',
    'https://user:secret@fulcio.example',
    'https://fulcio.example/?x=1',
  ])('%j is refused', (fulcioUrl) => {
    const create = () =>
      new KeylessSigner({ env: {}, getToken: async () => '', rekorUrl: 'https://rekor.example', fulcioUrl });
    expect(create).toThrow(/^input "fulcio-url": .* is no plain https URL$/);
  });

  it('may be below a path, with or without a slash', async () => {
    const sigstore = await startSigstore();
    const below = settings(sigstore);
    const signer = new KeylessSigner({ ...below, fulcioUrl: `${sigstore.url}/fulcio/` });
    await expect(signer.seal(TYPE, PAYLOAD)).rejects.toThrow(/answers 404/);
    expect(sigstore.paths).toEqual(['POST /fulcio/api/v2/signingCert']);
  });

  it('is reached without the proxy on this machine', async () => {
    const sigstore = await startSigstore();
    const proxy = await serveProxy(sigstore.server.port);
    const env = { HTTP_PROXY: `http://127.0.0.1:${proxy.port}` };
    await signerOf(sigstore, { env }).seal(TYPE, PAYLOAD);
    expect(proxy.requests).toEqual([]);
  });
});
