/** Accepted findings: which findings each of them is about, and whether it still holds. */
import { type GateException, type Glob, parseGlob } from '@container-kit/policy';
import { pathOf } from '../baseline/identity.ts';
import { decode, parsePackageUrl } from '../baseline/purl.ts';
import type { Finding } from '../model/types.ts';
import type { ExceptionNote } from '../report/types.ts';

/** An accepted finding of any file. */
export interface LedgerEntry extends Omit<GateException, 'expires'> {
  readonly kind: 'exception' | 'trivyignore';
  /** The last day on which it holds (UTC); undefined, which only ignore files can say, is forever. */
  readonly expires: string | undefined;
}

/** An entry that is ready to be compared with findings. */
export interface OpenEntry {
  readonly entry: LedgerEntry;
  /** Whether it is about the finding, wherever it stands in time. */
  readonly covers: (finding: Finding) => boolean;
  readonly state: 'in-force' | 'expiring' | 'expired';
}

const DAY = 86_400_000;

/** The entries of the policy and of ledger files. */
export function asLedger(exceptions: readonly GateException[]): readonly LedgerEntry[] {
  return exceptions.map((exception) => ({ ...exception, kind: 'exception' }));
}

/** A ledger by the IDs it speaks of. */
export class Ledger {
  readonly entries: readonly OpenEntry[];
  readonly #byId: ReadonlyMap<string, readonly OpenEntry[]>;

  /**
   * @param images names that the image has or will have, `host/name:tag`; an entry with `image` must match all of them
   * @param expiresSoon in milliseconds
   */
  constructor(
    entries: readonly LedgerEntry[],
    {
      images,
      now,
      expiresSoon,
    }: { readonly images: readonly string[]; readonly now: Date; readonly expiresSoon: number },
  ) {
    this.entries = entries.map((entry) => ({
      entry,
      covers: matcherOf(entry, images),
      state: stateOf(entry, now, expiresSoon),
    }));
    this.#byId = Map.groupBy(this.entries, ({ entry }) => entry.id.toLowerCase());
  }

  /** All entries about a finding, by its ID or another name of it. */
  about(finding: Finding): readonly OpenEntry[] {
    if (this.entries.length === 0) return [];
    const ids = new Set([finding.id, ...finding.aliases].map((id) => id.toLowerCase()));
    return [...ids].flatMap((id) => (this.#byId.get(id) ?? []).filter(({ covers }) => covers(finding)));
  }
}

/** An entry for people to read. */
export function noteOf({
  id,
  package: thing,
  path,
  image,
  owner,
  reason,
  expires,
}: LedgerEntry): ExceptionNote {
  const scope = [thing, path, image].filter((part) => part !== undefined).join(' in ');
  return { id, scope: scope || 'everywhere', owner, reason, expires: expires ?? 'never' };
}

/** The entries of a pull request that its base does not have. */
export function pendingEntries(
  base: readonly LedgerEntry[],
  head: readonly LedgerEntry[],
): readonly LedgerEntry[] {
  const text = ({ id, package: thing, path, image, reason, owner, expires }: LedgerEntry) =>
    JSON.stringify([id, thing, path, image, reason, owner, expires]);
  const known = new Set(base.map(text));
  return head.filter((entry) => !known.has(text(entry)));
}

function stateOf({ expires }: LedgerEntry, now: Date, expiresSoon: number): OpenEntry['state'] {
  if (expires === undefined) return 'in-force';
  const end = Date.parse(`${expires}T00:00:00Z`) + DAY;
  // A day that cannot be read must not last forever.
  if (!(now.getTime() < end)) return 'expired';
  return end - now.getTime() <= expiresSoon ? 'expiring' : 'in-force';
}

function matcherOf(entry: LedgerEntry, images: readonly string[]): (finding: Finding) => boolean {
  const image = entry.image === undefined ? undefined : parseGlob(entry.image);
  const isHere = image === undefined || (images.length > 0 && images.every((name) => isNamed(image, name)));
  const thing = entry.package === undefined ? undefined : parseGlob(decode(entry.package));
  const path = entry.path === undefined ? undefined : parseGlob(withoutRoot(entry.path));
  return (finding) =>
    isHere &&
    (thing === undefined || isPackage(thing, finding)) &&
    (path === undefined || path.matches(withoutRoot(pathOf(finding))));
}

/** With tag and digest, or without. */
function isNamed(glob: Glob, name: string): boolean {
  const [withoutDigest = ''] = name.split('@', 1);
  const withoutTag = withoutDigest.replace(/:[^:/]*$/, '');
  return [name, withoutDigest, withoutTag].some((each) => glob.matches(each));
}

function isPackage(glob: Glob, { package: found }: Finding): boolean {
  if (found === undefined) return false;
  const url = found.purl === undefined ? undefined : parsePackageUrl(found.purl);
  const base = decode(url?.base ?? `pkg:${found.type}/${found.name}`);
  return glob.matches(base) || glob.matches(`${base}@${url?.version ?? found.version}`);
}

function withoutRoot(path: string): string {
  return path.replace(/^\.?\/+/, '');
}
