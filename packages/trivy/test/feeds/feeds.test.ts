import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { CancelledError, download } from '@container-kit/core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseEpss, parseKev } from '../../src/feeds/parse.ts';
import { dailyFiles, type FeedSources, loadFeeds } from '../../src/index.ts';
import { NOW, npm, scan, vulnerability } from '../verdict/inputs.ts';

const KEV = JSON.stringify({ catalogVersion: '2026.11.25', vulnerabilities: [{ cveID: 'CVE-2026-0001' }] });
const CSV = '#model_version:v4,score_date:2026-11-25\ncve,epss,percentile\nCVE-2026-0001,0.25,0.9\n';

let server: Server;
let base: string;
let requests: string[];
let answer: (path: string) => { readonly status?: number; readonly body: string | Buffer };

beforeEach(async () => {
  requests = [];
  server = createServer((request, response) => {
    const path = request.url ?? '';
    requests.push(path);
    const { status = 200, body } = answer(path);
    response.writeHead(status).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => new Promise<void>((resolve) => server.close(() => resolve())));

function sources(more: Partial<FeedSources> = {}): FeedSources {
  return {
    download: async (url, maxBytes) => (await download(url, { maxBytes, retries: 0, env: {} })).bytes,
    readFile: async () => undefined,
    ...more,
  };
}

const reportOf = (...ids: readonly string[]) => [scan(ids.map((id) => vulnerability(id, npm(id, '1'))))];
const FOUND = reportOf('CVE-2026-0001', 'GHSA-x');

describe('loadFeeds', () => {
  test('loads the catalogue and asks for the scores of what was found', async () => {
    answer = (path) =>
      path === '/kev.json' ? { body: KEV } : { body: '{"data":[{"cve":"CVE-2026-0001","epss":"0.25"}]}' };
    const feeds = { kev: `${base}/kev.json`, epss: `${base}/epss` };
    const withAlias = [
      scan([vulnerability('GHSA-y', npm('y', '1'), { aliases: ['CVE-2026-0002'] })]),
      ...FOUND,
    ];
    expect(await loadFeeds({ kev: 'warn', epss: 0.1, feeds }, withAlias, sources())).toEqual({
      kev: new Set(['CVE-2026-0001']),
      epss: new Map([['CVE-2026-0001', 0.25]]),
      problems: [],
    });
    expect(requests.toSorted()).toEqual(['/epss?limit=2&cve=CVE-2026-0001,CVE-2026-0002', '/kev.json']);
  });

  test('asks for many in several requests, none of them too long', async () => {
    const ids = Array.from({ length: 1000 }, (_, index) => `CVE-2026-${10_000 + index}`);
    answer = (path) => {
      const asked = new URL(path, base).searchParams.get('cve')?.split(',') ?? [];
      return { body: JSON.stringify({ data: asked.map((cve) => ({ cve, epss: '0.5' })) }) };
    };
    const feeds = { epss: `${base}/epss` };
    const { epss } = await loadFeeds({ kev: 'ignore', epss: 0.1, feeds }, reportOf(...ids), sources());
    expect(epss?.size).toBe(1000);
    expect(requests).toHaveLength(12);
    for (const path of requests) expect(path.length).toBeLessThan(2000);
  });

  test.each(['/scores.csv', '/scores.csv.gz'])('a file has all scores: %s', async (path) => {
    answer = () => ({ body: path.endsWith('.gz') ? gzipSync(CSV) : CSV });
    const feeds = { epss: `${base}${path}` };
    const { epss } = await loadFeeds({ kev: 'ignore', epss: 0.1, feeds }, FOUND, sources());
    expect(epss).toEqual(new Map([['CVE-2026-0001', 0.25]]));
    expect(requests).toEqual([path]);
  });

  test('reads files that the policy names', async () => {
    const files: Readonly<Record<string, string>> = { 'kev.json': KEV, 'scores.csv': CSV };
    const readFile = async (path: string) => files[path];
    const feeds = { kev: 'kev.json', epss: 'scores.csv' };
    expect(await loadFeeds({ kev: 'fail', epss: 0.1, feeds }, FOUND, sources({ readFile }))).toMatchObject({
      kev: new Set(['CVE-2026-0001']),
      epss: new Map([['CVE-2026-0001', 0.25]]),
    });
    const missing = await loadFeeds({ kev: 'fail', epss: undefined, feeds }, FOUND, sources());
    expect(missing.problems).toEqual([
      'known exploited vulnerabilities could not be loaded: kev.json does not exist',
    ]);
  });

  test('asks nobody when nothing is asked for, or nothing was found', async () => {
    const feeds = { kev: `${base}/kev.json`, epss: `${base}/epss` };
    expect(await loadFeeds({ kev: 'ignore', epss: undefined, feeds }, FOUND, sources())).toEqual({
      kev: undefined,
      epss: undefined,
      problems: [],
    });
    expect(await loadFeeds({ kev: 'fail', epss: 0.1, feeds }, reportOf('GHSA-x'), sources())).toEqual({
      kev: new Set(),
      epss: new Map(),
      problems: [],
    });
    expect(requests).toEqual([]);
  });

  test.each<[string, { status?: number; body: string | Buffer }, RegExp]>([
    ['a refusal', { status: 404, body: 'no' }, /could not be loaded: .*404/],
    ['a page instead of data', { body: '<html>' }, /could not be loaded/],
    ['an empty catalogue', { body: '{"vulnerabilities":[]}' }, /the catalogue is empty/],
    ['another document', { body: '{}' }, /it is no catalogue/],
    ['broken gzip', { body: Buffer.from([0x1f, 0x8b, 1]) }, /could not be loaded/],
  ])('%s is a problem and no failure', async (_, body, problem) => {
    answer = () => body;
    const loaded = await loadFeeds(
      { kev: 'fail', epss: undefined, feeds: { kev: `${base}/kev.json` } },
      FOUND,
      sources(),
    );
    expect(loaded.kev).toBeUndefined();
    expect(loaded.problems).toEqual([expect.stringMatching(problem)]);
  });

  test('a run that is cancelled ends', async () => {
    const cancelled = sources({ download: () => Promise.reject(new CancelledError('cancelled')) });
    await expect(loadFeeds({ kev: 'warn', epss: undefined, feeds: {} }, FOUND, cancelled)).rejects.toThrow(
      'cancelled',
    );
  });
});

describe('dailyFiles', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'feeds-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  test('loads once a day, and keeps nothing that it could not read', async () => {
    const feeds = { kev: `${base}/kev.json` };
    const load = (now: Date) =>
      loadFeeds(
        { kev: 'warn', epss: undefined, feeds },
        FOUND,
        sources({ daily: dailyFiles(join(folder, 'x'), now) }),
      );
    answer = () => ({ body: '{}' });
    expect((await load(NOW)).problems).toHaveLength(1);
    answer = () => ({ body: KEV });
    expect((await load(NOW)).kev?.size).toBe(1);
    expect((await load(NOW)).kev?.size).toBe(1);
    expect(requests).toHaveLength(2);
    await load(new Date(NOW.getTime() + 86_400_000));
    expect(requests).toHaveLength(3);
    expect(await readdir(join(folder, 'x'))).toHaveLength(2);
  });

  test('a folder that cannot be made is no failure', async () => {
    const files = dailyFiles('/dev/null/x', NOW);
    await files.write('a', 'b');
    expect(await files.read('a')).toBeUndefined();
  });
});

describe('the formats', () => {
  test('what is no CVE or no probability is left out', () => {
    expect(parseKev('{"vulnerabilities":[{"cveID":"CVE-2026-0001"},{"cveID":"x"},{},null]}')).toEqual(
      new Set(['CVE-2026-0001']),
    );
    const rows = [
      ['CVE-2026-0001', '0.5'],
      ['CVE-2026-0002', 0.25],
      ['CVE-2026-0003', '1.5'],
      ['CVE-2026-0004', ''],
      ['x', '0.5'],
    ];
    const data = rows.map(([cve, epss]) => ({ cve, epss }));
    expect(parseEpss(JSON.stringify({ data }))).toEqual(
      new Map([
        ['CVE-2026-0001', 0.5],
        ['CVE-2026-0002', 0.25],
      ]),
    );
  });

  test.each(['', 'a,b\n', 'cve,epss\n', '{"data":{}}', '{'])('%j has no scores', (text) => {
    expect(() => parseEpss(text)).toThrow();
  });
});
