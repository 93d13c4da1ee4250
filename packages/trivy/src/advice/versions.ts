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

/**
 * The order of two versions: below 0 when `a` is lower. Versions that differ in trailing zeros or separators alone are
 * equal.
 *
 * @param os whether they are of an operating system's package: `epoch:upstream-revision`
 */
export function compareVersions(a: string, b: string, os = false): number {
  const left = partsOf(a, os);
  const right = partsOf(b, os);
  for (const index of [0, 1, 2] as const) {
    const order = compareTokens(left[index], right[index]);
    if (order !== 0) return order;
  }
  return 0;
}

/** How many leading numbers two versions have in common: the branch that they share. */
export function sharedPrefix(a: string, b: string, os = false): number {
  const left = partsOf(a, os)[1];
  const right = partsOf(b, os)[1];
  let count = 0;
  while (count < left.length && count < right.length && compareToken(left[count], right[count]) === 0)
    count += 1;
  return count;
}

type Parts = readonly [epoch: readonly Token[], upstream: readonly Token[], revision: readonly Token[]];

function partsOf(version: string, os: boolean): Parts {
  const [, epoch = '', rest = version] = /^(?:([0-9]+):)?(.*)$/s.exec(version) ?? [];
  if (!os) return [tokens(epoch, os), tokens(rest.replace(/^v(?=[0-9])/, ''), os), []];
  const dash = rest.lastIndexOf('-');
  const upstream = dash === -1 ? rest : rest.slice(0, dash);
  return [tokens(epoch, os), tokens(upstream, os), tokens(dash === -1 ? '' : rest.slice(dash + 1), os)];
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
