/** Whether a Trivy report is a verdict about the image: whole, about it, and recent enough. */
import { formatDuration } from '@container-kit/policy';
import type { Image, ImagePlatform } from '@container-kit/registry';
import type { ScanReport } from '@container-kit/trivy/model';
import { formatAge } from './age.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import { type GateFailure, undecided, violated } from './result.ts';

/** A report with what evidence calls it. */
export interface NamedReport {
  readonly name: string;
  readonly report: ScanReport;
}

/** What a report must be about, and how old it may be. */
export interface ReportRule {
  readonly image: Image;
  /** In milliseconds; undefined allows any age. */
  readonly maxAge: number | undefined;
  readonly now: Date;
}

/** The gate that reports are for. */
export const GATE = 'vulnerabilities';

/** Clocks of two machines differ by less. */
const CLOCK_SKEW_MS = 5 * 60 * 1000;

/** What to do about a report that proves nothing. */
export const RESCAN = { fix: 'scan the image again with `trivy image --format json`' };

/** The platform that a report is a verdict about, or why it is none. */
export function platformOf({ name, report }: NamedReport, rule: ReportRule): ImagePlatform | GateFailure {
  if (report.targets === 0) {
    return undecided(
      GATE,
      `${name}: Trivy has recognised no packages, so it says nothing about vulnerabilities`,
      {
        fix: 'scan with `--scanners vuln --list-all-pkgs`; for an image without any packages leave out this gate',
      },
    );
  }
  const problem = problemOfAge(name, report.createdAt, rule);
  if (problem !== undefined) return problem;
  const platform = coverageOf(rule.image, report.artifact);
  return typeof platform === 'string' ? uncovered(platform, { name, report }, rule.image) : platform;
}

/** Why something made then is no verdict now; undefined when it is one. */
export function problemOfAge(
  name: string,
  madeAt: Date | undefined,
  { maxAge, now }: Pick<ReportRule, 'maxAge' | 'now'>,
): GateFailure | undefined {
  if (maxAge === undefined) return undefined;
  if (madeAt === undefined) return undecided(GATE, `${name}: it does not say when it was made`, RESCAN);
  const ageMs = now.getTime() - madeAt.getTime();
  const made = `${name}: it was made at ${madeAt.toISOString()}`;
  if (ageMs < -CLOCK_SKEW_MS) return undecided(GATE, `${made}, which is in the future`, RESCAN);
  if (ageMs <= maxAge) return undefined;
  return violated(
    GATE,
    `${made}, ${formatAge(ageMs)} ago; at most ${formatDuration(maxAge)} are allowed`,
    RESCAN,
  );
}

function uncovered(
  why: Extract<Coverage, string>,
  { name, report: { artifact } }: NamedReport,
  image: Image,
): GateFailure {
  const fix = `scan ${image.digest} by its digest, with \`--platform\` for each platform`;
  if (why === 'unknown-platform') {
    return undecided(GATE, `${name}: it does not say which platform of the image it is about`, { fix });
  }
  const other = [artifact.name, artifact.imageId].filter(Boolean).join(', ') || 'an image without a name';
  return undecided(GATE, `${name}: the report is about something else: ${other}`, { fix });
}
