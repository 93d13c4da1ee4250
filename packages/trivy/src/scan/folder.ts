/** Scans what is no image: a folder, its configuration files, an SBOM. */
import { realpath, stat } from 'node:fs/promises';
import type { ScanReport } from '../model/types.ts';
import { ScanError } from './errors.ts';
import type { ScanCommand } from './flags.ts';
import type { Trivy } from './trivy.ts';

/**
 * Scans the lock files, secrets and configuration files of a folder, or one file.
 *
 * What steers Trivy from outside of the files, `trivy.yaml`, `.trivyignore` and `trivy-secret.yaml`, has no effect.
 * Comments in configuration files do (`#trivy:ignore:<id>`): Trivy has no switch for them.
 *
 * @throws ScanError, CancelledError
 */
export function scanFolder(trivy: Trivy, path: string): Promise<ScanReport> {
  return scanPath(trivy, 'fs', path);
}

/** Scans only the configuration files of a folder: Dockerfiles, Kubernetes, Terraform. @throws ScanError, CancelledError */
export function scanConfiguration(trivy: Trivy, path: string): Promise<ScanReport> {
  return scanPath(trivy, 'config', path);
}

/** Looks up what an SBOM lists (CycloneDX, SPDX, or either of them in an attestation). @throws ScanError, CancelledError */
export function scanSbom(trivy: Trivy, path: string): Promise<ScanReport> {
  return scanPath(trivy, 'sbom', path);
}

async function scanPath(trivy: Trivy, command: ScanCommand, path: string): Promise<ScanReport> {
  const target = await existing(path, command);
  // An absolute path is never taken for a flag.
  return await trivy.scan({
    command,
    target: [target],
    what: path,
    lane: command,
    readable: [target],
    subject: {},
  });
}

async function existing(path: string, command: ScanCommand): Promise<string> {
  try {
    const real = await realpath(path);
    if (command !== 'sbom' || (await stat(real)).isFile()) return real;
  } catch (error) {
    throw new ScanError('source', `${path} cannot be read, so it cannot be scanned`, { cause: error });
  }
  throw new ScanError('source', `${path} is no file, so it is no SBOM`);
}
