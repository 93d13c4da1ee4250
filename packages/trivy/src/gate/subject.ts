/** What a gate is asked about. */
import { UserError } from '@container-kit/core';
import type { Digest } from '@container-kit/registry';

/** See above. Paths are as the user wrote them, relative to the workspace. */
export type Subject =
  /** An image in a registry, or in the local engine. */
  | { readonly kind: 'image'; readonly reference: string }
  /** An OCI layout folder or an archive; `verified`: root of a layout whose every byte was hashed already. */
  | { readonly kind: 'image'; readonly path: string; readonly verified?: Digest }
  | { readonly kind: 'fs' | 'config' | 'sbom'; readonly path: string }
  /** Trivy reports that exist already. */
  | { readonly kind: 'report'; readonly paths: readonly string[] };

/** The inputs that say it. */
export interface SubjectInputs {
  readonly scanType: 'image' | 'fs' | 'config' | 'sbom';
  readonly imageRef: string;
  readonly input: string;
  readonly scanRef: string;
  readonly reportFile: readonly string[];
}

/**
 * Finds out what to scan.
 *
 * @throws {UserError} when the inputs name nothing, or several things
 */
export function readSubject({ scanType, imageRef, input, scanRef, reportFile }: SubjectInputs): Subject {
  const named = Object.entries({ 'image-ref': imageRef, input, 'report-file': reportFile.join(' ') })
    .filter(([, value]) => value !== '')
    .map(([name]) => `"${name}"`);
  if (named.length > 1) {
    throw new UserError(`the inputs ${named.join(' and ')} name several things to judge`, {
      fix: 'set one of them; use one step for each image',
    });
  }
  if (reportFile.length > 0) return { kind: 'report', paths: reportFile };
  if (scanType !== 'image') {
    if (named.length === 0) return { kind: scanType, path: scanRef };
    throw new UserError(`input "scan-type" is "${scanType}", and ${named.join()} names an image`, {
      fix: 'set "scan-ref" to the path, or leave out "scan-type"',
    });
  }
  if (imageRef !== '') return { kind: 'image', reference: imageRef };
  if (input !== '') return { kind: 'image', path: input };
  throw new UserError('there is nothing to scan: "image-ref", "input" and "report-file" are empty', {
    fix: 'set "image-ref" to an image such as ghcr.io/org/app:1.4.2, "input" to an OCI layout or archive, or "scan-type" to fs, config or sbom',
  });
}

/** How the user named it, for reports. */
export function nameOf(subject: Subject): string {
  if ('reference' in subject) return subject.reference;
  return 'path' in subject ? subject.path : subject.paths.join(', ');
}
