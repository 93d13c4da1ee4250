/** An image with everything that can hang on one, made by the tools that people make it with. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createCredentialStore,
  openLayout,
  pushGraph,
  RegistryClient,
  verifyLayout,
} from '@container-kit/registry';
import { writeSampleLayout } from '@container-kit/testing';
import type { Tools } from '@container-kit/testing/requirements';
import { output, workspaceWith } from '../build-push/harness.ts';

/** The tools that make the image and look at it. */
export type ImageTools = Tools<'cosign' | 'crane' | 'oras'>;

/** Key files of cosign. */
export interface KeyPair {
  readonly privateKey: string;
  readonly publicKey: string;
}

/** An image in a registry. */
export interface SignedImage {
  /** `host/name`. */
  readonly name: string;
  /** Of the index. */
  readonly digest: string;
  /** The index and its platforms. */
  readonly nodes: readonly string[];
  /** What cosign signed it with. */
  readonly key: KeyPair;
}

const PLATFORMS = ['linux/amd64', 'linux/arm64', 'linux/arm', 'linux/s390x'];

/** Both ways to sign: tags, as cosign before version 3, and referrers (OCI 1.1), as cosign since then. */
const WAYS = ['--new-bundle-format=false', '--new-bundle-format=true'];
const OFFLINE = ['--tlog-upload=false', '--use-signing-config=false', '--yes'];

/** Environment of cosign and oras: no login, and the password of the keys. */
export function environmentOf({ env }: ImageTools): NodeJS.ProcessEnv {
  return { ...env, COSIGN_PASSWORD: 'test', DOCKER_CONFIG: workspaceWith({}) };
}

/** Makes a key pair. */
export async function createKeyPair(tools: ImageTools): Promise<KeyPair> {
  const prefix = join(workspaceWith({}), 'cosign');
  await output(tools.cosign, ['generate-key-pair', '--output-key-prefix', prefix], environmentOf(tools));
  return { privateKey: `${prefix}.key`, publicKey: `${prefix}.pub` };
}

/**
 * Pushes 30 manifests: an index, four platforms, 15 referrers (for each of the five a signature, an attestation and an
 * SBOM, but that one SBOM hangs on another one), and 10 cosign tags (for each a signature and an attestation).
 */
export async function pushSignedImage(tools: ImageTools, name: string, tag: string): Promise<SignedImage> {
  const key = await createKeyPair(tools);
  const nodes = await pushImage(name, tag);
  const [index = '', ...platforms] = nodes;
  await signAll(
    tools,
    nodes.map((digest) => `${name}@${digest}`),
    key,
  );
  const sboms: string[] = [];
  for (const digest of [index, ...platforms.slice(0, -1)])
    sboms.push(await attachSbom(tools, `${name}@${digest}`));
  await attachSbom(tools, `${name}@${sboms[0]}`);
  return { name, digest: index, nodes, key };
}

/** @returns digests of the index and its platforms */
async function pushImage(name: string, tag: string): Promise<readonly string[]> {
  const folder = workspaceWith({});
  const layers = (platform: string) => [{ 'shared.txt': 'shared' }, { 'arch.txt': platform }];
  await writeSampleLayout(
    folder,
    Object.fromEntries(PLATFORMS.map((platform) => [platform, layers(platform)])),
  );
  const layout = await openLayout(folder);
  const graph = await verifyLayout(layout);
  const [registry = '', ...path] = name.split('/');
  using client = new RegistryClient({ credentials: createCredentialStore({ env: {} }) });
  await pushGraph({ graph, layout, client, destinations: [{ registry, repository: path.join('/'), tag }] });
  return [graph.root.descriptor.digest, ...graph.manifests.map(({ descriptor }) => descriptor.digest)].filter(
    (digest, at, all) => all.indexOf(digest) === at,
  );
}

/** One after the other: where there is no referrers API, clients that write at a time lose what the other wrote. */
async function signAll(tools: ImageTools, references: readonly string[], key: KeyPair): Promise<void> {
  const predicate = join(workspaceWith({ 'predicate.json': '{"tests":"passed"}' }), 'predicate.json');
  const env = environmentOf(tools);
  for (const way of WAYS) {
    const options = ['--key', key.privateKey, way, ...OFFLINE];
    for (const reference of references) {
      await output(tools.cosign, ['sign', ...options, reference], env);
      await output(tools.cosign, ['attest', ...options, '--predicate', predicate, reference], env);
    }
  }
}

/** @returns digest of its manifest */
async function attachSbom(tools: ImageTools, reference: string): Promise<string> {
  const folder = workspaceWith({});
  writeFileSync(join(folder, 'sbom.json'), JSON.stringify({ spdxVersion: 'SPDX-2.3', name: reference }));
  const answer = await output(
    tools.oras,
    [
      ...['attach', '--plain-http', '--disable-path-validation', '--format', 'json'],
      ...['--artifact-type', 'application/spdx+json', reference],
      `${join(folder, 'sbom.json')}:application/spdx+json`,
    ],
    environmentOf(tools),
  );
  return JSON.parse(answer).digest;
}
