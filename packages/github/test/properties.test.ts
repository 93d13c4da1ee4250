import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DecodeError, Fields } from '../src/decode.ts';
import { GitHubInputError } from '../src/errors.ts';
import { path, Segments } from '../src/path.ts';
import { readAnswerText } from '../src/transport/answer-text.ts';
import { ApiRoot } from '../src/transport/api-root.ts';
import { linkTo } from '../src/transport/link.ts';
import { exhaustedForMs, retryAfterMs } from '../src/transport/rate-limit.ts';
import { PACES, Rhythm } from '../src/transport/rhythm.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 200 });
const headerText = fc.string({ maxLength: 200 });

describe('Link headers', () => {
  const url = fc.webUrl({ withQueryParameters: true, withFragments: false });
  const relation = fc.constantFrom('first', 'prev', 'last', 'self', 'nextish');

  it('finds the next page among others, wherever it stands', () => {
    fc.assert(
      fc.property(url, fc.array(fc.tuple(url, relation)), fc.nat(), (next, others, at) => {
        const links = others.map(([target, rel]) => `<${target}>; rel="${rel}"`);
        expect(linkTo('next', links.join(', '))).toBeUndefined();
        links.splice(at % (links.length + 1), 0, `<${next}>; rel="next"`);
        expect(linkTo('next', links.join(', '))).toBe(next);
        expect(linkTo('next', links.join(' ,  ').replaceAll('"', ''))).toBe(next);
      }),
    );
  });

  it('survives any header', () => {
    fc.assert(fc.property(headerText, (text) => void linkTo('next', text)));
    fc.assert(fc.property(headerText, (text) => void linkTo('next', `<${text}; rel=next`)));
  });

  it('reads all relations of a link, and other parameters', () => {
    expect(linkTo('next', '<https://a/?x=1,2>; title="a;b"; REL="last Next"')).toBe('https://a/?x=1,2');
    expect(linkTo('next', undefined)).toBeUndefined();
  });
});

describe('waits', () => {
  it('Retry-After is never negative and never NaN', () => {
    const value = fc.oneof(
      headerText,
      fc.nat().map(String),
      fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
    );
    fc.assert(
      fc.property(value, value, fc.nat(), (header, date, now) => {
        const ms = retryAfterMs({ 'retry-after': header, date }, now);
        expect(ms === undefined || ms >= 0).toBe(true);
      }),
    );
  });

  it('seconds and dates mean the same', () => {
    const now = fc.integer({ min: 0, max: 4_000_000_000 });
    fc.assert(
      fc.property(now, fc.integer({ min: 0, max: 100_000 }), (start, seconds) => {
        const date = new Date(start * 1000).toUTCString();
        const at = new Date((start + seconds) * 1000).toUTCString();
        expect(retryAfterMs({ 'retry-after': at, date }, 0)).toBe(seconds * 1000);
        expect(retryAfterMs({ 'retry-after': String(seconds) }, 0)).toBe(seconds * 1000);
      }),
    );
  });

  it('the primary limit is never waited for backwards', () => {
    fc.assert(
      fc.property(headerText, headerText, fc.nat(), (reset, date, now) => {
        const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset, date };
        const ms = exhaustedForMs(headers, now);
        expect(ms === undefined || ms > 0).toBe(true);
      }),
    );
  });

  it('writes never exceed 80 in any minute', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 100, maxLength: 300 }),
        (pauses) => {
          const rhythm = new Rhythm(PACES.content);
          let now = 0;
          const times = pauses.map((pause) => {
            now += pause;
            now += rhythm.take(now);
            return now;
          });
          for (const [index, time] of times.entries()) {
            const later = times[index + 80];
            expect(later === undefined || later - time >= 60_000 - 1).toBe(true);
          }
        },
      ),
    );
  });
});

describe('paths', () => {
  it('any name stays one segment that decodes to itself, or is refused', () => {
    fc.assert(
      fc.property(anyText, (name) => {
        let encoded: ReturnType<typeof path>;
        try {
          encoded = path`/repos/${name}/end`;
        } catch (error) {
          expect(error).toBeInstanceOf(GitHubInputError);
          return;
        }
        const { pathname, search } = new ApiRoot('https://api.github.com').url(encoded);
        expect(search).toBe('');
        expect(pathname.split('/').map(decodeURIComponent)).toEqual(['', 'repos', name, 'end']);
      }),
    );
  });

  it('a name of several segments never climbs', () => {
    const part = fc.oneof(anyText, fc.constantFrom('.', '..', '', 'a', '%2e%2e'));
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1 }).map((parts) => parts.join('/')),
        (name) => {
          let encoded: ReturnType<typeof path>;
          try {
            encoded = path`/repos/o/r/contents/${new Segments(name)}`;
          } catch (error) {
            expect(error).toBeInstanceOf(GitHubInputError);
            return;
          }
          const { pathname } = new ApiRoot('https://host/api/v3').url(encoded);
          expect(pathname.startsWith('/api/v3/repos/o/r/contents/')).toBe(true);
          expect(decodeURIComponent(pathname.slice('/api/v3/repos/o/r/contents/'.length))).toBe(name);
        },
      ),
    );
  });

  it('only the API itself is followed', () => {
    const root = new ApiRoot('https://host/api/v3');
    const from = new URL('https://host/api/v3/repos/o/r');
    fc.assert(
      fc.property(fc.oneof(anyText, fc.webUrl()), (reference) => {
        const to = root.follow(from, reference);
        expect(to === undefined || to.href.startsWith('https://host/api/v3/')).toBe(true);
      }),
    );
  });
});

describe('answers of any shape', () => {
  it('decoding either works or names the field', () => {
    fc.assert(
      fc.property(
        fc.anything(),
        fc.constantFrom('a', '__proto__', 'constructor', 'toString'),
        (value, key) => {
          try {
            const fields = Fields.of(value);
            fields.optionalText(key);
            fields.optionalTime(key);
            fields.optionalInteger(key);
            fields.list(key, (item) => item.text('x'));
          } catch (error) {
            expect(error).toBeInstanceOf(DecodeError);
          }
        },
      ),
    );
  });

  it('the text of an error is one bounded line without control characters', () => {
    const body = fc.oneof(
      anyText,
      fc.json(),
      anyText.map((message) => JSON.stringify({ message, errors: [{ message }] })),
    );
    fc.assert(
      fc.property(body, (text) => {
        const line = readAnswerText({ status: 422, headers: {}, body: Buffer.from(text) });
        expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
        expect(line.length).toBeLessThanOrEqual(403);
        expect(line.isWellFormed()).toBe(true);
      }),
    );
  });
});
