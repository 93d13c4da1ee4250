/** Vulnerability attestations as cosign makes them, for the gate that takes them for a verdict. */
import type { Descriptor, Digest } from '@container-kit/registry';
import { encodeBundle } from '../../src/record/bundle.ts';
import { type Envelope, envelopeToJson, seal } from '../../src/record/dsse.ts';
import { loadSigningKey } from '../../src/record/keys.ts';
import { ecdsa, MANIFEST, noon, type Registry, seedBlob } from '../record/support.ts';

const ENVELOPE = 'application/vnd.dsse.envelope.v1+json';
const BUNDLE = 'application/vnd.dev.sigstore.bundle.v0.3+json';
const VULNERABILITIES = 'https://cosign.sigstore.dev/attestation/vuln/v1';

/** The keys of those who scan, and of somebody else. */
export const SCANNER = ecdsa();
export const STRANGER = ecdsa();

/** What differs from a good attestation. */
export interface Attestation {
  /** Trivy's report. */
  readonly result?: unknown;
  readonly finishedOn?: unknown;
  /** Digest in the statement. */
  readonly subject?: string;
  readonly predicateType?: string;
  readonly predicate?: unknown;
  readonly payloadType?: string;
  readonly payload?: Buffer;
  readonly privateKey?: string;
}

/** The statement that cosign makes of a predicate. */
export function statementAbout(
  image: Digest,
  { subject = image, finishedOn = noon(1).toISOString(), ...more }: Attestation,
): object {
  return {
    _type: 'https://in-toto.io/Statement/v0.1',
    subject: [{ name: 'registry.example/org/app', digest: { sha256: subject.replace('sha256:', '') } }],
    predicateType: more.predicateType ?? VULNERABILITIES,
    predicate: more.predicate ?? {
      invocation: { parameters: null, uri: '' },
      scanner: { uri: 'pkg:github/aquasecurity/trivy@0.74.0', version: '0.74.0', result: more.result },
      metadata: { scanStartedOn: finishedOn, scanFinishedOn: finishedOn },
    },
  };
}

function sealed(image: Digest, about: Attestation): Envelope {
  return seal(
    about.payloadType ?? 'application/vnd.in-toto+json',
    about.payload ?? Buffer.from(JSON.stringify(statementAbout(image, about))),
    loadSigningKey(about.privateKey ?? SCANNER.privateKey),
  );
}

/** Attaches it as cosign 3 does. @returns digest of the referrer */
export function attachBundle(registry: Registry, image: Descriptor, about: Attestation): Promise<Digest> {
  const { bytes } = encodeBundle(sealed(image.digest, about), { publicKey: { hint: 'x' } });
  return attachBytes(registry, image, bytes.toString());
}

/** Attaches whatever it is as a bundle. @returns digest of the referrer */
export async function attachBytes(
  registry: Registry,
  { mediaType, digest, size }: Descriptor,
  content: string,
  predicateType = VULNERABILITIES,
): Promise<Digest> {
  const manifest = {
    schemaVersion: 2,
    mediaType: MANIFEST,
    artifactType: BUNDLE,
    config: await seedBlob(registry.registry, 'org/app', 'application/vnd.oci.empty.v1+json', '{}'),
    layers: [await seedBlob(registry.registry, 'org/app', BUNDLE, content)],
    subject: { mediaType, digest, size },
    annotations: { 'dev.sigstore.bundle.predicateType': predicateType },
  };
  return registry.repository().putReferrer(Buffer.from(JSON.stringify(manifest)), MANIFEST);
}

/** Attaches them under the tag of cosign before version 3. @returns digest of the manifest */
export async function tagEnvelopes(
  { registry }: Registry,
  image: Descriptor,
  ...all: readonly Attestation[]
): Promise<Digest> {
  const layers = await Promise.all(
    all.map((about) =>
      seedBlob(registry, 'org/app', ENVELOPE, JSON.stringify(envelopeToJson(sealed(image.digest, about))), {
        'dev.cosignproject.cosign/signature': '',
        predicateType: about.predicateType ?? VULNERABILITIES,
      }),
    ),
  );
  const config = await seedBlob(registry, 'org/app', 'application/vnd.oci.image.config.v1+json', '{}');
  return registry.putManifest(
    'org/app',
    { schemaVersion: 2, mediaType: MANIFEST, config, layers },
    { tags: [`${image.digest.replace(':', '-')}.att`] },
  );
}
