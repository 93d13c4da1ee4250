import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LayerSets, type Layers } from '../../src/baseline/layer-sets.ts';

describe('LayerSets', () => {
  it('keeps equal sets once', () => {
    const sets = new LayerSets();
    const first = sets.with(sets.with(undefined, 'linux/amd64', 'sha256:a'), 'linux/arm64', undefined);
    const second = sets.with(sets.with(undefined, 'linux/amd64', 'sha256:a'), 'linux/arm64', undefined);
    expect(second).toBe(first);
    expect([...first]).toEqual([
      ['linux/amd64', 'sha256:a'],
      ['linux/arm64', undefined],
    ]);
  });

  it('does not take one name and layer for another', () => {
    const sets = new LayerSets();
    expect(sets.with(undefined, 'a', 'bc')).not.toEqual(sets.with(undefined, 'ab', 'c'));
  });

  it('has what a map of its own would have, in the same order', () => {
    const steps = fc.array(
      fc.tuple(
        fc.constantFrom('a', 'b', 'c', 'a 1'),
        fc.option(fc.constantFrom('1', '2'), { nil: undefined }),
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(fc.array(steps, { minLength: 1, maxLength: 5 }), (runs) => {
        const sets = new LayerSets();
        for (const run of runs) {
          const expected = new Map<string, string | undefined>();
          let layers: Layers | undefined;
          for (const [platform, layer] of run) {
            layers = sets.with(layers, platform, layer);
            if (expected.get(platform) === undefined) expected.set(platform, layer);
          }
          expect([...(layers ?? [])]).toEqual([...expected]);
        }
      }),
    );
  });
});
