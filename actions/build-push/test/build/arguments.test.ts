import { UserError } from '@container-kit/core';
import { describe, expect, test } from 'vitest';
import { type BuildFacts, buildArguments } from '../../src/build/arguments.ts';
import { planExporters } from '../../src/build/exporters.ts';
import type { BuildInputs, BuildTexts, ImageNames } from '../../src/build/inputs.ts';
import { defaultContext, inputsWith } from './fixtures.ts';

const RUN = 'https://github.com/example/app/actions/runs/1/attempts/1';
const PROVENANCE = ['--attest', `type=provenance,mode=max,builder-id=${RUN}`];

function facts(inputs: BuildInputs, over: Partial<BuildFacts> = {}): BuildFacts {
  return {
    engine: { buildxVersion: '0.29.1', canExportOci: true, builder: { name: 'default', selected: false } },
    exporters: planExporters(inputs, {
      push: false,
      canExportOci: true,
      store: 'containerd',
      layout: '/t/layout',
    }),
    metadataFile: '/t/metadata.json',
    imageIdFile: '/t/iid',
    defaultContext,
    secrets: [],
    attestations: { privateRepository: false, runUrl: RUN, noDefault: false },
    ...over,
  };
}

function argv(texts: Partial<BuildTexts>, names: Partial<ImageNames> = {}, over: Partial<BuildFacts> = {}) {
  const inputs = inputsWith({ context: '.', ...texts }, names);
  return buildArguments(inputs, facts(inputs, over));
}

test('a build without inputs', () => {
  expect(argv({ context: '' })).toEqual([
    'buildx',
    'build',
    '--progress=plain',
    '--iidfile',
    '/t/iid',
    '--output',
    'type=oci,tar=false,dest=/t/layout',
    ...PROVENANCE,
    '--metadata-file',
    '/t/metadata.json',
    '--',
    defaultContext,
  ]);
});

describe('each input', () => {
  const base = argv({});
  test.each<[keyof BuildTexts, string | boolean, readonly string[]]>([
    ['addHosts', 'a:1.1.1.1,b:2.2.2.2', ['--add-host', 'a:1.1.1.1', '--add-host', 'b:2.2.2.2']],
    ['allow', 'network.host', ['--allow', 'network.host']],
    ['buildArgs', 'A=1,2\nB=--load', ['--build-arg', 'A=1,2', '--build-arg', 'B=--load']],
    ['buildContexts', 'base=docker-image://x', ['--build-context', 'base=docker-image://x']],
    ['buildContexts', 'src={{defaultContext}}:a', ['--build-context', `src=${defaultContext}:a`]],
    ['cacheFrom', 'type=gha,scope=a\na/b:c', ['--cache-from', 'type=gha,scope=a', '--cache-from', 'a/b:c']],
    ['cacheTo', 'type=inline', ['--cache-to', 'type=inline']],
    ['cgroupParent', '/p', ['--cgroup-parent', '/p']],
    ['file', 'a/Dockerfile', ['--file', 'a/Dockerfile']],
    ['network', 'host', ['--network', 'host']],
    ['noCache', true, ['--no-cache']],
    ['noCacheFilters', 'a,b', ['--no-cache-filter', 'a', '--no-cache-filter', 'b']],
    ['platforms', 'linux/amd64\nlinux/arm64', ['--platform', 'linux/amd64,linux/arm64']],
    ['pull', true, ['--pull']],
    ['sbom', 'true', ['--attest', 'type=sbom,disabled=false']],
    ['attests', 'type=sbom,generator=x', ['--attest', 'type=sbom,generator=x']],
    ['shmSize', '2g', ['--shm-size', '2g']],
    ['ssh', 'default', ['--ssh', 'default']],
    ['target', 'final', ['--target', 'final']],
    ['ulimit', 'nofile=1:2', ['--ulimit', 'nofile=1:2']],
  ])('%s %j', (name, value, expected) => {
    const with_ = argv({ [name]: value });
    expect(subtract(with_, base)).toEqual(expected);
    expect(with_.slice(-2)).toEqual(['--', '.']);
  });

  test.each<[keyof ImageNames, string, readonly string[]]>([
    ['tags', 'a/b:1', ['--tag', 'a/b:1']],
    ['labels', 'x=a\nb', ['--label', 'x=a\nb']],
    ['annotations', 'index,manifest:x=y', ['--annotation', 'index,manifest:x=y']],
  ])('%s', (name, value, expected) => {
    expect(subtract(argv({}, { [name]: [value] }), base)).toEqual(expected);
  });

  test('provenance replaces the default', () => {
    expect(argv({ provenance: 'false' })).toEqual(
      base.map((part) => (part === PROVENANCE[1] ? 'type=provenance,disabled=true' : part)),
    );
  });

  test('load and outputs replace or join the layout', () => {
    expect(argv({ load: true })).toEqual(
      expect.arrayContaining(['--output', 'type=docker,oci-mediatypes=true']),
    );
    const local = argv({ outputs: 'type=local,dest=out' });
    expect(local).not.toContain('--iidfile');
    expect(local.filter((part) => part === '--output')).toHaveLength(1);
  });

  test('call makes no image', () => {
    const check = argv({ call: 'check' });
    expect(check).toEqual(expect.arrayContaining(['--call', 'check']));
    expect(check).not.toContain('--output');
    expect(check).not.toContain('--iidfile');
  });

  test('secrets come as prepared', () => {
    expect(subtract(argv({}, {}, { secrets: ['id=a,src=/t/a'] }), base)).toEqual([
      '--secret',
      'id=a,src=/t/a',
    ]);
  });

  test('the builder is named where it was selected', () => {
    const engine = { buildxVersion: '0.29.1', canExportOci: true, builder: { name: 'mine', selected: true } };
    expect(subtract(argv({}, {}, { engine }), base)).toEqual(['--builder', 'mine']);
  });

  test('a context that looks like a flag is a context', () => {
    expect(argv({ context: '--load' }).slice(-2)).toEqual(['--', '--load']);
  });
});

test('the classic store gets no default provenance, which it would refuse', () => {
  const engine = {
    buildxVersion: '0.29.1',
    canExportOci: false,
    builder: { name: 'default', selected: false },
  };
  const inputs = inputsWith({ load: true });
  const exporters = planExporters(inputs, { push: false, canExportOci: false, layout: '/t/layout' });
  expect(argv({ load: true }, {}, { engine, exporters })).not.toContain('--attest');
});

test('an old buildx and call is an error that names both versions', () => {
  const engine = {
    buildxVersion: '0.14.0',
    canExportOci: true,
    builder: { name: 'default', selected: false },
  };
  const build = () => argv({ call: 'check' }, {}, { engine });
  expect(build).toThrow(UserError);
  expect(build).toThrow('input "call" needs buildx 0.15.0 or newer, and this is 0.14.0');
});

/** What `more` has besides `base`, in order; fails if it lacks something of `base`. */
function subtract(more: readonly string[], base: readonly string[]): readonly string[] {
  const rest = [...base];
  const extra: string[] = [];
  for (const part of more) {
    if (part === rest[0]) rest.shift();
    else extra.push(part);
  }
  expect(rest).toEqual([]);
  return extra;
}
