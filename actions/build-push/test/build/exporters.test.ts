import { UserError } from '@container-kit/core';
import { describe, expect, test } from 'vitest';
import {
  type ExporterFacts,
  exceedsClassicStore,
  isEvaluation,
  needsLayout,
  planExporters,
} from '../../src/build/exporters.ts';
import { inputsWith } from './fixtures.ts';

const LAYOUT = 'type=oci,tar=false,dest=/t/layout';
const facts: ExporterFacts = { push: false, canExportOci: true, layout: '/t/layout' };
const plan = (texts: Parameters<typeof inputsWith>[0], over: Partial<typeof facts> = {}) =>
  planExporters(inputsWith(texts), { ...facts, ...over });

describe('outputs', () => {
  test.each([
    ['nothing asked', {}, {}, [LAYOUT]],
    ['push', {}, { push: true }, [LAYOUT]],
    ['load', { load: true }, { store: 'containerd' as const }, ['type=docker,oci-mediatypes=true', LAYOUT]],
    ['load on the classic store', { load: true }, { canExportOci: false }, ['type=docker']],
    [
      'push and load through a builder',
      { load: true },
      { push: true, store: 'classic' as const },
      ['type=docker', LAYOUT],
    ],
    ['a local output', { outputs: 'type=local,dest=out' }, {}, ['type=local,dest=out']],
    ['a bare folder', { outputs: 'out' }, {}, ['out']],
    [
      'a local output and push',
      { outputs: 'type=local,dest=out' },
      { push: true },
      ['type=local,dest=out', LAYOUT],
    ],
    ['load and an own docker output', { load: true, outputs: 'type=docker' }, {}, ['type=docker']],
    [
      'load and a docker archive',
      { load: true, outputs: 'type=docker,dest=a.tar' },
      {},
      ['type=docker', 'type=docker,dest=a.tar'],
    ],
    [
      'an image output without push',
      { outputs: 'type=image,name=a/b,push=true' },
      {},
      ['type=image,name=a/b,push=true'],
    ],
    ['call', { call: 'check' }, { push: true }, []],
    ['call with load', { call: 'check', load: true }, {}, []],
  ])('%s', (_title, texts, over, outputs) => {
    expect(plan(texts, over).outputs).toEqual(outputs);
  });

  test('attributes of an image output move to the layout when pushing', () => {
    const outputs =
      'type=image,"name=ghcr.io/a/b:1,ghcr.io/a/b:2",push=true,compression=zstd,oci-mediatypes=true,annotation.x=1';
    const result = plan({ outputs }, { push: true });
    expect(result.outputs).toEqual([`${LAYOUT},compression=zstd,oci-mediatypes=true,annotation.x=1`]);
    expect(result.names).toEqual(['ghcr.io/a/b:1', 'ghcr.io/a/b:2']);
    expect(result.buildxPushes).toBe(false);
  });

  test('a path with a comma is quoted', () => {
    expect(plan({}, { layout: '/t/a,b' }).outputs).toEqual(['type=oci,tar=false,"dest=/t/a,b"']);
  });
});

describe('what the run must know', () => {
  test.each([
    ['type=image,push=true', true],
    ['type=image,push=1', true],
    ['type=image', false],
    ['type=registry', true],
    ['type=local,dest=x', false],
  ])('%s lets buildx push: %s', (outputs, expected) => {
    expect(plan({ outputs }).buildxPushes).toBe(expected);
  });

  test('push by digest is noticed', () => {
    const outputs = 'type=image,push-by-digest=true,name-canonical=true,name=a/b';
    expect(plan({ outputs }, { push: true })).toMatchObject({ pushByDigest: true, names: ['a/b'] });
    expect(plan({}, { push: true })).toMatchObject({ pushByDigest: false, names: [] });
  });

  test.each([
    ['', true],
    ['type=oci,dest=x.tar', true],
    ['type=local,dest=x', false],
    ['out', false],
    ['-', false],
    ['type=tar,dest=x', false],
  ])('output %j allows an image ID file: %s', (outputs, expected) => {
    expect(plan({ outputs }).imageId).toBe(expected);
  });

  test.each<[string, Parameters<typeof inputsWith>[0], Partial<typeof facts>, boolean]>([
    ['a layout', {}, {}, true],
    ['a folder', { outputs: 'out' }, {}, true],
    ['layout and containerd store', { load: true }, { store: 'containerd' }, true],
    ['layout and classic store', { load: true }, { store: 'classic' }, false],
    ['the classic store', { load: true }, { store: 'classic', canExportOci: false }, false],
    ['a docker archive', { outputs: 'type=docker,dest=x' }, {}, false],
    ['call', { call: 'check' }, {}, false],
  ])('%s takes default provenance', (_title, texts, over, expected) => {
    expect(plan(texts, over).defaultProvenance).toBe(expected);
  });
});

test('a layout that the builder cannot export is an error with a way out', () => {
  expect(() => plan({}, { canExportOci: false, push: true })).toThrow(UserError);
  expect(() => plan({}, { canExportOci: false })).toThrow('cannot export an OCI layout');
  expect(() => plan({ outputs: 'type=docker' }, { canExportOci: false })).not.toThrow();
});

test.each([
  [{ call: '', load: false, outputs: [] }, false, true],
  [{ call: '', load: true, outputs: [] }, false, false],
  [{ call: '', load: true, outputs: [] }, true, true],
  [{ call: 'check', load: false, outputs: [] }, false, false],
  [{ call: 'check', load: false, outputs: [] }, true, false],
  [{ call: 'build', load: false, outputs: [] }, false, true],
  [{ call: '', load: false, outputs: ['out'] }, false, false],
])('%j with push %s needs a layout: %s', (inputs, push, expected) => {
  expect(needsLayout(inputs, push)).toBe(expected);
});

test.each([
  ['', false],
  ['build', false],
  ['check', true],
  ['outline,format=json', true],
  ['method=check,format=json', true],
  ['method=build', false],
])('call %j makes no image: %s', (call, expected) => {
  expect(isEvaluation(call)).toBe(expected);
});

describe('the classic store', () => {
  test.each<[string, Parameters<typeof inputsWith>[0], boolean]>([
    ['loads', {}, false],
    ['loads without provenance', { provenance: 'false' }, false],
    ['keeps an inline cache', { cacheTo: 'type=inline' }, false],
    ['writes folders', { load: false, outputs: 'type=local,dest=out' }, false],
    ['checks', { load: false, call: 'check', platforms: 'linux/amd64,linux/arm64' }, false],
    ['makes no layout', { load: false }, true],
    ['builds for one platform', { platforms: 'linux/amd64,linux/arm64' }, true],
    ['attests nothing', { provenance: 'mode=max' }, true],
    ['lists nothing', { sbom: 'true' }, true],
    ['adds no attestation', { attests: 'type=sbom' }, true],
    ['exports no cache', { cacheTo: 'type=gha' }, true],
    ['writes no OCI archive', { outputs: 'type=oci,dest=x.tar' }, true],
    ['writes no Docker archive', { outputs: 'type=docker,dest=x.tar' }, true],
  ])('%s', (_title, texts, exceeds) => {
    expect(exceedsClassicStore(inputsWith({ load: true, ...texts }), false)).toBe(exceeds);
  });
});
