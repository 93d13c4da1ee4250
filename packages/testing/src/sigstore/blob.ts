import { generateKeyPairSync, sign } from 'node:crypto';
import type { CA } from '@sigstore/mock/dist/fulcio/index.js';
import { sha256 } from './sha256.ts';
import type { TransparencyLog } from './transparency-log.ts';

/** Who signs, as the certificate says it. */
export interface BlobSigner {
  /** URI of the workflow. */
  readonly identity: string;
  readonly issuer: string;
}

/**
 * Signs bytes as `cosign sign-blob --bundle` does: a bundle with a certificate, a signature over the digest, and a log
 * entry of the kind `hashedrekord` (protobuf-specs, sigstore_bundle.proto, `MessageSignature`; Rekor's
 * `pkg/types/hashedrekord/v0.0.1`).
 *
 * @returns the bundle as JSON
 */
export async function signBlob(
  content: Uint8Array,
  { identity, issuer }: BlobSigner,
  { ca, log }: { readonly ca: CA; readonly log: TransparencyLog },
): Promise<object> {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const certificate = await ca.issueCertificate({
    publicKey: publicKey.export({ type: 'spki', format: 'der' }),
    subjectAltName: identity,
    extensions: [
      { oid: '1.3.6.1.4.1.57264.1.1', value: issuer, legacy: true },
      { oid: '1.3.6.1.4.1.57264.1.8', value: issuer },
    ],
  });
  const rawBytes = Buffer.from(certificate.buffer).toString('base64');
  const pem = `-----BEGIN CERTIFICATE-----\n${rawBytes.replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
  const signature = sign('sha256', content, privateKey).toString('base64');
  const body = Buffer.from(
    JSON.stringify({
      apiVersion: '0.0.1',
      kind: 'hashedrekord',
      spec: {
        data: { hash: { algorithm: 'sha256', value: sha256(content) } },
        signature: { content: signature, publicKey: { content: Buffer.from(pem).toString('base64') } },
      },
    }),
  );
  return {
    mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
    verificationMaterial: { certificate: { rawBytes }, tlogEntries: [entryOf(log, body)] },
    messageSignature: {
      messageDigest: {
        algorithm: 'SHA2_256',
        digest: Buffer.from(sha256(content), 'hex').toString('base64'),
      },
      signature,
    },
  };
}

/** A log entry as bundles have it (protobuf-specs, sigstore_rekor.proto, `TransparencyLogEntry`). */
function entryOf(log: TransparencyLog, body: Buffer): object {
  const { logIndex, integratedTime, logID, verification } = log.append(body);
  const { inclusionProof, signedEntryTimestamp } = verification;
  const fromHex = (text: string): string => Buffer.from(text, 'hex').toString('base64');
  return {
    logIndex: String(logIndex),
    logId: { keyId: fromHex(logID) },
    kindVersion: { kind: 'hashedrekord', version: '0.0.1' },
    integratedTime: String(integratedTime),
    inclusionPromise: { signedEntryTimestamp },
    inclusionProof: {
      logIndex: String(inclusionProof.logIndex),
      rootHash: fromHex(inclusionProof.rootHash),
      treeSize: String(inclusionProof.treeSize),
      hashes: inclusionProof.hashes.map(fromHex),
      checkpoint: { envelope: inclusionProof.checkpoint },
    },
    canonicalizedBody: body.toString('base64'),
  };
}
