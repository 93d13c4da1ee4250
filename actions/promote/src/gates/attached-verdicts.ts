/**
 * Verdicts that hang on the image: Trivy reports in vulnerability attestations (github.com/sigstore/cosign,
 * specs/COSIGN_VULN_ATTESTATION_SPEC.md), as `trivy --format cosign-vuln` and `cosign attest --type vuln` make them.
 */
import { at, formatBytes, keepHeapSmall, textAt } from '@container-kit/core';
import type { Digest, Image, ImagePlatform, RepositoryClient } from '@container-kit/registry';
import type { ScanReport } from '@container-kit/trivy/model';
import {
  listStatements,
  listTaggedStatements,
  readStatement,
  type StoredStatement,
} from '../record/attached.ts';
import { EnvelopeError, isSignedBy } from '../record/dsse.ts';
import type { VerificationKey } from '../record/keys.ts';
import { isAbout, type Statement, statementIn } from '../record/statement.ts';
import { type NamedReport, platformOf, problemOfAge, type ReportRule } from './reports.ts';
import type { Trivy } from './trivy.ts';

/** Where they are looked for, and whose count. */
export interface AttachedSources {
  readonly repository: RepositoryClient;
  readonly key: VerificationKey;
}

/** What was found. */
export interface AttachedVerdicts {
  /** The newest about each platform; none unless all platforms have one. */
  readonly taken: readonly AttachedVerdict[];
  /** What was not taken and why, one line each. */
  readonly notes: readonly string[];
}

/** A report that the key has signed, and that says something about the image. */
export interface AttachedVerdict extends NamedReport {
  readonly attestation: Digest;
  readonly platform: ImagePlatform;
  readonly madeAt: number;
}

/** Something that was not taken. */
interface Refusal {
  readonly why: string;
  /**
   * The last time that it may have been made, if the key may have signed it: it could say worse than what was made until
   * then, so nothing of that is taken beside it.
   */
  readonly hides: number;
}

const VULNERABILITIES = 'https://cosign.sigstore.dev/attestation/vuln/v1';

/** A report of some 1,000 findings. Reading it takes ten times its size, and a bigger image is scanned as fast. */
const MAX_BYTES = 6 * 1024 * 1024;

/** A scan a day for years; each takes a request. */
const MAX_STATEMENTS = 1000;

/**
 * Looks for verdicts at the image and at its platforms, as referrers and under cosign's tags. What is signed by others is
 * never parsed beyond its envelope.
 *
 * @throws RegistryError, DigestMismatchError: what cannot be read may say worse than what can
 */
export async function findVerdicts(
  { repository, key }: AttachedSources,
  rule: ReportRule,
  trivy: Trivy,
): Promise<AttachedVerdicts> {
  const verdicts: AttachedVerdict[] = [];
  const refusals: Refusal[] = [];
  const all = await listAll(repository, rule.image);
  // What one has left must not wait for the end of the next: each may fill ten times its size.
  if (all.length > 1) await keepHeapSmall(10);
  for (const stored of all) {
    const statement = await open(repository, stored, key);
    const found =
      statement && ('why' in statement ? statement : judgeStatement(stored, statement, rule, trivy));
    if (found === undefined) continue;
    if ('why' in found) refusals.push(found);
    else verdicts.push(found);
  }
  return choose(rule.image, verdicts, refusals);
}

async function listAll(repository: RepositoryClient, image: Image): Promise<readonly StoredStatement[]> {
  const lists = await Promise.all(
    digestsOf(image).flatMap((digest) => [
      listStatements(repository, digest, VULNERABILITIES),
      listTaggedStatements(repository, digest, VULNERABILITIES),
    ]),
  );
  const all = lists.flat();
  if (all.length > MAX_STATEMENTS) {
    throw new Error(`${image.digest} has ${all.length} attestations, more than ${MAX_STATEMENTS}`);
  }
  return all;
}

/** An image of one platform is that platform. */
function digestsOf({ digest, platforms }: Image): readonly Digest[] {
  return [...new Set([digest, ...platforms.map((platform) => platform.digest)])];
}

