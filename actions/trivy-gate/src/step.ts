/** The steps of a run, once the inputs are right. */
import {
  type ActionContext,
  limitYoungGeneration,
  type PhaseReport,
  PolicyFailure,
  UserError,
} from '@container-kit/core';
import { connectRepository, describeFailure, openClient, readLogins, withFix } from '@container-kit/login';
import {
  DATABASE_RETRY,
  failureText,
  type GateRun,
  loadRules,
  openRuleFiles,
  openSandbox,
  parseScanners,
  readIgnoreFiles,
  runGate,
  type Subject,
} from '@container-kit/trivy';
import type { Inputs } from './inputs.ts';
import { writeSboms } from './sbom.ts';
import { publish } from './show/publish.ts';

/**
 * Scans, judges, and shows the report.
 *
 * @param onPublished is told once the outputs are set
 * @throws {PolicyFailure} when the gate is red; {UserError}, and what kept it from a verdict
 */
export async function runStep(
  { inputs, subject }: { readonly inputs: Inputs; readonly subject: Subject },
  context: ActionContext,
  onPublished: () => void,
): Promise<void> {
  const scanners = parseScanners(inputs.scanners || defaultScanners(subject));
  const repository = memo(() =>
    connectRepository({ token: inputs.githubToken, action: 'trivy-gate' }, context),
  );
  const files = openRuleFiles({ github: context.github, openRepository: repository });
  const ignored = await readIgnoreFiles(inputs.trivyignores, files);
  const loaded = await loadRules({ ...inputs, ignored }, files);
  const client = await openRegistries(inputs, context);
  await limitYoungGeneration();
  const phases: PhaseReport[] = [];
  const run = await runGate(
    {
      subject,
      images: 'reference' in subject ? [subject.reference] : [],
      platforms: inputs.platforms.split(/[\s,]+/).filter((platform) => platform !== ''),
      scanners,
      settings: inputs,
      openSandbox: inputs.sandbox === 'docker' ? openDockerSandbox : undefined,
      loaded,
      files,
    },
    { context, ...client, phases },
  );
  const sbom = await writeSboms(run, inputs.sbom, context);
  await publish({ report: run.report, phases, sbom, repository, onPublished }, inputs, context);
  conclude(run, inputs.onError, context);
}

function defaultScanners({ kind }: Subject): string {
  if (kind === 'config') return 'misconfig';
  return kind === 'sbom' ? 'vuln' : 'vuln,secret';
}

async function openRegistries(inputs: Inputs, context: ActionContext) {
  const settings = { logins: await readLogins(inputs), caCert: inputs.caCert, action: 'trivy-gate' };
  return {
    client: await openClient(settings, context),
    databaseClient: await openClient({ ...settings, retry: DATABASE_RETRY }, context),
  };
}

/** An empty container without network, see `openSandbox`. */
async function openDockerSandbox(folder: string, { env, signal, onExit }: ActionContext) {
  const { launch, close } = await openSandbox({ folder, env, signal });
  onExit(close);
  return launch;
}

function memo<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Red, green, or no verdict. */
function conclude({ report, problem }: GateRun, onError: Inputs['onError'], { log }: ActionContext): void {
  const [reason = 'see the job summary'] = report.reasons;
  switch (report.outcome) {
    case 'passed':
      return;
    case 'policy-failed':
      throw new PolicyFailure(failureText(report));
    case 'scan-error':
    case 'stale-db': {
      const failure = problem === undefined ? { message: reason } : describeFailure(problem);
      if (onError === 'warn') {
        log.warning(`No verdict (${report.outcome}), and "on-error" is "warn": ${failure.message}`);
        return;
      }
      if (problem === undefined) throw new UserError(`no verdict: ${reason}`);
      throw withFix(problem, failure);
    }
    default:
      report.outcome satisfies never;
  }
}
