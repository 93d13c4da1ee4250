/** The gate from the question to the report: scan, compare, judge. */
import { join } from 'node:path';
import { type ActionContext, CancelledError, download, type PhaseReport, phase } from '@container-kit/core';
import type { RegistryClient } from '@container-kit/registry';
import { attributeLayers } from '../attribution/layers.ts';
import { DatabaseError, StaleDatabaseError } from '../database/errors.ts';
import { dailyFiles } from '../feeds/daily.ts';
import { type FeedData, loadFeeds } from '../feeds/load.ts';
import { type BaseImage, findBaseImage } from '../image/base-image.ts';
import { ScannerError } from '../install/errors.ts';
import { ReportError } from '../model/fields.ts';
import type { ScanReport } from '../model/types.ts';
import type { GateReport, GateSubject } from '../report/types.ts';
import { ScanError } from '../scan/errors.ts';
import type { ScannerName } from '../scan/flags.ts';
import type { Trivy } from '../scan/trivy.ts';
import type { RunFacts } from '../verdict/input.ts';
import { judge, unjudged } from '../verdict/judge.ts';
import { readAdvisedBase } from './advised-base.ts';
import { readBaseline } from './baseline.ts';
import type { LoadedRules } from './load-rules.ts';
import { type OpenSandbox, type OpenTrivy, openTrivy, type ScannerSettings } from './open-trivy.ts';
import type { RuleFiles } from './rule-files.ts';
import { type Scanned, type ScanSources, scanSubject } from './scan-subject.ts';
import { nameOf, type Subject } from './subject.ts';

/** What one run of the gate is about. */
export interface GateRequest {
  readonly subject: Subject;
  /** Names that the image has or will have. */
  readonly images: readonly string[];
  /** All when it is empty. */
  readonly platforms: readonly string[];
  readonly scanners: readonly ScannerName[];
  readonly settings: ScannerSettings;
  readonly openSandbox?: OpenSandbox | undefined;
  readonly loaded: LoadedRules;
  readonly files: Pick<RuleFiles, 'read'>;
}

/** What it works with. */
export interface GatePorts {
  readonly context: ActionContext;
  readonly client: RegistryClient;
  /** For the databases; see `DATABASE_RETRY`. */
  readonly databaseClient: RegistryClient;
  /** Where it notes how long its parts took. */
  readonly phases: PhaseReport[];
}

/** What a run of the gate leaves. */
export interface GateRun {
  readonly report: GateReport;
  /** Why there is no verdict; undefined when there is one. */
  readonly problem: unknown;
  /** Trivy's reports, whose files live as long as the step. */
  readonly scans: readonly ScanReport[];
  /** Undefined when no scanner was needed, or none could be had. */
  readonly trivy: Trivy | undefined;
}

/**
 * Runs the gate. What keeps it from a verdict becomes a report with the outcome `scan-error` or `stale-db`.
 *
 * @throws {UserError}, {PolicyError} for what the user has to put right; what is a bug; the reason of a cancellation
 */
export async function runGate(request: GateRequest, ports: GatePorts): Promise<GateRun> {
  const run = new Run(request, ports);
  try {
    const { report, scans } = await run.judge();
    return { report, problem: undefined, scans, trivy: run.trivy };
  } catch (error) {
    ports.context.signal.throwIfAborted();
    if (!isScanProblem(error)) throw error;
    const outcome = error instanceof StaleDatabaseError ? 'stale-db' : 'scan-error';
    const report = unjudged(outcome, error.message, run.facts());
    return { report, problem: error, scans: [], trivy: undefined };
  }
}

const SCAN_PROBLEMS: ReadonlySet<string> = new Set([
  'RegistryError',
  'AuthenticationError',
  'CredentialError',
  'DigestMismatchError',
  'InvalidManifestError',
  'LayoutError',
  'MissingManifestError',
  'UntrustedCertificateError',
]);

/** What says nothing about the image, and is neither a mistake of the user nor one of ours. */
function isScanProblem(error: unknown): error is Error {
  if (error instanceof CancelledError || !(error instanceof Error)) return false;
  return (
    error instanceof ScanError ||
    error instanceof ScannerError ||
    error instanceof DatabaseError ||
    error instanceof StaleDatabaseError ||
    error instanceof ReportError ||
    SCAN_PROBLEMS.has(error.name)
  );
}

/** Looking for a base image must not keep a gate waiting that needs none. */
const BASE_IMAGE_MS = 20_000;

