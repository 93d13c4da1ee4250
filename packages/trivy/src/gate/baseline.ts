/** What the findings are compared with. */
import { formatRepository } from '@container-kit/registry/reference';
import type { BaseImage } from '../image/base-image.ts';
import { ScanError } from '../scan/errors.ts';
import { scanImage } from '../scan/image.ts';
import type { Trivy } from '../scan/trivy.ts';
import type { Baseline } from '../verdict/input.ts';
import { parseName } from './reference-name.ts';
import { readReportFile } from './report-file.ts';
import type { ScanSources } from './scan-subject.ts';

const REFERENCE = 'ref:';

/** @throws {UserError} when the name of an image is wrong: before minutes go into a scan */
export function checkBaseline(kind: string): void {
  if (kind.startsWith(REFERENCE)) parseName('baseline', kind.slice(REFERENCE.length));
}

/**
 * Scans the baseline with the same Trivy and the same database, platform by platform.
 *
 * @param kind `none`, `base-image`, `ref:<image>`, `report:<path>`
 * @param platforms those of the subject
 * @throws ScanError, {UserError}, {ReportError}, and errors of packages/registry
 */
export async function readBaseline(
  kind: string,
  base: BaseImage | undefined,
  platforms: readonly string[],
  trivy: () => Promise<Trivy>,
  sources: ScanSources,
): Promise<Baseline | undefined> {
  if (kind === 'none') return undefined;
  if (kind === 'base-image') return readBase(base, platforms, await trivy(), sources);
  if (kind.startsWith('report:')) {
    const path = kind.slice('report:'.length);
    const report = await readReportFile('baseline', path, sources.context.github.workspace);
    return { kind, name: path, reports: [report] };
  }
  return readReference(kind, platforms, await trivy(), sources);
}

async function readBase(
  base: BaseImage | undefined,
  platforms: readonly string[],
  trivy: Trivy,
  { client }: ScanSources,
): Promise<Baseline> {
  if (base === undefined) {
    throw new ScanError(
      'source',
      'the base image is not known: neither provenance nor annotations name one whose layers this image begins with. Build with provenance, or use the baseline "ref:<image>"',
    );
  }
  const wanted = platforms.filter((platform) => base.diffIds.has(platform));
  const reference = { ...base.reference, digest: base.digest };
  const { reports } = await scanImage(trivy, reference, { client, platforms: wanted });
  return { kind: 'base-image', name: base.name, reports };
}

async function readReference(
  kind: string,
  platforms: readonly string[],
  trivy: Trivy,
  { client, context }: ScanSources,
): Promise<Baseline | undefined> {
  const name = kind.slice(REFERENCE.length);
  const reference = parseName('baseline', name);
  const repository = client.repository(reference.registry, reference.repository);
  const found = await repository.resolve(reference.digest ?? reference.tag ?? 'latest');
  if (found === undefined) {
    // As before the first push of a new image: then everything is new, which is never less strict.
    context.log.notice(`There is no baseline ${name} yet, so every finding counts as new`);
    return { kind, name, reports: [] };
  }
  const image = { ...reference, digest: found.digest };
  const { reports } = await scanImage(trivy, image, { client, platforms: await offered(platforms) });
  return { kind, name: `${formatRepository(reference)}@${found.digest}`, reports };

  /** A platform that is new has nothing to be compared with, and is no reason to fail. */
  async function offered(wanted: readonly string[]): Promise<readonly string[]> {
    const { listPlatforms } = await import('../scan/platforms.ts');
    const all = (await listPlatforms(repository, image.digest)).map((platform) => platform.name);
    return wanted.filter((platform) => all.includes(platform));
  }
}
