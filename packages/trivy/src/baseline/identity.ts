/** What makes two findings the same, in another build and on another platform. */
import type { Finding } from '../model/types.ts';
import { parsePackageUrl } from './purl.ts';

/**
 * The names of a finding. Trivy's own `Fingerprint` hashes the image, so it is another one in every build.
 */
export interface Identity {
  /** Class, purl without version, id, path: survives an update, and lines that move. */
  readonly key: string;
  /** Key, version and line: the same finding on two platforms. */
  readonly exact: string;
}

/** Names a finding. */
export function identify(finding: Finding): Identity {
  const { class: kind, id, package: found, location } = finding;
  const thing = found === undefined ? '' : packageName(found);
  const key = `${kind}|${thing}|${id}|${pathOf(finding)}`;
  return { key, exact: `${key}|${found?.version ?? ''}|${location?.startLine ?? ''}` };
}

/**
 * The key without numbers in the path: it survives an update of a package whose path names its version. Only for what
 * packages bring: of two secrets in files with numbered names, one may well be new.
 */
export function looseKey(finding: Finding, key: string): string {
  const { class: kind, id, package: found } = finding;
  if (found === undefined) return key;
  return `${kind}|${packageName(found)}|${id}|${withoutNumbers(pathOf(finding), found.version)}`;
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
