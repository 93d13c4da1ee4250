/** The parts of a finding as cells of a table. */
import type { Finding } from '../model/types.ts';
import type { JudgedFinding } from '../report/types.ts';
import { advisoryUrl } from './advisory.ts';
import type { ViewOptions } from './options.ts';
import { describeFix, describeThing } from './plain.ts';
import { badge } from './severity.ts';
import { prose, title, value } from './text.ts';

/** What cells need to know of the report around a finding. */
export interface CellContext extends ViewOptions {
  /** How many platforms were scanned: what all of them have needs no list. */
  readonly platforms: number;
}

/** From this probability of exploitation on, it is worth a word. */
const NOTABLE_EPSS = 0.1;

/** `🟠 High`. */
export function severityCell({ severity }: Finding): string {
  return badge(severity);
}

/** Name, title, signs of danger. */
export function nameCell({ id, title: text, kev, epss }: JudgedFinding): string {
  const signs = [
    kev ? '🔥 **known to be exploited**' : '',
    epss !== undefined && epss >= NOTABLE_EPSS ? `EPSS ${Math.round(epss * 100)} %` : '',
  ];
  return lines(idLink(id), title(text), signs.filter((sign) => sign !== '').join(', '));
}

/** The name of a finding, with a link where there is a page about it. */
export function idLink(id: string): string {
  const address = advisoryUrl(id);
  return address === undefined ? value(id) : `[${prose(id)}](${address})`;
}

/** Package with version, or the place of what is no package's. */
export function thingCell(finding: Finding): string {
  const { package: found } = finding;
  return found === undefined ? value(describeThing(finding)) : lines(value(found.name), prose(found.version));
}

/** What helps against it. */
export function fixCell(finding: Finding): string {
  const { package: found } = finding;
  return found !== undefined && found.fixedVersions.length > 0
    ? found.fixedVersions.map(prose).join(', ')
    : prose(describeFix(finding));
}

/** What brought it: line of the Dockerfile, layer, file, platforms. */
export function whereCell(finding: JudgedFinding, context: CellContext): string {
  const { source, origin, package: found, platforms } = finding;
  return lines(
    source === undefined ? '' : lineLink(source.path, source.line, context.blobUrl),
    origin === undefined ? '' : ORIGINS[origin],
    found?.path === undefined ? '' : value(found.path),
    platforms.length >= context.platforms ? '' : platforms.map(prose).join(', '),
  );
}

/** Lines of a cell; empty ones leave no trace. */
function lines(...texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('<br>');
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
