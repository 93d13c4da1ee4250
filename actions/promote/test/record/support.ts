/** Images in the in-process registry, clients of it, and keys. */
import { generateKeyPairSync, type KeyPairKeyObjectResult } from 'node:crypto';
import { type Descriptor, type Digest, RegistryClient, type RepositoryClient } from '@container-kit/registry';
import {
  type ProfileName,
  type RegistryOptions,
  startRegistry,
  type TestRegistry,
} from '@container-kit/testing';
import {
  attachRecord,
  keySigner,
  type PromotionRecord,
  type SigningKey,
  sealRecord,
} from '../../src/record/index.ts';

/** A registry with a client of it, which has no logins and waits for nothing. */
export interface Registry extends AsyncDisposable {
  readonly registry: TestRegistry;
  readonly client: RegistryClient;
  repository(name?: string): RepositoryClient;
}

export async function openRegistry(
  profile: ProfileName = 'strict',
  options: RegistryOptions = {},
): Promise<Registry> {
  const registry = await startRegistry({ profile, ...options });
  const client = new RegistryClient({
    env: {},
    credentials: { get: async () => undefined },
    certsDir: '/nonexistent',
    sleep: async () => undefined,
  });
  return {
    registry,
    client,
    repository: (name = 'org/app') => client.repository(registry.host, name),
    async [Symbol.asyncDispose]() {
      client.close();
      await registry.close();
    },
  };
}

const OCI = 'application/vnd.oci.image';

export const MANIFEST = `${OCI}.manifest.v1+json`;
export const INDEX = `${OCI}.index.v1+json`;

/** What an image of one platform is made from. */
export interface ImageOptions {
  readonly repository?: string;
  readonly tags?: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly architecture?: string;
}

/** An image of one platform. */
export interface SeededImage extends Descriptor {
  readonly config: Digest;
}

/** Seeds an image of one platform; the same text gives the same digests. */
export async function seedImage(
  registry: TestRegistry,
  content: string,
  { repository = 'org/app', tags = [], labels, annotations, architecture = 'amd64' }: ImageOptions = {},
): Promise<SeededImage> {
  const config = JSON.stringify({ architecture, os: 'linux', config: { Labels: labels } });
  const manifest = {
    schemaVersion: 2,
    mediaType: MANIFEST,
    config: await seedBlob(registry, repository, `${OCI}.config.v1+json`, config),
    layers: [await seedBlob(registry, repository, `${OCI}.layer.v1.tar`, content)],
    annotations,
  };
  const digest = await registry.putManifest(repository, manifest, { tags });
  const size = JSON.stringify(manifest).length;
  return { mediaType: MANIFEST, digest, size, config: manifest.config.digest };
}

/** Seeds an index. */
export async function seedIndex(
  registry: TestRegistry,
  manifests: readonly object[],
  { repository = 'org/app', tags = [], annotations }: ImageOptions = {},
): Promise<Descriptor> {
  const index = { schemaVersion: 2, mediaType: INDEX, manifests, annotations };
  const digest = await registry.putManifest(repository, index, { tags });
  return { mediaType: INDEX, digest, size: JSON.stringify(index).length };
}

export async function seedBlob(
  registry: TestRegistry,
  repository: string,
  mediaType: string,
  content: string,
  annotations?: Readonly<Record<string, string>>,
): Promise<Descriptor> {
  const digest = await registry.putBlob(repository, content);
  return { mediaType, digest, size: Buffer.byteLength(content), ...(annotations && { annotations }) };
}

/** A pair of PEM keys. */
export interface KeyPair {
  readonly privateKey: string;
  readonly publicKey: string;
}

function toPem({ privateKey, publicKey }: KeyPairKeyObjectResult): KeyPair {
  return {
    privateKey: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
    publicKey: String(publicKey.export({ type: 'spki', format: 'pem' })),
  };
}

export function ed25519(): KeyPair {
  return toPem(generateKeyPairSync('ed25519'));
}

export function ecdsa(namedCurve = 'P-256'): KeyPair {
  return toPem(generateKeyPairSync('ec', { namedCurve }));
}

export function rsa(): KeyPair {
  return toPem(generateKeyPairSync('rsa', { modulusLength: 2048 }));
}

/** A record of a promotion at noon of a day in November. */
export function recordOf(
  changes: Partial<PromotionRecord> & Pick<PromotionRecord, 'digest'>,
): PromotionRecord {
  return {
    kind: 'promotion',
    time: noon(1),
    name: 'registry.example/org/app',
    source: `registry.example/org/app@${changes.digest}`,
    environment: 'production',
    moves: [],
    gates: [],
    run: undefined,
    undoes: undefined,
    ...changes,
  };
}

export function noon(day: number): Date {
  return new Date(Date.UTC(2026, 10, day, 12));
}

export const JUDGEMENT = {
  verifier: 'https://github.com/org/app/.github/workflows/promote.yml',
  policy: { uri: 'https://github.com/org/app/blob/main/.github/container-kit.yml' },
} as const;

/** Makes a record, signed when there is a key, and attaches it. @returns digest of its manifest */
export async function leaveRecord(
  repository: RepositoryClient,
  image: Descriptor,
  record: PromotionRecord,
  key?: SigningKey,
): Promise<Digest> {
  const sealed = await sealRecord({ record, judgement: JUDGEMENT }, key && keySigner(key));
  return attachRecord(repository, image, sealed);
}
