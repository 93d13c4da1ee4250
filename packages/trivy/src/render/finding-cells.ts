/** The parts of a finding as cells of a table. */
import type { JudgedFinding } from '../report/types.ts';
import { advisoryUrl } from './advisory.ts';
import type { ViewOptions } from './options.ts';
import { badge } from './severity.ts';
import { prose, title, value } from './text.ts';

/** What cells need to know of the report around a finding. */
export interface CellContext extends ViewOptions {
  /** How many platforms were scanned: what all of them have needs no list. */
  readonly platforms: number;
}

/** `🔴 High`. */
export function severityCell({ severity }: JudgedFinding): string {
  return badge(severity);
}

/** Name, signs of danger, title. */
export function nameCell(finding: JudgedFinding): string {
  const { id, kev, epss } = finding;
  const address = advisoryUrl(id);
  const name = address === undefined ? value(id) : `[${prose(id)}](${address})`;
  const signs = [
    kev ? '🔥 **known to be exploited**' : '',
    epss !== undefined && epss >= 0.1 ? `EPSS ${Math.round(epss * 100)} %` : '',
  ];
  const head = [name, ...signs.filter((sign) => sign !== '')].join(' ');
  return finding.title === '' ? head : `${head}<br>${title(finding.title)}`;
}

/** Package with version, or the place of what is no package's. */
export function thingCell(finding: JudgedFinding): string {
  const { package: found, location, target } = finding;
  if (found !== undefined) return `${value(found.name)} ${prose(found.version)}`.trim();
  if (location === undefined) return value(target);
  const { path, startLine } = location;
  return value(startLine === undefined ? path : `${path}:${startLine}`);
}

/** What helps against it. */
export function fixCell({ package: found, advice, status }: JudgedFinding): string {
  if (found !== undefined && found.fixedVersions.length > 0) return found.fixedVersions.map(prose).join(', ');
  if (advice !== undefined && advice !== '') return prose(advice);
  return found === undefined
    ? ''
    : prose(status === undefined || status === 'affected' ? 'none yet' : words(status));
}

/** What brought it: line of the Dockerfile, layer, file, platforms. */
export function whereCell(finding: JudgedFinding, context: CellContext): string {
  const { source, origin, package: found, platforms } = finding;
  const parts = [
    source === undefined ? '' : lineLink(source.path, source.line, context.blobUrl),
    origin === undefined ? '' : ORIGINS[origin],
    found?.path === undefined ? '' : value(found.path),
    platforms.length >= context.platforms ? '' : platforms.map(prose).join(', '),
  ];
  return parts.filter((part) => part !== '').join('<br>');
}

const ORIGINS = { base: 'base image', application: 'application' } as const;

/** A line of a file, as a link where the repository can be looked at. */
export function lineLink(path: string, line: number, blobUrl: string | undefined): string {
  const text = value(`${path}:${line}`);
  if (blobUrl === undefined || !path.isWellFormed()) return text;
  const segments = path.split('/').map((segment) => encodeURIComponent(segment).replace(/[()']/g, percent));
  return `[${text}](${blobUrl}/${segments.join('/')}#L${line})`;
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** `will_not_fix` as `will not fix`. */
function words(status: string): string {
  return status.replaceAll('_', ' ');
}
