/** Trivy, given nothing but what it needs: no secrets, no network, no files that could steer it. */
import { mkdir, symlink } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { UserError } from '@container-kit/core';
import type { ScanSubject } from '../model/artifact.ts';
import { ReportError } from '../model/fields.ts';
import { readScanReport } from '../model/parse.ts';
import type { ScanReport } from '../model/types.ts';
import { explainFailure, ScanError } from './errors.ts';
import { flagsOf, needsDatabase, type ScanCommand, type ScannerName } from './flags.ts';
import { Lanes } from './lanes.ts';
import { type Invocation, type Launch, launchDirectly } from './launch.ts';

/** A folder with a database: `trivy.db` or `trivy-java.db`, and its `metadata.json`. */
export interface DatabaseFolder {
  readonly directory: string;
}

/** What all scans of a run share. */
export interface TrivyOptions {
  readonly scanner: { readonly path: string };
  /** May be left out when nothing looks for vulnerabilities. */
  readonly database?: DatabaseFolder | undefined;
  /** Brings the database of Java archives; called once, and only when there are any. */
  readonly javaDatabase?: (() => Promise<DatabaseFolder>) | undefined;
  readonly scanners: readonly ScannerName[];
  /** An empty folder that nobody else can read, without links in its path. Reports stay in it. */
  readonly folder: string;
  /** Of one run of Trivy, in milliseconds; 15 minutes by default. */
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told what Trivy says, line by line. It is foreign text. */
  readonly onLine?: ((line: string) => void) | undefined;
  /** How to start Trivy; directly by default. */
  readonly launch?: Launch | undefined;
  /** How many run at once; as many as there are processors, and at most four, by default. */
  readonly parallel?: number | undefined;
}

/** One run. */
export interface TrivyRun {
  /** For messages: `linux/amd64 of ghcr.io/org/app`. */
  readonly what: string;
  /** Scans of one lane share what was found in layers, and wait for each other. */
  readonly lane: string;
  /** Working directory; an empty one by default. */
  readonly cwd?: string;
  /** Absolute paths that it reads. */
  readonly readable: readonly string[];
  readonly signal?: AbortSignal | undefined;
}

/** One thing to look at. */
export interface ScanTask extends TrivyRun {
  readonly command: ScanCommand;
  /** What comes last on the command line. */
  readonly target: readonly string[];
  readonly subject: ScanSubject;
}

const DEFAULT_TIMEOUT_MS = 15 * 60_000;
/** Trivy's own limit must not be first: it would look like any other failure. */
const TRIVY_TIMEOUT_EXTRA_S = 60;
const MAX_PARALLEL = 4;

/** See above. Everything that it makes is below its folder. */
export class Trivy {
  readonly options: TrivyOptions;
  readonly #lanes: Lanes;
  #javaDatabase: Promise<DatabaseFolder> | undefined;
  #folders = 0;

  constructor(options: TrivyOptions) {
    this.options = options;
    this.#lanes = new Lanes(options.parallel ?? Math.min(availableParallelism(), MAX_PARALLEL));
  }

  /** A new empty folder below its own. */
  async makeFolder(prefix: string): Promise<string> {
    this.#folders += 1;
    const path = join(this.options.folder, `${prefix}-${this.#folders}`);
    await mkdir(path, { recursive: true, mode: 0o700 });
    return path;
  }

  /**
   * Scans, and reads the report.
   *
   * @throws ScanError, CancelledError; what `javaDatabase` throws
   */
  async scan(task: ScanTask): Promise<ScanReport> {
    if (needsDatabase(task.command, this.options.scanners) && this.options.database === undefined) {
      throw new UserError('there is no vulnerability database to scan with');
    }
    return this.#lanes.run(fileName(task.lane), async () => {
      try {
        return await this.#attempt(task);
      } catch (error) {
        const { javaDatabase } = this.options;
        if (!(error instanceof ScanError) || error.kind !== 'java-database' || javaDatabase === undefined) {
          throw error;
        }
        // Looking for JAR files ourselves would read every layer of every image once more.
        this.#javaDatabase ??= javaDatabase();
        return await this.#attempt(task);
      }
    });
  }

  /** Runs Trivy in its own small world. @throws ScanError, CancelledError */
  async run(args: readonly string[], about: TrivyRun): Promise<void> {
    const { timeoutMs = DEFAULT_TIMEOUT_MS, signal, onLine, launch = launchDirectly } = this.options;
    const timeout = `${Math.ceil(timeoutMs / 1000) + TRIVY_TIMEOUT_EXTRA_S}s`;
    const invocation = await this.#prepare([...args, '--timeout', timeout], about);
    const signals = [signal, about.signal].filter((one) => one !== undefined);
    try {
      await launch(invocation, {
        timeoutMs,
        onLine,
        signal: signals.length === 0 ? undefined : AbortSignal.any(signals),
      });
    } catch (error) {
      throw explainFailure(about.what, error);
    }
  }

  async #prepare(args: readonly string[], { lane, cwd, readable }: TrivyRun): Promise<Invocation> {
    const { scanner, database, folder } = this.options;
    const [cache, home, temporary] = [
      join(folder, 'cache', fileName(lane)),
      join(folder, 'home'),
      join(folder, 'tmp'),
    ];
    for (const path of [cache, home, temporary]) await mkdir(path, { recursive: true, mode: 0o700 });
    const javaDatabase = await this.#javaDatabase;
    if (database !== undefined) await linkOnce(database.directory, join(cache, 'db'));
    if (javaDatabase !== undefined) await linkOnce(javaDatabase.directory, join(cache, 'java-db'));
    return {
      program: scanner.path,
      args: [...args, '--cache-dir', cache],
      env: { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: home, TMPDIR: temporary },
      cwd: cwd ?? (await this.makeFolder('work')),
      readable: [...readable, ...[database, javaDatabase].flatMap((one) => one?.directory ?? [])],
      writable: [folder],
    };
  }

  async #attempt(task: ScanTask): Promise<ScanReport> {
    const { command, target, what, subject } = task;
    const report = join(await this.makeFolder('report'), 'trivy.json');
    const flags = flagsOf(command, this.options.scanners);
    await this.run([...flags, '--output', report, ...target], { ...task, what: `scanning ${what}` });
    try {
      return await readScanReport(report, { path: report, ...subject });
    } catch (error) {
      if (!(error instanceof ReportError)) throw error;
      throw new ScanError('report', `Trivy's report on ${what} is unusable: ${error.message}`, {
        cause: error,
      });
    }
  }
}

/** Platforms are foreign text. */
function fileName(lane: string): string {
  return lane.replaceAll(/[^\w-]/g, '-').slice(0, 100);
}

async function linkOnce(target: string, path: string): Promise<void> {
  try {
    await symlink(target, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}
