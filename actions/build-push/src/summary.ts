/** Renders the report as the Markdown of the job summary: what a person wants to see first stands first. */
import {
  code,
  codeBlock,
  details,
  escapeMarkdown,
  formatBytes,
  renderPhases,
  shortDigest,
  table,
} from '@container-kit/core';
import type { BuildReport, FailureReport, ImageReport, PushReport } from './report.ts';

/** The job summary of a run. All text that comes from images, logs and registries is neutralised. */
export function renderSummary(report: BuildReport): string {
  const sections = [
    headline(report),
    report.failure && renderFailure(report.failure),
    report.notPushed && `> [!NOTE]\n> Nothing was pushed: ${escapeMarkdown(report.notPushed)}`,
    facts(report),
    report.image && renderPlatforms(report.image),
    report.push && renderPush(report.push),
    renderPhases(report.phases),
    // Beside a failure they would only be in the way.
    ...(report.failure === undefined
      ? [renderList('Labels', report.labels), renderList('Annotations', report.annotations)]
      : []),
  ];
  return `${sections.filter((section) => typeof section === 'string' && section !== '').join('\n\n')}\n`;
}

function headline(report: BuildReport): string {
  const [first] = report.tags;
  return `### ${verdict(report)}${first === undefined ? '' : `: ${code(first)}`}`;
}

/** What happened, told more exactly than by the outcome. */
function verdict({ outcome, failure, image, imageId = '' }: BuildReport): string {
  if (failure?.kind === 'cancelled') return '⏹️ Cancelled';
  switch (outcome) {
    case 'pushed':
      return '✅ Image pushed';
    case 'built':
      return image !== undefined || imageId !== '' ? '✅ Image built' : '✅ Build finished';
    case 'policy-failed':
      return '⛔ Not pushed: the gate said no';
    case 'scan-error':
      return '❌ Not pushed: there is no verdict';
    case 'build-failed':
      return failure?.kind === 'build' ? '❌ Build failed' : '❌ Not built';
    case 'push-failed':
      return '❌ Push failed';
    default:
      return outcome satisfies never;
  }
}

function renderFailure(failure: FailureReport): string {
  const parts = [`> [!CAUTION]\n> ${escapeMarkdown(failure.message)}`];
  if (failure.fix !== undefined) parts[0] += `\n>\n> **Fix:** ${escapeMarkdown(failure.fix)}`;
  if (failure.file !== undefined) {
    const place = failure.line === undefined ? failure.file : `${failure.file}:${failure.line}`;
    parts.push(`Failing line, ${code(place)}:`);
  }
  if (failure.excerpt !== undefined) parts.push(codeBlock(failure.excerpt));
  if (failure.logTail !== undefined && failure.logTail.length > 0) {
    parts.push('Last lines of the log:', codeBlock(failure.logTail.join('\n')));
  }
  return parts.join('\n\n');
}

function facts(report: BuildReport): string {
  const rows: [string, string][] = [];
  if (report.image !== undefined) rows.push(['Digest', code(report.image.digest)]);
  if (report.tags.length > 0)
    rows.push([report.outcome === 'pushed' ? 'Tags' : 'Names', report.tags.map(code).join('<br>')]);
  if (report.version !== undefined && report.version !== '') rows.push(['Version', code(report.version)]);
  if (report.image !== undefined) rows.push(['Size', `${formatBytes(report.image.bytes)} compressed`]);
  if (report.cache !== undefined && report.cache.steps > 0) rows.push(['Cache', renderCache(report.cache)]);
  if (report.engine !== undefined) rows.push(['Builder', renderEngine(report.engine)]);
  return rows.length === 0 ? '' : table(['', ''], rows);
}

function renderCache({ steps, cached }: { steps: number; cached: number }): string {
  return `${cached} of ${steps} steps (${Math.round((100 * cached) / steps)} %)`;
}

function renderEngine({ builder, driver, buildx, docker }: NonNullable<BuildReport['engine']>): string {
  const engine = docker === undefined ? '' : `, Docker ${escapeMarkdown(docker)}`;
  return `${code(builder)} (${escapeMarkdown(driver)}), buildx ${escapeMarkdown(buildx)}${engine}`;
}

function renderPlatforms(image: ImageReport): string {
  if (image.platforms.length === 0) return '';
  const rows = image.platforms.map(({ platform, digest, layers, bytes }) => [
    code(platform),
    code(shortDigest(digest)),
    String(layers),
    formatBytes(bytes),
  ]);
  const attestations =
    image.attestations === 0 ? '' : `\n\nWith ${count(image.attestations, 'attestation manifest')}.`;
  return `${table(['Platform', 'Manifest', 'Layers', 'Size'], rows)}${attestations}`;
}

function renderPush({ destinations, requests, retries }: PushReport): string {
  const rows = destinations.map((destination) => [
    code(destination.repository),
    `${destination.uploaded} (${formatBytes(destination.bytesUploaded)})`,
    String(destination.mounted),
    String(destination.existing),
  ]);
  const retried = retries === 0 ? '' : `, ${retries} of them after a temporary failure`;
  return [
    table(['Pushed to', 'Blobs sent', 'Mounted', 'Already there'], rows),
    `${count(requests, 'registry request')}${retried}.`,
  ].join('\n\n');
}

function renderList(title: string, entries: readonly string[]): string {
  return entries.length === 0 ? '' : details(title, codeBlock(entries.join('\n')));
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
