/** The report as SARIF for GitHub's security pages, within what they take. */
import type { GateReport, JudgedFinding } from '../../report/types.ts';
import { repositoryName } from '../stable-name.ts';
import { packFiles, type SarifFile } from './files.ts';
import { SarifPieces } from './pieces.ts';
import type { RunPlan } from './run.ts';

/** How results are named and placed. */
export interface SarifOptions {
  /** Tells uploads of one commit apart; by default `trivy-gate/` and the name of the image. */
  readonly category?: string;
  /** The scanned folder, relative to the repository, of scans of files; by default what the user asked for. */
  readonly root?: string;
  /** File of the repository for what has no place in it; `Dockerfile` by default. */
  readonly fallback?: string;
}

/**
 * The files to upload, mostly one. Each platform is a run with a category of its own. What is excepted is left out, as
 * code scanning would raise an alert for it.
 *
 * @returns none when nothing was scanned: a file without results would close all alerts
 */
export function renderSarif(report: GateReport, options: SarifOptions = {}): readonly SarifFile[] {
  if (report.outcome === 'scan-error' || report.outcome === 'stale-db') return [];
  const {
    category = `trivy-gate/${repositoryName(report.subject.name)}`,
    root,
    fallback = 'Dockerfile',
  } = options;
  const findings = report.findings.filter(({ exception }) => exception === undefined);
  const pieces = new SarifPieces(report, findings, { root, fallback });
  return packFiles(plansOf(report, findings, category), report, pieces);
}

function plansOf(
  { subject }: GateReport,
  findings: readonly JudgedFinding[],
  category: string,
): readonly RunPlan[] {
  const platforms = [...new Set(subject.platforms.map(({ platform }) => platform))];
  if (platforms.length < 2) return [{ id: `${category}/`, platform: platforms[0], findings }];
  return platforms.map((platform) => ({
    id: `${category}/${platform}/`,
    platform,
    findings: findings.filter((finding) => finding.platforms.includes(platform)),
  }));
}
