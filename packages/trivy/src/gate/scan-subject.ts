/** Scans what the gate is asked about. */
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type ActionContext, UserError } from '@container-kit/core';
import {
  AuthenticationError,
  type Digest,
  LayoutSource,
  openLayout,
  type RegistryClient,
  readImage,
  type Source,
} from '@container-kit/registry';
import type { Reference } from '@container-kit/registry/reference';
import { type PlatformFacts, readImageFacts } from '../image/facts.ts';
import type { ScanReport } from '../model/types.ts';
import { scanArchive } from '../scan/archive.ts';
import { scanEngineImage } from '../scan/engine.ts';
import { ScanError } from '../scan/errors.ts';
import { scanConfiguration, scanFolder, scanSbom } from '../scan/folder.ts';
import { scanImage } from '../scan/image.ts';
import { scanLayout } from '../scan/layout.ts';
import type { Trivy } from '../scan/trivy.ts';
import { listEntries, unpackLayout } from '../scan/unpack.ts';
import { parseName } from './reference-name.ts';
import { readReportFile } from './report-file.ts';
import type { Subject } from './subject.ts';

/** What a scan found, and what the image tells about itself. */
export interface Scanned {
  /** Of the image or index. */
  readonly digest: Digest | undefined;
  /** One for each platform. */
  readonly reports: readonly ScanReport[];
  /** Of the scanned platforms; none where nothing tells. */
  readonly facts: readonly PlatformFacts[];
}

/** How to reach it. */
export interface ScanSources {
  readonly client: RegistryClient;
  /** All when it is empty. */
  readonly platforms: readonly string[];
  readonly context: Pick<ActionContext, 'env' | 'github' | 'log' | 'signal'>;
}

/**
 * Scans a subject, all its platforms or those asked for.
 *
 * @param trivy is not asked for reports that exist already
 * @throws {UserError}, {ReportError}, ScanError, and errors of packages/registry
 */
export async function scanSubject(
  subject: Subject,
  trivy: () => Promise<Trivy>,
  sources: ScanSources,
): Promise<Scanned> {
  const { workspace } = sources.context.github;
  const at = (path: string) => resolve(workspace, path);
  if (subject.kind === 'report') {
    const read = (path: string) => readReportFile('report-file', path, workspace);
    return withoutFacts(await Promise.all(subject.paths.map(read)));
  }
  if ('reference' in subject) {
    // First, as a typo must not cost a download.
    const reference = parseName('image-ref', subject.reference);
    return scanNamed(subject.reference, reference, await trivy(), sources);
  }
  // Before minutes of downloads.
  const path = at(subject.path);
  await assertThere(subject.kind === 'image' ? 'input' : 'scan-ref', path);
  if (subject.kind !== 'image') return withoutFacts([await scanPath(subject, path, await trivy())]);
  return scanFile(path, await trivy(), sources, subject.verified);
}

async function assertThere(input: 'input' | 'scan-ref', path: string): Promise<void> {
  if ((await stat(path).catch(() => undefined)) !== undefined) return;
  throw new UserError(`input "${input}": there is no file or folder ${path}`, {
    fix:
      input === 'input'
        ? 'give the path of an OCI layout folder or of an image archive, relative to the workspace'
        : 'give a path relative to the workspace; a checkout step has to come before this one',
  });
}

function withoutFacts(reports: readonly ScanReport[]): Scanned {
  return { digest: undefined, reports, facts: [] };
}

function scanPath(
  { kind }: { readonly kind: 'fs' | 'config' | 'sbom' },
  path: string,
  trivy: Trivy,
): Promise<ScanReport> {
  const scan = { fs: scanFolder, config: scanConfiguration, sbom: scanSbom }[kind];
  return scan(trivy, path);
}

/** From its registry, else from the local engine. */
async function scanNamed(
  name: string,
  reference: Reference,
  trivy: Trivy,
  sources: ScanSources,
): Promise<Scanned> {
  try {
    return await scanRemote(reference, trivy, sources);
  } catch (error) {
    // "It is not there" and "you may not" are what registries say of an image that was only built here.
    if (!(error instanceof ScanError && error.kind === 'source') && !(error instanceof AuthenticationError))
      throw error;
    const { env, log } = sources.context;
    const report = await scanEngineImage(trivy, name, { env }).catch((second: unknown) => {
      if (!(second instanceof ScanError) || second.kind !== 'source') throw second;
      // What is missing is a login, and what to do about that is said where the error is shown.
      if (error instanceof AuthenticationError) throw error;
      throw new ScanError('source', `${error.message}; ${second.message}`, { cause: error });
    });
    log.notice(`${name} comes from the local engine: the registry says ${error.message}`);
    return withoutFacts([report]);
  }
}

/** Scans an image of a registry. */
export async function scanRemote(
  reference: Reference,
  trivy: Trivy,
  { client, platforms, context }: ScanSources,
): Promise<Scanned> {
  const { digest, reports } = await scanImage(trivy, reference, { client, platforms });
  const source = client.repository(reference.registry, reference.repository);
  return { digest, reports, facts: await factsOf(source, digest, reports, context) };
}

async function scanFile(
  path: string,
  trivy: Trivy,
  sources: ScanSources,
  verified: Digest | undefined,
): Promise<Scanned> {
  const { platforms, context } = sources;
  if (!(await stat(path)).isDirectory()) {
    if (!(await listEntries(path, context.signal)).has('index.json')) {
      return withoutFacts(await scanArchive(trivy, path, { platforms }));
    }
    const folder = await trivy.makeFolder('unpacked');
    await unpackLayout(path, folder, context.signal);
    return scanFile(folder, trivy, sources, undefined);
  }
  const reports = await scanLayout(trivy, path, {
    platforms,
    verified: verified !== undefined,
    reference: verified,
  });
  const layout = await openLayout(path);
  const digest = verified ?? layout.roots[0]?.digest;
  const facts = digest === undefined ? [] : await factsOf(new LayoutSource(layout), digest, reports, context);
  return { digest, reports, facts };
}

/** Facts only explain findings: without them there is less to say, and nothing less to judge. */
async function factsOf(
  source: Source,
  digest: Digest,
  reports: readonly ScanReport[],
  { log, signal }: ScanSources['context'],
): Promise<readonly PlatformFacts[]> {
  const scanned = new Set(reports.map(({ artifact }) => artifact.digest));
  try {
    const facts = await readImageFacts(source, await readImage(source, digest));
    return facts.filter((platform) => scanned.has(platform.digest));
  } catch (error) {
    signal.throwIfAborted();
    log.debug(`Nothing is known about the layers: ${String(error)}`);
    return [];
  }
}
