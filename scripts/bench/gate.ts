/** trivy-gate beyond Trivy: the time that a big report takes, and the memory that a huge one takes. */
import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { runAction } from '@container-kit/testing';
import { probe } from '@container-kit/testing/tools';
import { REPOSITORY } from '../repository.ts';
import { least, type Ratio, skip } from './measure.ts';

const FINDINGS = 10_000;
/** Of what Trivy takes to write the same report as SARIF and as a table (docs/architecture.md, "Other decisions"). */
const TIME_BUDGET = 0.25;
const REPORT_MB = 60;
const MEMORY_BUDGET_MB = 160;
const RUNS = 7;

/** Measures. @param action the folder with `action.yml` */
export async function benchGate(action = join(REPOSITORY, 'trivy-gate')): Promise<readonly Ratio[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-gate-'));
  try {
    return [await timeOf(action, folder), await memoryOf(action, folder)];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Reading, judging and all views of 10,000 findings, less what a run without any takes, against two views of the same
 * report by Trivy: other actions start it once for each.
 */
async function timeOf(action: string, folder: string): Promise<Ratio> {
  const what = `trivy-gate: ${FINDINGS} findings, all views, beside two of Trivy's`;
  const trivy = probe('trivy');
  if (trivy === undefined) return { what, measured: 'no trivy', ratio: skip, budget: TIME_BUDGET };
  const [full, none] = [join(folder, 'full.json'), join(folder, 'none.json')];
  await writeReport(full, FINDINGS, 200);
  await writeReport(none, 0, 0);
  const times = { full: [] as number[], none: [] as number[], trivy: [] as number[] };
  // The first round only warms up.
  for (let round = 0; round <= RUNS; round += 1) {
    const seconds = {
      full: await timed(() => runGate(action, full)),
      none: await timed(() => runGate(action, none)),
      trivy: await timed(() => convertTwice(trivy, full, folder)),
    };
    if (round === 0) continue;
    times.full.push(seconds.full);
    times.none.push(seconds.none);
    times.trivy.push(seconds.trivy);
  }
  const own = least(times.full) - least(times.none);
  const peer = least(times.trivy);
  const measured = `${own.toFixed(2)} s against ${peer.toFixed(2)} s`;
  return { what, measured, ratio: own / peer, budget: TIME_BUDGET };
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await run();
  return (performance.now() - started) / 1000;
}

async function convertTwice(trivy: string, report: string, folder: string): Promise<void> {
  for (const format of ['sarif', 'table']) {
    const output = join(folder, `trivy.${format}`);
    await promisify(execFile)(trivy, ['convert', '--quiet', '--format', format, '--output', output, report]);
  }
}

async function memoryOf(action: string, folder: string): Promise<Ratio> {
  const what = `trivy-gate: peak memory, a report of ${REPORT_MB} MB`;
  if (process.platform !== 'linux') {
    return { what, measured: `not on ${process.platform}`, ratio: skip, budget: 1 };
  }
  const report = join(folder, 'huge.json');
  await writeReport(report, FINDINGS, (REPORT_MB * 1_000_000) / FINDINGS - 500);
  const file = join(folder, 'peak');
  const hook = join(import.meta.dirname, 'peak-at-exit.mjs');
  await runGate(action, report, { NODE_OPTIONS: `--import ${hook}`, BENCH_PEAK_FILE: file });
  const megabytes = (Number(await readFile(file, 'utf8')) * 1024) / 1_000_000;
  const budget = `${megabytes.toFixed(0)} MB of ${MEMORY_BUDGET_MB} MB`;
  return { what, measured: budget, ratio: megabytes / MEMORY_BUDGET_MB, budget: 1 };
}

/** Runs the bundle on a report. */
async function runGate(action: string, report: string, env: Record<string, string> = {}): Promise<void> {
  const { outputs, log } = await runAction({ action, with: { 'report-file': report }, env });
  if (!/^(?:passed|policy-failed)$/.test(outputs.outcome ?? '')) throw new Error(log.slice(-5000));
}

/** A report as Trivy writes it, of an image with many packages. @param padding characters of each description */
async function writeReport(path: string, findings: number, padding: number): Promise<void> {
  await pipeline(function* () {
    yield '{"SchemaVersion":2,"ArtifactName":"ghcr.io/org/app:1","ArtifactType":"container_image",';
    yield '"Metadata":{"ImageConfig":{"architecture":"amd64","os":"linux"}},';
    yield '"Results":[{"Target":"app (debian 12.5)","Class":"os-pkgs","Type":"debian","Vulnerabilities":[';
    const description = 'lorem ipsum '.repeat(Math.ceil(Math.max(padding, 0) / 12)).slice(0, padding);
    for (let index = 0; index < findings; index += 1) {
      yield `${index === 0 ? '' : ','}${JSON.stringify(findingOf(index, description))}\n`;
    }
    yield ']}]}';
  }, createWriteStream(path));
}

const SEVERITIES = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN'];

/** Twenty findings in each package. */
function findingOf(index: number, description: string): object {
  const name = `package-${Math.floor(index / 20)}`;
  return {
    VulnerabilityID: `CVE-2026-${10_000 + index}`,
    PkgName: name,
    PkgIdentifier: { PURL: `pkg:deb/debian/${name}@1.2.3-4?arch=amd64&distro=debian-12.5` },
    InstalledVersion: '1.2.3-4',
    FixedVersion: `1.2.3-${5 + (index % 7)}`,
    Status: 'fixed',
    Layer: { DiffID: `sha256:${'a'.repeat(64)}` },
    SeveritySource: 'debian',
    PrimaryURL: `https://avd.aquasec.com/nvd/cve-2026-${10_000 + index}`,
    Title: `${name}: a buffer that is too small`,
    Description: description,
    Severity: SEVERITIES[index % SEVERITIES.length],
  };
}
