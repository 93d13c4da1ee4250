import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import {
  type Algorithm,
  type Digest,
  digestOf,
  type RegistryOptions,
  startRegistry,
  type TestRegistry,
} from '../../src/registry/index.ts';
import { type Answer, type Sent, send } from './http.ts';

/** The storages that every suite of endpoints runs on. */
export const STORAGES = ['memory', 'disk'] as const;

/** One of {@link STORAGES}. */
export type StorageKind = (typeof STORAGES)[number];

/** A directory that is gone when the test is over. */
export async function temporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'container-kit-registry-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

/** Starts a registry that is closed when the test is over, and must not have had a bug of its own by then. */
export async function start(kind: StorageKind, options: RegistryOptions = {}): Promise<TestRegistry> {
  const storage = kind === 'memory' ? kind : { directory: await temporaryDirectory() };
  const registry = await startRegistry({ ...options, storage });
  onTestFinished(async () => {
    await registry.close();
    expect(registry.requests.filter(({ error }) => error !== undefined)).toEqual([]);
  });
  return registry;
}

/** Sends a request to a path of a registry. */
export function call(registry: TestRegistry, method: string, path: string, sent: Sent = {}): Promise<Answer> {
  const ca = registry.ca === undefined ? {} : { ca: registry.ca };
  return send(method, new URL(path, registry.url), { ...ca, ...sent });
}

/** The `Location` of an answer, which must be there; with `digest` appended as the closing PUT has it. */
export function locationOf(answer: Answer, digest?: string): string {
  const { location } = answer.headers;
  if (location === undefined) {
    throw new Error(`the answer ${answer.status} has no Location`);
  }
  return digest === undefined ? location : `${location}&digest=${digest}`;
}

/** Opens an upload and gives its location. */
export async function openUpload(
  registry: TestRegistry,
  repository: string,
  sent: Sent = {},
): Promise<string> {
  const answer = await call(registry, 'POST', `/v2/${repository}/blobs/uploads/`, sent);
  expect(answer.status).toBe(202);
  return locationOf(answer);
}

/** Pushes a blob by POST and PUT. */
export async function pushBlob(
  registry: TestRegistry,
  repository: string,
  bytes: Buffer,
  algorithm: Algorithm = 'sha256',
): Promise<Digest> {
  const digest = digestOf(bytes, algorithm);
  const location = await openUpload(registry, repository);
  const answer = await call(registry, 'PUT', `${location}&digest=${digest}`, { body: bytes });
  expect(answer.status).toBe(201);
  return digest;
}

/** Pushes a manifest under a tag or digest; `query` begins with `?`. */
export function pushManifest(
  registry: TestRegistry,
  repository: string,
  reference: string,
  bytes: Buffer,
  mediaType: string,
  query = '',
): Promise<Answer> {
  const headers = { 'Content-Type': mediaType };
  return call(registry, 'PUT', `/v2/${repository}/manifests/${reference}${query}`, { headers, body: bytes });
}

/** Waits until `value` gives what is expected; long enough for a machine under load. */
export async function eventually<T>(value: () => T, expected: T): Promise<void> {
  await expect.poll(value, { timeout: 25_000, interval: 5 }).toEqual(expected);
}

/** Bytes that no other test has. */
export function bytesOf(size: number): Buffer {
  return randomBytes(size);
}