/** @returns undefined when it is no verdict at all */
async function open(
  repository: RepositoryClient,
  stored: StoredStatement,
  key: VerificationKey,
): Promise<Statement | Refusal | undefined> {
  const { size } = stored.layer;
  if (size > MAX_BYTES) {
    // Who signed it, and when, stays unknown.
    const why = `${nameOf(stored)}: ${formatBytes(size)} are more than ${formatBytes(MAX_BYTES)}`;
    return { why, hides: Number.POSITIVE_INFINITY };
  }
  try {
    const envelope = (await readStatement(repository, stored))?.envelope;
    if (envelope === undefined) return undefined;
    if (!isSignedBy(envelope, key)) return byOthers(stored, 'it is not signed by `verification-key`');
    const statement = statementIn(envelope);
    return statement?.predicateType === VULNERABILITIES ? statement : undefined;
  } catch (error) {
    if (error instanceof EnvelopeError) return byOthers(stored, error.message);
    throw error;
  }
}

function byOthers(stored: StoredStatement, why: string): Refusal {
  return { why: `${nameOf(stored)}: ${why}`, hides: Number.NEGATIVE_INFINITY };
}

/** Takes a statement that the key has signed for a verdict, if it is one. */
function judgeStatement(
  stored: StoredStatement,
  statement: Statement,
  rule: ReportRule,
  trivy: Trivy,
): AttachedVerdict | Refusal {
  const name = nameOf(stored);
  if (!digestsOf(rule.image).some((digest) => isAbout(statement, digest)))
    return byOthers(stored, 'it is about another digest');
  const finishedAt = timeAt(statement.predicate, 'metadata', 'scanFinishedOn');
  const hides = finishedAt?.getTime() ?? Number.POSITIVE_INFINITY;
  const problem = problemOfAge(name, finishedAt, rule);
  if (problem !== undefined) return { why: problem.evidence, hides };
  const report = parse(at(statement.predicate, 'scanner', 'result'), trivy);
  if (report instanceof Error) return { why: `${name}: ${report.message}`, hides };
  // An old report may be put into an attestation today.
  const madeAt = Math.min(hides, report.createdAt?.getTime() ?? hides);
  const platform = platformOf({ name, report }, rule);
  if ('gate' in platform) return { why: platform.evidence, hides: madeAt };
  if (!isAbout(statement, rule.image.digest) && !isAbout(statement, platform.digest))
    return { why: `${name}: its report is about another platform than its subject`, hides: madeAt };
  return { attestation: stored.attestation, name, report, platform, madeAt };
}

function parse(result: unknown, { parseScanReport, ReportError }: Trivy): ScanReport | Error {
  try {
    return parseScanReport(JSON.stringify(result) ?? '');
  } catch (error) {
    // Nested so deeply that writing it takes more stack than there is.
    if (error instanceof ReportError || error instanceof RangeError) return error;
    throw error;
  }
}

function timeAt(value: unknown, ...path: readonly string[]): Date | undefined {
  const time = new Date(textAt(value, ...path) ?? Number.NaN);
  return Number.isNaN(time.getTime()) ? undefined : time;
}

function choose(
  { platforms }: Image,
  verdicts: readonly AttachedVerdict[],
  refusals: readonly Refusal[],
): AttachedVerdicts {
  const newest = platforms.map((platform) => newestOf(verdicts.filter((one) => one.platform === platform)));
  const taken = newest.flat();
  if (taken.length === 0) return { taken, notes: notesOf(refusals) };
  const missing = platforms.filter((_platform, index) => newest[index]?.length === 0);
  const names = missing.map(({ name, digest }) => name ?? digest).join(', ');
  if (names !== '')
    return { taken: [], notes: [`${NOT_TAKEN}: there is none about ${names}`, ...notesOf(refusals)] };
  const oldest = Math.min(...taken.map(({ madeAt }) => madeAt));
  if (refusals.some(({ hides }) => hides >= oldest))
    return {
      taken: [],
      notes: [`${NOT_TAKEN}: one that can't be judged may be newer`, ...notesOf(refusals)],
    };
  // That older ones are not taken beside it needs no word.
  return { taken, notes: notesOf(refusals.filter(({ hides }) => !Number.isFinite(hides))) };
}

const NOT_TAKEN = 'attached verdicts were not taken';

function notesOf(refusals: readonly Refusal[]): readonly string[] {
  return refusals.map(({ why }) => `not taken: ${why}`);
}

/** All of the same time: none of them hides another. */
function newestOf(verdicts: readonly AttachedVerdict[]): readonly AttachedVerdict[] {
  const newest = Math.max(...verdicts.map(({ madeAt }) => madeAt));
  return verdicts.filter(({ madeAt }) => madeAt === newest);
}

function nameOf({ attestation }: StoredStatement): string {
  return `attached verdict ${attestation}`;
}
