/** Brings the scanner and its databases, and makes them ready to scan. */
import { join } from 'node:path';
import { type ActionContext, openCache, UserError } from '@container-kit/core';
import type { RegistryClient } from '@container-kit/registry';
import { type Database, fetchDatabase, fetchJavaDatabase } from '../database/fetch.ts';
import { installTrivy } from '../install/install.ts';
import type { Scanner } from '../install/scanner.ts';
import type { DatabaseFacts, ScannerFacts } from '../report/types.ts';
import { SCANNERS, type ScannerName } from '../scan/flags.ts';
import type { Launch } from '../scan/launch.ts';
import { Trivy } from '../scan/trivy.ts';

/** Inputs about the scanner; see `scannerInputs`. */
export interface ScannerSettings {
  readonly trivyVersion: string;
  readonly trivySha256: string;
  readonly trivyPath: string;
  readonly trivyMirror: string;
  readonly dbRepository: readonly string[];
  readonly javaDbRepository: readonly string[];
}

/** Makes something that Trivy runs in. @param folder of the step, which goes with it */
export type OpenSandbox = (folder: string, context: ActionContext) => Promise<Launch>;

/** What to open. */
export interface OpenOptions {
  readonly settings: ScannerSettings;
  readonly scanners: readonly ScannerName[];
  readonly needsDatabase: boolean;
  /** In milliseconds. */
  readonly databaseMaxAge: number;
  /** Best made with `DATABASE_RETRY`. */
  readonly client: RegistryClient;
  /** Undefined runs Trivy as a child process. */
  readonly openSandbox: OpenSandbox | undefined;
}

/** Ready to scan. */
export interface OpenTrivy {
  readonly trivy: Trivy;
  readonly scanner: ScannerFacts;
  readonly database: DatabaseFacts | undefined;
  /** Of the Java database, once a scan has asked for it. */
  readonly javaDatabase: () => DatabaseFacts | undefined;
}

const DAY = 86_400_000;

/**
 * Installs Trivy and loads its database, both at once. Everything lives in a folder of the step, which goes with it.
 *
 * @throws {UserError}, {ScannerError}, {DatabaseError}, {StaleDatabaseError}, {ScanError} without an engine for the sandbox
 */
export async function openTrivy(options: OpenOptions, context: ActionContext): Promise<OpenTrivy> {
  const { settings, scanners, needsDatabase, databaseMaxAge, openSandbox } = options;
  const { env, signal, log, temp } = context;
  const folder = temp.create('trivy');
  const shared = {
    folder,
    env,
    signal,
    cache: openCache(env, { onProblem: log.debug }),
    onProblem: log.debug,
  };
  const database = (fetch: typeof fetchDatabase, repositories: readonly string[], maxAgeDays?: number) =>
    fetch({ ...shared, client: options.client, repositories, maxAgeDays });
  const [scanner, vulnerabilities] = await settled(
    installTrivy({
      ...shared,
      version: settings.trivyVersion,
      sha256: settings.trivySha256,
      path: settings.trivyPath,
      mirror: settings.trivyMirror,
    }),
    needsDatabase ? database(fetchDatabase, settings.dbRepository, databaseMaxAge / DAY) : undefined,
  );
  let java: Database | undefined;
  const trivy = new Trivy({
    scanner,
    database: vulnerabilities,
    javaDatabase: async () => {
      log.info('The image holds JAR files: loading the Java database');
      java = await database(fetchJavaDatabase, settings.javaDbRepository);
      return java;
    },
    scanners,
    folder: join(folder, 'work'),
    signal,
    onLine: log.debug,
    launch: await openSandbox?.(folder, context),
  });
  return {
    trivy,
    scanner: scannerFacts(scanner),
    database: vulnerabilities && databaseFacts(vulnerabilities),
    javaDatabase: () => java && databaseFacts(java),
  };
}

/** Names of scanners, with commas or blanks between them. @throws {UserError} */
export function parseScanners(text: string): readonly ScannerName[] {
  const words = text.split(/[\s,]+/).filter((word) => word !== '');
  return words.map((word) => {
    const known = SCANNERS.find((name) => name === word);
    if (known !== undefined) return known;
    throw new UserError(`input "scanners": ${JSON.stringify(word)} is no scanner`, {
      fix: `use ${SCANNERS.join(', ')}, with commas between them`,
    });
  });
}

/** Waits for both also when one fails, so that nothing goes on in the background. */
async function settled<A, B>(first: Promise<A>, second: Promise<B> | undefined): Promise<[A, B | undefined]> {
  await Promise.allSettled([first, second]);
  return [await first, await second];
}

function scannerFacts({ version, source, sha256 }: Scanner): ScannerFacts {
  return { name: 'trivy', version, source, sha256 };
}

function databaseFacts({ repository, digest, updatedAt }: Database): DatabaseFacts {
  return { repository, digest, updatedAt: updatedAt.toISOString() };
}
