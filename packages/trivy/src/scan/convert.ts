/** Makes SBOMs of reports. */
import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ScanError } from './errors.ts';
import type { Trivy } from './trivy.ts';

export const SBOM_FORMATS = ['cyclonedx', 'spdx'] as const;
export type SbomFormat = (typeof SBOM_FORMATS)[number];

const FORMATS = {
  cyclonedx: { flag: 'cyclonedx', file: 'sbom.cdx.json' },
  spdx: { flag: 'spdx-json', file: 'sbom.spdx.json' },
} as const;

/**
 * Writes the SBOM of what was scanned, without scanning again. It lists the packages that the report lists, which Trivy
 * does unless it is told not to.
 *
 * @param report path of Trivy's JSON
 * @param folder where to write it; beside the report by default
 * @returns path of the SBOM: JSON of CycloneDX or SPDX
 * @throws ScanError, CancelledError
 */
export async function convertSbom(
  trivy: Trivy,
  report: string,
  format: SbomFormat,
  folder: string = dirname(report),
): Promise<string> {
  const { flag, file } = FORMATS[format];
  const path = join(folder, file);
  await trivy.run(['convert', '--format', flag, '--output', path, report], {
    what: `making the SBOM of ${basename(report)}`,
    lane: 'convert',
    readable: [report],
  });
  const written = await stat(path).catch(() => undefined);
  if (written === undefined || written.size === 0) throw new ScanError('report', 'Trivy wrote no SBOM');
  return path;
}
