import { describe, expect, test } from 'vitest';
import { attestations } from '../../src/build/attestations.ts';

const RUN = 'https://github.com/example/app/actions/runs/1/attempts/2';
const facts = { privateRepository: false, runUrl: RUN, supported: true, layout: false, noDefault: false };
const inputs = { attests: [], provenance: '', sbom: '' };
const MAX = `type=provenance,mode=max,builder-id=${RUN}`;

describe('default provenance', () => {
  test.each([
    ['public repository', {}, [MAX]],
    [
      'private repository',
      { privateRepository: true },
      [`type=provenance,mode=min,inline-only=true,builder-id=${RUN}`],
    ],
    [
      'private repository, for the layout',
      { privateRepository: true, layout: true },
      [`type=provenance,mode=min,builder-id=${RUN}`],
    ],
    ['builder or exporter without attestations', { supported: false }, []],
    ['BUILDX_NO_DEFAULT_ATTESTATIONS', { noDefault: true }, []],
  ])('%s', (_title, over, expected) => {
    expect(attestations(inputs, { ...facts, ...over })).toEqual(expected);
  });
});

describe('inputs', () => {
  test.each([
    ['provenance: true', { provenance: 'true' }, [`type=provenance,builder-id=${RUN}`]],
    ['provenance: false', { provenance: 'false' }, ['type=provenance,disabled=true']],
    ['provenance: FALSE', { provenance: 'FALSE' }, ['type=provenance,disabled=true']],
    ['provenance: mode=max', { provenance: 'mode=max' }, [MAX]],
    ['own builder-id', { provenance: 'mode=max,builder-id=me' }, ['type=provenance,mode=max,builder-id=me']],
    [
      'sbom: true',
      { provenance: 'false', sbom: 'true' },
      ['type=provenance,disabled=true', 'type=sbom,disabled=false'],
    ],
    ['sbom generator', { sbom: 'generator=a/b:1' }, [MAX, 'type=sbom,generator=a/b:1']],
    ['sbom: false', { sbom: 'false' }, [MAX, 'type=sbom,disabled=true']],
    [
      'attests provenance',
      { attests: ['type=provenance,mode=min'] },
      [`type=provenance,mode=min,builder-id=${RUN}`],
    ],
    ['attests sbom', { attests: ['type=sbom'] }, [MAX, 'type=sbom']],
    [
      'provenance wins over attests',
      { provenance: 'mode=max', attests: ['type=provenance,mode=min'] },
      [MAX],
    ],
    [
      'sbom wins over attests',
      { sbom: 'true', attests: ['type=sbom,generator=x'] },
      [MAX, 'type=sbom,disabled=false'],
    ],
    ['other types', { attests: ['type=other,true'] }, [MAX, 'type=other,disabled=false']],
  ])('%s', (_title, over, expected) => {
    expect(attestations({ ...inputs, ...over }, facts)).toEqual(expected);
  });
});

test('inline-only would keep provenance out of the layout that gets pushed', () => {
  const provenance = 'mode=min,inline-only=true,builder-id=x';
  expect(attestations({ ...inputs, provenance }, { ...facts, layout: true })).toEqual([
    'type=provenance,mode=min,builder-id=x',
  ]);
  expect(attestations({ ...inputs, provenance }, facts)).toEqual([`type=provenance,${provenance}`]);
});
