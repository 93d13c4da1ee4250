import { readFileSync } from 'node:fs';
import { at } from '@container-kit/core';
import type { Digest } from '@container-kit/registry';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlatformFacts, Provenance } from '../../src/image/facts.ts';
import { attributeLayers } from '../../src/index.ts';
import { LAYER } from '../verdict/inputs.ts';

/**
 * What Docker's BuildKit wrote, less Dockerfile and details of steps, for
 *
 *     1  # a comment
 *     2  FROM 127.0.0.1:5987/base:1 AS deps      (two layers)
 *     3  COPY a.txt /deps/a.txt
 *     4  COPY Dockerfile /deps/b.txt
 *     6  FROM 127.0.0.1:5987/base:1
 *     7  LABEL a=b
 *     8  COPY a.txt \
 *     9    /app/a.txt
 *     10 COPY --from=deps /deps/b.txt /app/b.txt
 *     11 ADD Dockerfile /c
 */
const RECORDED: Recorded = JSON.parse(
  readFileSync(new URL('buildkit-provenance.json', import.meta.url), 'utf8'),
);

interface Recorded extends Provenance {
  readonly predicate: { readonly buildConfig: object; readonly metadata: Readonly<Record<string, Metadata>> };
}

interface Metadata {
  readonly layers: object;
  readonly source: object;
}

const LAYERS = ['base 1', 'base 2', 'a', 'b', 'c'].map(LAYER);
const METADATA = RECORDED.predicate.metadata['https://mobyproject.org/buildkit@v1#metadata'] as Metadata;

function facts(provenance: Provenance | undefined, diffIds = LAYERS): PlatformFacts {
  return {
    platform: 'linux/amd64',
    digest: LAYER('manifest') as Digest,
    diffIds,
    annotations: {},
    provenance,
  };
}

function originsOf(provenance: Provenance | undefined, base?: readonly string[], dockerfile?: string) {
  const known = base && { diffIds: new Map([['linux/amd64', base]]) };
  const origins = attributeLayers([facts(provenance)], known, dockerfile).get('linux/amd64');
  return LAYERS.map((layer) => {
    const { origin, source } = origins?.get(layer) ?? {};
    return [origin, source && `${source.path}:${source.line}`];
  });
}

/** The recorded provenance with other metadata of BuildKit. */
function changed(metadata: object): Provenance {
  const { predicateType, predicate } = RECORDED;
  const all = { 'https://mobyproject.org/buildkit@v1#metadata': { ...METADATA, ...metadata } };
  return { predicateType, predicate: { ...predicate, metadata: all } };
}

const LINES = ['Dockerfile:6', 'Dockerfile:6', 'Dockerfile:8', 'Dockerfile:10', 'Dockerfile:11'];

describe('attributeLayers', () => {
  test('traces each layer to its line, those of the base to the FROM that counts', () => {
    expect(originsOf(RECORDED, LAYERS.slice(0, 2))).toEqual([
      ['base', LINES[0]],
      ['base', LINES[1]],
      ['application', LINES[2]],
      ['application', LINES[3]],
      ['application', LINES[4]],
    ]);
  });

  test('reads SLSA 1 as well', () => {
    const predicate = {
      buildDefinition: { internalParameters: { buildConfig: RECORDED.predicate.buildConfig } },
      runDetails: { metadata: { buildkit_metadata: METADATA } },
    };
    expect(
      originsOf({ predicateType: 'https://slsa.dev/provenance/v1', predicate }).map(([, line]) => line),
    ).toEqual(LINES);
  });

  test('tells the parts apart without provenance, and lines without a base image', () => {
    expect(originsOf(undefined, LAYERS.slice(0, 4)).map(([origin]) => origin)).toEqual([
      ...Array.from({ length: 4 }, () => 'base'),
      'application',
    ]);
    expect(originsOf(RECORDED)).toEqual(LINES.map((line) => [undefined, line]));
  });

  test('finds the Dockerfile in the folder that the build was told', () => {
    const line = (provenance: Provenance, dockerfile?: string) =>
      originsOf(provenance, undefined, dockerfile)[0]?.[1];
    expect(line(changed({ vcs: { 'localdir:dockerfile': 'docker/web' } }))).toBe('docker/web/Dockerfile:6');
    expect(line(changed({ vcs: { 'localdir:dockerfile': '../elsewhere' } }))).toBeUndefined();
    expect(
      line(changed({ source: { ...METADATA.source, infos: [{ filename: '/etc/passwd' }] } })),
    ).toBeUndefined();
    expect(line(RECORDED, 'build/Containerfile')).toBe('build/Containerfile:6');
  });

  test('provenance of another image tells nothing', () => {
    const layers = Object.fromEntries(Object.entries(METADATA.layers).filter(([step]) => step !== 'step6:0'));
    expect(originsOf(changed({ layers })).every(([, line]) => line === undefined)).toBe(true);
  });

  test('a layer that stands twice belongs to the lower place', () => {
    const twice = [LAYER('x'), LAYER('y'), LAYER('x')];
    const origins = attributeLayers([facts(undefined, twice)], {
      diffIds: new Map([['linux/amd64', twice.slice(0, 1)]]),
    });
    expect(origins.get('linux/amd64')?.get(LAYER('x'))?.origin).toBe('base');
  });

  test('whatever a provenance says, lines are lines of files in the repository', () => {
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom(null, 0, -1, 1.5, 7, '', '..', '/x', 'step0:0', 'sha256:a'),
        fc.array(tie('any'), { maxLength: 3 }),
        fc.dictionary(
          fc.constantFrom(
            'locations',
            'ranges',
            'start',
            'line',
            'infos',
            'filename',
            'step0',
            'step0:0',
            'digest',
          ),
          tie('any'),
          { maxKeys: 4 },
        ),
      ),
    })).any;
    fc.assert(
      fc.property(value, value, value, (layers, source, vcs) => {
        for (const [, line] of originsOf(changed({ layers, source, vcs }))) {
          if (line !== undefined) expect(line).toMatch(/^(?!\/|\.\.(\/|:)).+:[1-9][0-9]*$/);
        }
      }),
    );
    expect(at(METADATA, 'layers', 'step0:0')).toBeDefined();
  });
});
