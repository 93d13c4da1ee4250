/**
 * Compares versions of any ecosystem well enough to choose the lowest of some fixed versions. Whether a version is
 * vulnerable is never decided here: that is Trivy's part.
 */

/** `-1` a version under construction, `0` the end or a zero, `1` a suffix such as the `a` of `1.1.1a`, `2` a number. */
type Token = readonly [rank: -2 | -1 | 0 | 1 | 2, value: string];

const END: Token = [0, ''];

/** Words for what comes before the release that they are attached to. */
const EARLIER = /^(?:alpha|beta|rc|cr|pre|preview|dev|snapshot|m|milestone|canary|next|nightly)$/;
/** Python's short forms (PEP 440); elsewhere these are patch letters. */
const EARLIER_PYTHON = /^(?:a|b|c)$/;

/** A version, read once and compared often. */
export interface Version {
  readonly text: string;
  readonly epoch: readonly Token[];
  readonly upstream: readonly Token[];
  readonly revision: readonly Token[];
}

/**
 * Reads a version.
 *
 * @param os whether it is of an operating system's package: `epoch:upstream-revision`
 */
export function readVersion(text: string, os = false): Version {
  const [, epoch = '', rest = text] = /^(?:([0-9]+):)?(.*)$/s.exec(text) ?? [];
  const dash = os ? rest.lastIndexOf('-') : -1;
  const upstream = dash === -1 ? rest : rest.slice(0, dash);
  return {
    text,
    epoch: tokens(epoch, os),
    upstream: tokens(os ? upstream : upstream.replace(/^v(?=[0-9])/, ''), os),
    revision: dash === -1 ? [] : tokens(rest.slice(dash + 1), os),
  };
}

/**
 * The order of two versions: below 0 when `a` is lower. Versions that differ in trailing zeros or separators alone are
 * equal.
 */
export function compareVersions(a: Version, b: Version): number {
  if (a === b) return 0;
  return (
    compareTokens(a.epoch, b.epoch) ||
    compareTokens(a.upstream, b.upstream) ||
    compareTokens(a.revision, b.revision)
  );
}

/** How many leading parts two versions have in common: the branch that they share. */
export function sharedPrefix({ upstream: a }: Version, { upstream: b }: Version): number {
  let count = 0;
  while (count < a.length && count < b.length && compareToken(a[count], b[count]) === 0) count += 1;
  return count;
}

function tokens(text: string, os: boolean): readonly Token[] {
  return Array.from(text.toLowerCase().matchAll(/[0-9]+|[a-z]+|~/g), ([part]): Token => {
    if (part === '~') return [-2, ''];
    if (/^[0-9]/.test(part)) {
      const digits = part.replace(/^0+/, '');
      return digits === '' ? END : [2, digits];
    }
    const isEarlier = EARLIER.test(part) || (!os && EARLIER_PYTHON.test(part));
    // PEP 440 puts them before everything else of their release.
    return [isEarlier ? -1 : 1, part === 'dev' ? '' : part];
  });
}

function compareTokens(a: readonly Token[], b: readonly Token[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const order = compareToken(a[index], b[index]);
    if (order !== 0) return order;
  }
  return 0;
}

function compareToken([rankA, a]: Token = END, [rankB, b]: Token = END): number {
  if (rankA !== rankB) return rankA - rankB;
  // Numbers of any length: the longer one is the greater one.
  if (rankA === 2 && a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}
