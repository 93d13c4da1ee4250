import { describe, expect, it } from 'vitest';
import { noon, openRegistry, type SeededImage, seedImage } from '../record/support.ts';
import { CRITICAL, judge, reportOf, scannedAt } from './attached-question.ts';
import { type Attestation, attachBundle, attachBytes, STRANGER, statementAbout } from './attestations.ts';
import { finding, REPORT } from './support.ts';

describe('what is attached and no verdict', () => {
  const cases: readonly [string, (image: SeededImage) => Attestation, RegExp][] = [
    [
      'signed by another key',
      () => ({ privateKey: STRANGER.privateKey }),
      /not signed by `verification-key`/,
    ],
    ['about another digest', () => ({ subject: `sha256:${'9'.repeat(64)}` }), /about another digest/],
    ['with a report about another image', () => ({ result: REPORT }), /report is about something else/],
    ['from the future', (image) => scannedAt(image, 3.2), /which is in the future/],
    ['of unknown time', () => ({ finishedOn: 'noon' }), /does not say when it was made/],
    ['of a time that is no text', () => ({ finishedOn: 1 }), /does not say when it was made/],
    ['with an empty predicate', () => ({ predicate: {} }), /does not say when it was made/],
    ['without a report', () => ({ result: undefined }), /no JSON/],
    ['with a report that is a list', () => ({ result: [] }), /no JSON object/],
    ['of another scanner', () => ({ result: { matches: [] } }), /SchemaVersion is missing/],
    ['nested deeply', (image) => ({ payload: nested(image, 100) }), /no JSON/],
    ['nested beyond all stacks', (image) => ({ payload: nested(image, 1_000_000) }), /no JSON|stack/],
    [
      'without packages',
      (image) => ({ result: { ...reportOf(image), Results: [] } }),
      /recognised no packages/,
    ],
    [
      'with a severity of its own',
      (image) => ({ result: reportOf(image, [finding('CVE-1', 'evil\n::error::')]) }),
      /severity "evil\\n::error::"/,
    ],
  ];
  it.each(cases)('leaves it to the scan, and is named: %s', async (_name, make, note) => {
    await using registry = await openRegistry();
    const image = await seedImage(registry.registry, 'app');
    const attestation = await attachBundle(registry, image, { result: reportOf(image), ...make(image) });
    const { scanned, status, details } = await judge(registry, image);
    expect([scanned, status]).toEqual([true, 'pass']);
    expect(details).toEqual([expect.stringMatching(note)]);
    expect(details[0]).toMatch(new RegExp(`^not taken: attached verdict ${attestation}: .`));
  });

  it.each([
    ['no JSON', 'x', /no JSON/],
    ['a list', '[]', /bundle is no object/],
    ['a list of lists', '['.repeat(500_000) + ']'.repeat(500_000), /more than 10000 items/],
    [
      'an envelope of wrong types',
      '{"dsseEnvelope":{"payload":1,"payloadType":2}}',
      /payloadType is no text/,
    ],
  ])('leaves it to the scan, and is named: %s', async (_name, content, note) => {
    await using registry = await openRegistry();
    const image = await seedImage(registry.registry, 'app');
    await attachBytes(registry, image, content);
    expect(await judge(registry, image)).toMatchObject({
      scanned: true,
      details: [expect.stringMatching(note)],
    });
  });

  it.each<[string, Attestation]>([
    ['another kind of statement', { predicateType: 'https://slsa.dev/provenance/v1' }],
    ['a payload of another type', { payloadType: 'text/plain' }],
    ['a payload that is no statement', { payload: Buffer.from('[]') }],
  ])('needs no word when it never was to be one: %s', async (_name, about) => {
    await using registry = await openRegistry();
    const image = await seedImage(registry.registry, 'app');
    await attachBundle(registry, image, about);
    expect(await judge(registry, image)).toMatchObject({ scanned: true, details: [] });
  });

  it('is not downloaded when it is huge, and as it may be the newest, nothing else is taken', async () => {
    await using registry = await openRegistry();
    const image = await seedImage(registry.registry, 'app');
    await attachBundle(registry, image, { result: reportOf(image) });
    const huge = ' '.repeat(6 * 1024 * 1024 + 1);
    await attachBytes(registry, image, huge);
    registry.registry.clearRequests();
    expect(await judge(registry, image)).toMatchObject({
      scanned: true,
      details: [
        "attached verdicts were not taken: one that can't be judged may be newer",
        expect.stringMatching(/are more than/),
      ],
    });
    expect(registry.registry.requests.filter(({ path }) => path.includes('/blobs/'))).toHaveLength(1);
  });

  it('is told of up to twenty times', async () => {
    await using registry = await openRegistry();
    const image = await seedImage(registry.registry, 'app');
    for (let number = 0; number < 22; number += 1) await attachBytes(registry, image, String(number));
    const { details } = await judge(registry, image);
    expect(details).toHaveLength(21);
    expect(details.at(-1)).toBe('and 2 more');
  });

  it('hides no good verdict when it is of others', async () => {
    await using registry = await openRegistry();
    const image = await seedImage(registry.registry, 'app');
    await attachBundle(registry, image, { result: reportOf(image) });
    await attachBundle(registry, image, {
      ...scannedAt(image, 2, CRITICAL),
      privateKey: STRANGER.privateKey,
    });
    await attachBytes(registry, image, 'x');
    expect(await judge(registry, image)).toMatchObject({
      scanned: false,
      status: 'pass',
      details: expect.arrayContaining([
        expect.stringContaining('not signed by'),
        expect.stringContaining('no JSON'),
      ]),
    });
  });
});

/** A statement whose report is so many lists in each other. */
function nested({ digest }: SeededImage, depth: number): Buffer {
  const text = JSON.stringify(statementAbout(digest, { result: 'here', finishedOn: noon(1).toISOString() }));
  return Buffer.from(text.replace('"here"', '['.repeat(depth) + ']'.repeat(depth)));
}
