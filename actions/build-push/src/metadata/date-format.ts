import type { Dayjs } from 'dayjs';

/** A moment in time as a clock on the wall of a time zone shows it. */
interface WallClock {
  /** Carries the local date and time in its UTC fields, so that the machine's own zone has no say. */
  readonly local: Dayjs;
  /** Minutes east of UTC. */
  readonly offset: number;
  readonly instant: Date;
}

/** A format or time zone that cannot be used; the message says which and why. */
export class DateFormatError extends Error {
  override readonly name = 'DateFormatError';
}

/** Bracketed text, runs of one letter with an optional ordinal `o`, and everything else. */
const TOKENS = /\[([^\]]*)\]|([A-Za-z])\2*o?|[^A-Za-z[]+|\[/g;

/** Moment's tokens that dayjs with its plugins formats the same way. */
const DAYJS_TOKENS = new Set(
  'YYYY YY Q Qo MMMM MMM MM M DD D Do dddd ddd dd d HH H hh h kk k mm m ss s SSS A a w wo ww W WW gggg GGGG'.split(
    ' ',
  ),
);

/** Moment's tokens that dayjs lacks, or would take from the machine's own zone. */
const OTHER_TOKENS: ReadonlyMap<string, (clock: WallClock) => string> = new Map([
  ['DDD', ({ local }: WallClock) => String(dayOfYear(local))],
  ['DDDD', ({ local }: WallClock) => String(dayOfYear(local)).padStart(3, '0')],
  ['E', ({ local }: WallClock) => String(local.day() || 7)],
  ['S', ({ local }: WallClock) => local.format('SSS').slice(0, 1)],
  ['SS', ({ local }: WallClock) => local.format('SSS').slice(0, 2)],
  ['X', ({ instant }: WallClock) => String(Math.floor(instant.getTime() / 1000))],
  ['x', ({ instant }: WallClock) => String(instant.getTime())],
  ['Z', ({ offset }: WallClock) => formatOffset(offset, ':')],
  ['ZZ', ({ offset }: WallClock) => formatOffset(offset, '')],
]);

/** Letters that stand for themselves in Moment's formats; any other unknown letter is a mistake. */
const LITERAL_LETTERS = /^[^DEGHLMNQSWXYZadeghklmoswxyz]+$/;

/**
 * Formats a date with Moment's tokens (https://momentjs.com/docs/#/displaying/format/), English names.
 *
 * @param timeZone IANA name such as `Europe/Paris`, any case
 * @throws DateFormatError for tokens and time zones that are not known
 */
export async function formatDate(instant: Date, format: string, timeZone: string): Promise<string> {
  const clock = await readWallClock(instant, timeZone);
  return [...format.matchAll(TOKENS)]
    .map(([text, bracketed]) => bracketed ?? formatToken(text, clock, format))
    .join('');
}

function formatToken(token: string, clock: WallClock, format: string): string {
  const other = OTHER_TOKENS.get(token);
  if (other !== undefined) {
    return other(clock);
  }
  if (DAYJS_TOKENS.has(token)) {
    return clock.local.format(token);
  }
  if (LITERAL_LETTERS.test(token)) {
    return token;
  }
  throw new DateFormatError(`"${token}" in the date format "${format}" is not supported`);
}

/**
 * The zone's local time comes from Intl: dayjs' own timezone plugin goes through the machine's zone and is off
 * by an hour when the date falls into that zone's change to summer time.
 */
async function readWallClock(instant: Date, timeZone: string): Promise<WallClock> {
  const dayjs = await loadDayjs();
  const parts = new Map(
    zoneFormat(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const seconds = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  const local = seconds + instant.getUTCMilliseconds();
  return { local: dayjs.utc(local), offset: Math.round((local - instant.getTime()) / 60_000), instant };
}

function zoneFormat(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch (cause) {
    throw new DateFormatError(`"${timeZone}" is no time zone`, { cause });
  }
}

async function loadDayjs() {
  const [{ default: dayjs }, ...plugins] = await Promise.all([
    import('dayjs'),
    import('dayjs/plugin/utc.js'),
    import('dayjs/plugin/advancedFormat.js'),
    import('dayjs/plugin/weekOfYear.js'),
    import('dayjs/plugin/isoWeek.js'),
    import('dayjs/plugin/weekYear.js'),
  ]);
  for (const { default: plugin } of plugins) {
    dayjs.extend(plugin);
  }
  return dayjs;
}

function dayOfYear(local: Dayjs): number {
  return Math.floor((local.valueOf() - Date.UTC(local.year(), 0, 1)) / 86_400_000) + 1;
}

function formatOffset(minutes: number, separator: string): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  const absolute = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(absolute / 60))}${separator}${pad(absolute % 60)}`;
}
