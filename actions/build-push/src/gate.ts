/** The gate between the build and the push. */
import { type ActionContext, PolicyFailure, UserError } from '@container-kit/core';
import {
  connectRepository,
  describeFailure,
  openClient,
  type RegistryLogin,
  withFix,
} from '@container-kit/login';
import type { GateReport, GateRun } from '@container-kit/trivy/gate';
import type { Inputs } from './inputs.ts';
import type { BuildReport } from './report.ts';
import type { VerifiedImage } from './verify-image.ts';

/** An image that is about to be pushed. */
export interface GatedImage {
  readonly image: VerifiedImage;
  /** Names that it will have. */
  readonly references: readonly string[];
}

/** A gate whose rules are known. */
export interface Gate {
  /**
   * Scans all platforms, and writes the verdict to the report.
   *
   * @throws {PolicyFailure} when it is red, and what kept it from a verdict
   */
  readonly judge: (image: GatedImage, report: BuildReport) => Promise<void>;
}

/**
 * Reads the rules.
 *
 * @returns undefined when there is nothing to scan for
 * @throws {UserError}, {PolicyError} for mistakes in inputs and policy
 */
export async function prepareGate(
  inputs: Inputs,
  logins: readonly RegistryLogin[],
  context: ActionContext,
): Promise<Gate | undefined> {
  const thresholds = thresholdsOf(inputs.scan);
  if (thresholds === undefined) return undefined;
  const trivy = await import('@container-kit/trivy/gate');
  const views = await import('@container-kit/trivy/render');
  const { github } = context;
  const openRepository = () =>
    connectRepository({ token: inputs.githubToken, action: 'build-push' }, context);
  const files = trivy.openRuleFiles({ github, openRepository });
  const { policy, dbMaxAge } = inputs;
  const own = {
    severity: thresholds,
    severityInput: 'scan',
    ignoreUnfixed: '',
    baseline: '',
    exceptions: '',
    vex: [],
  };
  const loaded = await trivy.loadRules({ ...own, policy, dbMaxAge }, files);
  const registries = { logins, caCert: inputs.caCert, action: 'build-push' };
  return {
    async judge({ image, references }, report) {
      report.outcome = 'scan-error';
      const { digest } = image.graph.root.descriptor;
      const run = await trivy.runGate(
        {
          subject: { kind: 'image', path: image.layout.path, verified: digest },
          images: references,
          platforms: [],
          scanners: ['vuln', 'secret'],
          settings: inputs,
          loaded,
          files,
        },
        {
          context,
          client: await openClient(registries, context),
          databaseClient: await openClient({ ...registries, retry: trivy.DATABASE_RETRY }, context),
          phases: report.phases,
        },
      );
      report.gate = named(run.report, references);
      for (const line of views.logLines(report.gate)) context.log.foreign(line);
      for (const annotation of views.annotationsOf(report.gate)) context.annotations.add(annotation);
      report.outcome = run.report.outcome === 'policy-failed' ? 'policy-failed' : 'scan-error';
      assertPassed(run, image, views.failureText);
    },
  };
}

/** Severities, or an empty text that leaves them to the policy; undefined when nothing is to be scanned. */
function thresholdsOf(scan: string): string | undefined {
  if (/^(?:|false|False|FALSE)$/.test(scan)) return undefined;
  return /^(?:true|True|TRUE)$/.test(scan) ? '' : scan;
}

/** A layout's path tells nobody anything. */
function named(report: GateReport, [name]: readonly string[]): GateReport {
  return { ...report, subject: { ...report.subject, name: name ?? 'the image that was built' } };
}

function assertPassed(
  { report, problem }: GateRun,
  { graph, report: image }: VerifiedImage,
  failure: (report: GateReport) => string,
): void {
  if (problem !== undefined) throw withFix(problem, describeFailure(problem));
  const { outcome, reasons, subject } = report;
  if (outcome === 'policy-failed') throw new PolicyFailure(failure(report));
  if (outcome !== 'passed') throw new UserError(`no verdict: ${reasons.join('; ')}`);
  const scanned = new Set(subject.platforms.map(({ digest }) => digest));
  const missing = image.platforms.filter(({ digest }) => !scanned.has(digest));
  if (subject.digest === graph.root.descriptor.digest && missing.length === 0) return;
  throw new Error(
    `what was scanned (${subject.digest}) is not all of what would be pushed (${image.digest})`,
  );
}
