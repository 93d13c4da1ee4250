/** Loads what is known of exploits, from the feeds that the policy names. */
import { gunzipSync } from 'node:zlib';
import { CancelledError } from '@container-kit/core';
import type { ScanReport } from '../model/types.ts';
import type { GateRules } from '../verdict/rules.ts';
import { isCve, parseEpss, parseKev } from './parse.ts';

/** What the feeds know; undefined is what was not asked for, or could not be had. */
export interface FeedData {
  /** CVE IDs that are exploited. */
  readonly kev: ReadonlySet<string> | undefined;
  /** By CVE ID: the probability of exploitation within 30 days, 0 to 1. */
  readonly epss: ReadonlyMap<string, number> | undefined;
  /** One line for each feed that could not be had. */
  readonly problems: readonly string[];
}

/** How to reach the feeds. */
export interface FeedSources {
  /** Reads a URL into memory. */
  readonly download: (url: string, maxBytes: number) => Promise<Uint8Array>;
  /** Reads a file that the policy names; undefined when it does not exist. */
  readonly readFile: (path: string) => Promise<string | undefined>;
  /** Keeps the text of this day; see `dailyFiles`. */
  readonly daily?: DailyFiles;
}

/** Texts of today by name. */
export interface DailyFiles {
  readonly read: (name: string) => Promise<string | undefined>;
  readonly write: (name: string, text: string) => Promise<void>;
}

/** Nothing asked for. */
export const NO_FEEDS: FeedData = { kev: undefined, epss: undefined, problems: [] };

const KEV_URL = 'https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json';
const EPSS_URL = 'https://api.first.org/data/v1/epss';
const MAX_FEED_BYTES = 64 * 1024 * 1024;
/** FIRST takes 2000 characters of IDs at once, and 100 results a page. */
const IDS_PER_REQUEST = 90;
const REQUESTS_AT_ONCE = 4;

/**
 * Loads the feeds that the rules ask for. Nothing is asked for when nothing was found. What cannot be had is a problem
 * in the result; whether that matters is up to the verdict.
 *
 * @throws what `download` throws when the run was cancelled
 */
export async function loadFeeds(
  { kev, epss, feeds }: Pick<GateRules, 'kev' | 'epss' | 'feeds'>,
  reports: readonly ScanReport[],
  sources: FeedSources,
): Promise<FeedData> {
  if (kev === 'ignore' && epss === undefined) return NO_FEEDS;
  const ids = cvesOf(reports);
  if (ids.length === 0) return { kev: new Set(), epss: new Map(), problems: [] };
  const problems: string[] = [];
  const [exploited, scores] = await Promise.all([
    kev === 'ignore'
      ? undefined
      : attempt(problems, 'known exploited vulnerabilities', () => loadKev(feeds.kev, sources)),
    epss === undefined
      ? undefined
      : attempt(problems, 'EPSS scores', () => loadEpss(feeds.epss, ids, sources)),
  ]);
  return { kev: exploited, epss: scores, problems };
}

async function attempt<T>(problems: string[], what: string, load: () => Promise<T>): Promise<T | undefined> {
  try {
    return await load();
  } catch (error) {
    if (error instanceof CancelledError) throw error;
    problems.push(`${what} could not be loaded: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

async function loadKev(source: string | undefined, sources: FeedSources): Promise<ReadonlySet<string>> {
  return readFeed(source ?? KEV_URL, parseKev, sources);
}

/** A file has all scores; the API is asked for those of the findings. */
async function loadEpss(
  source: string | undefined,
  ids: readonly string[],
  sources: FeedSources,
): Promise<ReadonlyMap<string, number>> {
  const address = source ?? EPSS_URL;
  if (!isUrl(address) || /\.(?:csv|csv\.gz|json)$/.test(new URL(address).pathname)) {
    return readFeed(address, parseEpss, sources);
  }
  const scores = new Map<string, number>();
  const urls = chunks(ids, IDS_PER_REQUEST).map((some) => queryFor(address, some));
  for (const some of chunks(urls, REQUESTS_AT_ONCE)) {
    const pages = await Promise.all(some.map((url) => readFeed(url, parseEpss, sources)));
    for (const [id, score] of pages.flatMap((page) => [...page])) scores.set(id, score);
  }
  return scores;
}

function queryFor(address: string, ids: readonly string[]): string {
  const url = new URL(address);
  url.searchParams.set('limit', String(ids.length));
  // FIRST separates by commas, and knows them only as they are.
  return `${url}&cve=${ids.join(',')}`;
}

/** Reads a feed, that of today if it is there. Only what could be understood is kept. */
async function readFeed<T>(address: string, parse: (text: string) => T, sources: FeedSources): Promise<T> {
  const { daily, readFile, download } = sources;
  if (!isUrl(address)) {
    const text = await readFile(address);
    if (text === undefined) throw new Error(`${address} does not exist`);
    return parse(text);
  }
  const kept = await daily?.read(address);
  if (kept !== undefined) return parse(kept);
  const bytes = await download(address, MAX_FEED_BYTES);
  const text = isGzip(bytes) ? gunzipSync(bytes, { maxOutputLength: MAX_FEED_BYTES }) : bytes;
  const decoded = new TextDecoder().decode(text);
  const parsed = parse(decoded);
  await daily?.write(address, decoded);
  return parsed;
}

/** RFC 1952, 2.3.1. */
function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function isUrl(source: string): boolean {
  return /^https?:\/\//.test(source);
}

/** In a fixed order, so that the same findings make the same requests. */
function cvesOf(reports: readonly ScanReport[]): readonly string[] {
  const found = reports.flatMap(({ findings }) => findings).filter((each) => each.class === 'vulnerability');
  return [...new Set(found.flatMap(({ id, aliases }) => [id, ...aliases]).filter(isCve))].toSorted();
}

function chunks<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
