import type { Digest } from '@container-kit/registry';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DeletionQueue } from '../src/apply/deletion-queue.ts';
import { deletionOf, digestOf, inventoryOf, type Sketch } from './support/inventory.ts';

/** Deletes all that the queue gives, but what `stays`; returns names in the order of deletion. */
function drain(
  sketches: Readonly<Record<string, Sketch>>,
  goes: readonly string[],
  stays: readonly string[] = [],
) {
  const names = new Map(Object.keys(sketches).map((name) => [digestOf(name), name]));
  const queue = new DeletionQueue(
    goes.map((name) => deletionOf(name)),
    inventoryOf(sketches),
  );
  const order: string[] = [];
  for (let deletion = queue.take(); deletion !== undefined; deletion = queue.take()) {
    const name = names.get(deletion.digest) ?? '';
    if (stays.includes(name)) continue;
    order.push(name);
    queue.done(deletion.digest);
  }
  const held = [...queue.held()].map(({ deletion, holder }) => [
    names.get(deletion.digest),
    names.get(holder),
  ]);
  return { order, held };
}

describe('the order of deletions', () => {
  const image = {
    index: { tags: ['1'], children: ['amd64', 'arm64'] },
    amd64: {},
    arm64: {},
    signature: { subject: 'index' },
    sbom: { subject: 'amd64' },
  };

  test('is from the root to its platforms and signatures, whatever the order of the plan', () => {
    const { order, held } = drain(image, ['sbom', 'signature', 'amd64', 'arm64', 'index']);
    expect(order[0]).toBe('index');
    expect(order.toSorted()).toEqual(['amd64', 'arm64', 'index', 'sbom', 'signature']);
    expect(order.indexOf('sbom')).toBeGreaterThan(order.indexOf('amd64'));
    expect(held).toEqual([]);
  });

  test('ends at a root that stays: nothing that hangs on it is touched', () => {
    const { order, held } = drain(image, ['signature', 'amd64', 'arm64', 'index'], ['index']);
    expect(order).toEqual([]);
    expect(held).toEqual([
      ['signature', 'index'],
      ['amd64', 'index'],
      ['arm64', 'index'],
    ]);
  });

  test('waits for the last image that shares a platform', () => {
    const shared = { one: { children: ['base'] }, two: { children: ['base'] }, base: {} };
    expect(drain(shared, ['base', 'one', 'two']).order.at(-1)).toBe('base');
    expect(drain(shared, ['base', 'one', 'two'], ['two']).held).toEqual([['base', 'two']]);
  });

  test('keeps what an image holds that is not planned at all', () => {
    const shared = { one: { children: ['base'] }, kept: { children: ['base'] }, base: {} };
    expect(drain(shared, ['base', 'one'])).toEqual({ order: ['one'], held: [['base', 'kept']] });
  });

  test('takes a cosign tag for a signature', () => {
    const hex = digestOf('image').slice('sha256:'.length);
    const signed = {
      image: {},
      signature: { tags: [`sha256-${hex}.sig`] },
      list: { tags: [`sha256-${hex}`] },
    };
    expect(drain(signed, ['signature', 'list', 'image']).order[0]).toBe('image');
    expect(drain(signed, ['signature', 'list', 'image'], ['image']).order).toEqual([]);
  });

  test('lets go of a signature whose image is gone', () => {
    expect(drain({ signature: { subject: 'image' } }, ['signature']).order).toEqual(['signature']);
  });

  test('goes right on with what a root leaves behind', () => {
    const two = { one: { children: ['a'] }, a: {}, two: { children: ['b'] }, b: {} };
    expect(drain(two, ['one', 'two', 'a', 'b']).order).toEqual(['one', 'a', 'two', 'b']);
  });
});

/** Manifests 0..n of which each leads to smaller numbers only, as digests have it. */
const graphs = fc
  .array(fc.record({ children: fc.array(fc.nat(30)), subject: fc.option(fc.nat(30), { nil: undefined }) }), {
    maxLength: 30,
  })
  .map((nodes) =>
    Object.fromEntries(
      nodes.map(({ children, subject }, at): [string, Sketch] => [
        String(at),
        {
          children: [...new Set(children.filter((child) => child < at).map(String))],
          ...(subject === undefined || subject >= at ? {} : { subject: String(subject) }),
        },
      ]),
    ),
  );

test('whatever stays, nothing that it leads to goes, and it loses no signature', () => {
  fc.assert(
    fc.property(graphs, fc.array(fc.nat(30)), fc.array(fc.nat(30)), (sketches, goes, stays) => {
      const wanted = [...new Set(goes.map(String))].filter((name) => name in sketches);
      const { order, held } = drain(sketches, wanted, stays.map(String));
      const gone = new Set(order);
      for (const [name, { children = [], subject }] of Object.entries(sketches)) {
        if (!gone.has(name))
          for (const child of children) expect(gone.has(child), `${name} needs ${child}`).toBe(false);
        if (gone.has(name) && subject !== undefined)
          expect(gone.has(subject), `${subject} lost ${name}`).toBe(true);
      }
      const told = new Set<string | undefined>([
        ...order,
        ...held.map(([name]) => name),
        ...stays.map(String),
      ]);
      expect(wanted.filter((name) => !told.has(name))).toEqual([]);
    }),
  );
});

test('a holder is always named', () => {
  const queue = new DeletionQueue([deletionOf('a')], inventoryOf({ a: {}, b: { children: ['a'] } }));
  const holders: Digest[] = [...queue.held()].map(({ holder }) => holder);
  expect(holders).toEqual([digestOf('b')]);
});
