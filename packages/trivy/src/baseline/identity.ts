/** What makes two findings the same, in another build and on another platform. */
import type { Finding } from '../model/types.ts';
import { parsePackageUrl } from './purl.ts';

/**
 * The names of a finding, from the strictest to the loosest. Trivy's own `Fingerprint` hashes the image, so it is another
 * one in every build.
 */
export interface Identity {
  /** Key, version and line: the same finding on two platforms. */
  readonly exact: string;
  /** Class, purl without version, id, path: survives an update, and lines that move. */
  readonly key: string;
  /** As `key`, without numbers in the path: survives an update of a package whose path names its version. */
  readonly loose: string;
}

/** Names a finding. */
export function identify(finding: Finding): Identity {
  const { class: kind, id, package: found, location } = finding;
  const thing = found === undefined ? '' : packageName(found);
  const path = pathOf(finding);
  const key = [kind, thing, id, path].join('|');
  const exact = [key, found?.version ?? '', location?.startLine ?? ''].join('|');
  // Only what packages bring: of two secrets in files with numbered names, one may well be new.
  const loose = found === undefined ? key : [kind, thing, id, withoutNumbers(path, found.version)].join('|');
  return { exact, key, loose };
}

/** Package URL without version, qualifiers and subpath; type and name where there is none. */
export function packageName({ purl, type, name }: NonNullable<Finding['package']>): string {
  const parsed = purl === undefined ? undefined : parsePackageUrl(purl);
  return parsed?.base ?? `pkg:${type}/${name}`;
}

/** Where it stands; empty for operating system packages, whose target names the image. */
export function pathOf({ package: found, location, target }: Finding): string {
  if (found?.os === true) return '';
  return found?.path ?? location?.path ?? target;
}

/** `lib/python3.11/x-1.2.dist-info` as `lib/python#/x-#.dist-info`. */
function withoutNumbers(path: string, version: string): string {
  const stripped = version === '' ? path : path.replaceAll(version, '#');
  return stripped.replaceAll(/\d+(?:\.\d+)*/g, '#');
}