class Run {
  readonly #request: GateRequest;
  readonly #ports: GatePorts;
  readonly #startedAt = new Date();
  readonly #notes: string[] = [];
  #open: OpenTrivy | undefined;
  #scanned: Scanned | undefined;

  constructor(request: GateRequest, ports: GatePorts) {
    this.#request = request;
    this.#ports = ports;
    this.#notes.push(...request.loaded.notes);
  }

  get trivy(): Trivy | undefined {
    return this.#open?.trivy;
  }

  /** What is known by now. */
  facts(): RunFacts {
    const { loaded } = this.#request;
    return {
      subject: this.#subject(),
      scanner: this.#open?.scanner,
      database: this.#open?.database,
      javaDatabase: this.#open?.javaDatabase(),
      rules: loaded.rules,
      rulesSource: loaded.source,
      notes: this.#notes,
      startedAt: this.#startedAt,
      now: new Date(),
    };
  }

  async judge(): Promise<{ readonly report: GateReport; readonly scans: readonly ScanReport[] }> {
    const { subject, images, loaded } = this.#request;
    const { rules, exceptions, pending, vex } = loaded;
    const { client, context, phases } = this.#ports;
    const sources: ScanSources = { client, platforms: this.#request.platforms, context };
    const trivy = () => this.#trivy();
    const scanned = await phase({ phases }, 'Scan', () => scanSubject(subject, trivy, sources));
    this.#scanned = scanned;
    const { reports, facts } = scanned;
    const found = await phase({ phases }, 'Base image', () => this.#findBase(scanned));
    const platforms = facts.map(({ platform }) => platform);
    const baseline = await phase({ phases }, 'Baseline', () =>
      readBaseline(rules.baseline, found, platforms, trivy, sources),
    );
    const [feeds, base] = await Promise.all([
      this.#feeds(reports),
      readAdvisedBase(found, reports, this.trivy, this.#ports),
    ]);
    const origins = attributeLayers(facts, found);
    const input = { reports, baseline, images, exceptions, pending, vex, feeds, origins, base };
    const report = await phase({ phases }, 'Judge', async () => judge({ ...this.facts(), ...input }));
    return { report, scans: reports };
  }

  async #trivy(): Promise<Trivy> {
    if (this.#open === undefined) {
      const { settings, scanners, loaded, subject, openSandbox } = this.#request;
      const { context, databaseClient: client, phases } = this.#ports;
      const needsDatabase = subject.kind !== 'config' && scanners.includes('vuln');
      const { databaseMaxAge } = loaded.rules;
      this.#open = await phase({ phases }, 'Scanner', () =>
        openTrivy({ settings, scanners, needsDatabase, databaseMaxAge, client, openSandbox }, context),
      );
    }
    return this.#open.trivy;
  }

  async #findBase({ facts }: Scanned): Promise<BaseImage | undefined> {
    if (facts.length === 0) return undefined;
    const { client, context } = this.#ports;
    const signal = AbortSignal.any([context.signal, AbortSignal.timeout(BASE_IMAGE_MS)]);
    const base = await findBaseImage(facts, {
      client,
      signal,
      onProblem: (name, problem) => context.log.debug(`${name} is not looked at: ${String(problem)}`),
    });
    context.signal.throwIfAborted();
    return base;
  }

  #feeds(reports: readonly ScanReport[]): Promise<FeedData> {
    const { loaded, files } = this.#request;
    const { env, signal } = this.#ports.context;
    const folder = env.RUNNER_TOOL_CACHE && join(env.RUNNER_TOOL_CACHE, 'container-kit-feeds');
    return loadFeeds(loaded.rules, reports, {
      download: async (url, maxBytes) => (await download(url, { maxBytes, env, signal })).bytes,
      readFile: files.read,
      ...(folder ? { daily: dailyFiles(folder, new Date()) } : {}),
    });
  }

  #subject(): GateSubject {
    const { subject } = this.#request;
    const reports = this.#scanned?.reports ?? [];
    const [first] = reports;
    return {
      kind: subject.kind,
      name: subject.kind === 'report' ? (first?.artifact.name ?? nameOf(subject)) : nameOf(subject),
      digest: this.#scanned?.digest,
      platforms: reports.map(({ artifact }) => ({
        platform: artifact.platform ?? 'unknown',
        digest: artifact.digest,
        os: artifact.os,
      })),
    };
  }
}
