import { UserError } from '@container-kit/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Metadata, MetadataInputs } from '../../src/metadata/metadata.ts';
import { compute, context, onPullRequest, onSchedule } from './contexts.ts';

const word = fc.oneof(
  fc.constantFrom(
    '',
    'x',
    'latest',
    'a b',
    'é',
    '{{branch}}',
    '{{tag}}',
    '{{sha}}',
    '{{base_ref}}',
    '{{oops}}',
  ),
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'grapheme', minLength: 120, maxLength: 140 }),
);
const attribute = fc.oneof(
  fc.tuple(fc.constantFrom('prefix=', 'suffix=', 'value=', ''), word).map((parts) => parts.join('')),
  fc.constantFrom(
    'enable=true',
    'enable=false',
    'enable={{is_default_branch}}',
    'priority=1',
    'priority=2000',
  ),
);
const type = fc.constantFrom(
  'type=ref,event=branch',
  'type=ref,event=tag',
  'type=ref,event=pr',
  'type=sha',
  'type=sha,format=long',
  'type=schedule',
  'type=semver,pattern={{version}}',
  'type=semver,pattern={{major}},value=v1.2.3',
  'type=raw',
  'type=match,pattern=x',
  'plain',
);
const rule = fc
  .tuple(type, fc.array(attribute, { maxLength: 2 }))
  .map(([first, rest]) => [first, ...rest].join(','));
const rules = fc.array(rule, { maxLength: 4 });
const runs = fc.oneof(
  fc.constantFrom(onPullRequest, onSchedule),
  fc
    .tuple(fc.constantFrom('heads', 'tags', 'pull'), word)
    .map(([kind, name]) => context('push', `refs/${kind}/${name}`)),
  fc.constantFrom('v1.2.3', 'v2.0.0-rc.1', 'nightly').map((tag) => context('push', `refs/tags/${tag}`)),
);
const flavor = fc.constantFrom(
  '',
  'latest=true',
  'latest=false',
  'prefix=p-,onlatest=true',
  'suffix=-{{sha}}',
);

/** Undefined when the inputs were refused, which must be with a UserError that has a fix. */
async function computeOrRefuse(inputs: Partial<MetadataInputs>): Promise<Metadata | undefined> {
  try {
    return await compute(inputs);
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({ fix: expect.stringMatching(/./) });
    return undefined;
  }
}

describe('whatever the rules and the event', () => {
  it('every tag fits the grammar and occurs once, or an error says what is wrong', async () => {
    await fc.assert(
      fc.asyncProperty(rules, flavor, runs, async (lines, flavorText, on) => {
        const metadata = await computeOrRefuse({
          images: 'a\nghcr.io/b/c',
          tags: lines.join('\n'),
          flavor: flavorText,
          context: on,
        });
        const names = metadata?.tagNames ?? [];
        expect(names.filter((name) => !/^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/.test(name))).toEqual([]);
        expect(new Set(names).size).toBe(names.length);
        expect(metadata?.references ?? []).toEqual(
          ['a', 'ghcr.io/b/c'].flatMap((image) => names.map((name) => `${image}:${name}`)),
        );
        expect(metadata?.version ?? '').toBe(names[0] ?? '');
      }),
      { numRuns: 300 },
    );
  });

  it('the same input gives the same output, and changes nothing that it was given', async () => {
    await fc.assert(
      fc.asyncProperty(rules, runs, async (lines, on) => {
        const inputs = { images: 'a', tags: lines.join('\n'), context: Object.freeze(on) };
        expect(await computeOrRefuse(inputs)).toEqual(await computeOrRefuse(inputs));
      }),
    );
  });

  it('writing every rule twice changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(rules, runs, async (lines, on) => {
        const once = await computeOrRefuse({ images: 'a', tags: lines.join('\n'), context: on });
        const twice = await computeOrRefuse({
          images: 'a',
          tags: [...lines, ...lines].join('\n'),
          context: on,
        });
        expect(twice?.references).toEqual(once?.references);
      }),
    );
  });

  it('tags come by priority, and in written order within one priority', async () => {
    const priorities = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(priorities, async (values) => {
        const tags = values.map((priority, index) => `t${index},priority=${priority}`).join('\n');
        const { tagNames } = await compute({ images: 'a', tags });
        const indexes = tagNames.map((name) => Number(name.slice(1)));
        const expected = [...values.keys()].sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b);
        expect(indexes).toEqual(expected);
      }),
    );
  });
});

describe('whatever is written into the inputs', () => {
  it('there is a result or a UserError', async () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({
        unit: fc.constantFrom('a', '=', ',', '"', "'", '{{', '}}', '\\', '\n', ':', '/', '@', '#', ' '),
      }),
    );
    const inputs = fc.record({ images: text, tags: text, flavor: text, labels: text, annotations: text });
    await fc.assert(
      fc.asyncProperty(
        inputs,
        fc.constantFrom('images', 'tags', 'flavor', 'labels', 'annotations'),
        async (all, one) => {
          await computeOrRefuse({ [one]: all[one] });
          await computeOrRefuse({ images: 'a', [one]: all[one] });
          await computeOrRefuse(all);
        },
      ),
      { numRuns: 300 },
    );
  });
});
