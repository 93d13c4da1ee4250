/** SBOMs, made of the scans that were judged. */
import { mkdtempSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ActionContext, UserError } from '@container-kit/core';
import { convertSbom, type GateRun } from '@container-kit/trivy';
import type { Inputs } from './inputs.ts';

/**
 * Writes one SBOM for each scan.
 *
 * @returns path of the SBOM; of a folder with one folder for each platform when there are several; undefined when none is
 *   asked for, or nothing was scanned
 * @throws {UserError} when only reports were judged, which Trivy did not make here; ScanError
 */
export async function writeSboms(
  { scans, trivy, problem }: GateRun,
  format: Inputs['sbom'],
  { env }: Pick<ActionContext, 'env'>,
): Promise<string | undefined> {
  if (format === 'none' || problem !== undefined) return undefined;
  if (trivy === undefined) {
    throw new UserError('input "sbom": an existing report is judged, so there is no scan to make it of', {
      fix: 'leave out "sbom", or let this step scan the image',
    });
  }
  const folder = mkdtempSync(join(env.RUNNER_TEMP || tmpdir(), 'trivy-gate-sbom-'));
  const paths: string[] = [];
  for (const { path, artifact } of scans) {
    if (path === undefined) continue;
    const own = join(folder, (artifact.platform ?? 'unknown').replaceAll('/', '-'));
    await mkdir(own, { recursive: true });
    paths.push(await convertSbom(trivy, path, format, own));
  }
  const [only, ...more] = paths;
  return only !== undefined && more.length === 0 ? only : folder;
}
