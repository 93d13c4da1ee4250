/** trivy-gate beyond Trivy: the time that a big report takes, and the memory that a huge one takes. */
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { runAction } from '@container-kit/testing';
import { REPOSITORY } from '../repository.ts';
import { least, type Ratio, skip } from './measure.ts';

const FINDINGS = 10_000;
const SECONDS_BUDGET = 0.3;
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

/** A report of 10,000 findings against one of none: what is left is parsing, judging and all views. */
async function timeOf(action: string, folder: string): Promise<Ratio> {
  const [full, none] = [join(folder, 'full.json'), join(folder, 'none.json')];
  await writeReport(full, FINDINGS, 200);
  await writeReport(none, 0, 0);
  const times: Record<string, number[]> = { full: [], none: [] };
  // The first round only warms up.
  for (let round = 0; round <= RUNS; round += 1) {
    const seconds = { full: await secondsOf(action, full), none: await secondsOf(action, none) };
    if (round === 0) continue;
    times.full?.push(seconds.full);
    times.none?.push(seconds.none);
  }
  const seconds = least(times.full ?? []) - least(times.none ?? []);
  return {
    what: `trivy-gate: ${FINDINGS} findings, CPU beyond an empty report`,
    measured: `${seconds.toFixed(2)} s of ${SECONDS_BUDGET} s`,
    ratio: seconds / SECONDS_BUDGET,
    budget: 1,
  };
}

async function memoryOf(action: string, folder: string): Promise<Ratio> {
  const what = `trivy-gate: peak memory, a report of ${REPORT_MB} MB`;
  if (process.platform !== 'linux') {
    return { what, measured: `not on ${process.platform}`, ratio: skip, budget: 1 };
  }
  const report = join(folder, 'huge.json');
  await writeReport(report, FINDINGS, (REPORT_MB * 1_000_000) / FINDINGS - 500);
  const hook = ['peak-at-exit.mjs', 'BENCH_PEAK_FILE'] as const;
  const megabytes = (Number(await measured(action, report, hook, join(folder, 'peak'))) * 1024) / 1_000_000;
  const budget = `${megabytes.toFixed(0)} MB of ${MEMORY_BUDGET_MB} MB`;
  return { what, measured: budget, ratio: megabytes / MEMORY_BUDGET_MB, budget: 1 };
}

async function secondsOf(action: string, report: string): Promise<number> {
  const hook = ['cpu-at-exit.mjs', 'BENCH_CPU_FILE'] as const;
  return Number(await measured(action, report, hook, `${report}.cpu`)) / 1_000_000;
}

/** Runs the bundle on a report, and reads what the hook wrote at its end. */
async function measured(
  action: string,
  report: string,
  [script, variable]: readonly [script: string, variable: string],
  file: string,
): Promise<string> {
  await writeFile(file, '');
  const { outputs, log } = await runAction({
    action,
    with: { 'report-file': report },
    env: { NODE_OPTIONS: `--import ${join(import.meta.dirname, script)}`, [variable]: file },
  });
  if (!/^(?:passed|policy-failed)$/.test(outputs.outcome ?? '')) throw new Error(log.slice(-5000));
  return readFile(file, 'utf8');
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
