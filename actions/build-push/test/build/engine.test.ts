import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '@container-kit/core';
import { testFolder } from '@container-kit/testing/fixtures';
import { beforeEach, describe, expect, test } from 'vitest';
import { type EngineOptions, probeEngine } from '../../src/build/engine.ts';
import type { RunnerResult } from '../../src/build/ports.ts';
import {
  containerInspection,
  dockerInfo,
  dockerInspection,
  PLAIN_BUILDER,
  scriptedRunner,
} from './fixtures.ts';

let root: string;
beforeEach(() => {
  root = testFolder('engine');
});

const options = (over: Partial<EngineOptions> = {}): EngineOptions => ({
  ...PLAIN_BUILDER,
  builder: '',
  driver: 'auto',
  cleanupBuilder: true,
  layout: true,
  platforms: [],
  native: 'linux/amd64',
  env: { DOCKER_CONFIG: root },
  directory: root,
  workspace: root,
  ...over,
});

/** A machine: what docker answers to `info`, `inspect`, `create` and `rm`. */
function machine(
  answers: Partial<
    Record<'info' | 'inspect' | 'bootstrap' | 'create' | 'rm', string | Partial<RunnerResult>>
  >,
) {
  return scriptedRunner((args) => {
    const verb =
      args.includes('--bootstrap') && args.includes('inspect')
        ? 'bootstrap'
        : (args.find((arg) => arg in answers) ?? '');
    const answer = answers[verb as keyof typeof answers] ?? {};
    return typeof answer === 'string' ? { stdout: answer } : answer;
  });
}

const commands = (calls: readonly { readonly args: readonly string[] }[]) =>
  calls.map(({ args }) => args.join(' '));

describe('the engine itself', () => {
  test('builds when it has the containerd store, after one process', async () => {
    const { runner, calls } = machine({ info: dockerInfo() });
    const engine = await probeEngine(runner, options());
    expect(engine).toMatchObject({
      dockerVersion: '28.5.2',
      buildxVersion: '0.29.1',
      store: 'containerd',
      builder: { name: 'default', driver: 'docker', created: false, selected: false },
      platforms: ['linux/amd64'],
      canExportOci: true,
    });
    expect(commands(calls)).toEqual(['info --format {{json .}}']);
    expect(await engine.cleanup()).toBeUndefined();
  });

  test('says which platforms it runs when some are asked for', async () => {
    const { runner, calls } = machine({ info: dockerInfo(), inspect: dockerInspection() });
    const engine = await probeEngine(runner, options({ platforms: ['linux/arm64'] }));
    expect(engine.platforms).toEqual(['linux/amd64', 'linux/amd64/v2', 'linux/386']);
    expect(calls).toHaveLength(2);
  });

  test('is not asked about its own platform', async () => {
    const { runner, calls } = machine({ info: dockerInfo() });
    await probeEngine(runner, options({ platforms: ['linux/x86_64'] }));
    expect(commands(calls)).toEqual(['info --format {{json .}}']);
  });

  test('builds with the classic store when no layout is needed', async () => {
    const { runner } = machine({ info: dockerInfo({ containerd: false }) });
    const engine = await probeEngine(runner, options({ layout: false }));
    expect(engine).toMatchObject({ store: 'classic', canExportOci: false, builder: { driver: 'docker' } });
  });

  test('is taken when the input says so, whatever builder is current', async () => {
    const { runner } = machine({ info: dockerInfo({ context: 'desktop' }) });
    const engine = await probeEngine(runner, options({ driver: 'docker', env: { BUILDX_BUILDER: 'x' } }));
    expect(engine.builder).toEqual({ name: 'desktop', driver: 'docker', created: false, selected: true });
  });

  test('that does not answer is an error', async () => {
    const stderr = 'Cannot connect to the Docker daemon at unix:///nope.sock. Is the docker daemon running?';
    const { runner } = machine({ info: { exitCode: 1, stdout: dockerInfo({ server: '' }), stderr } });
    await expect(probeEngine(runner, options())).rejects.toThrow(
      'no Docker daemon answers at unix:///nope.sock',
    );
  });

  test('with an old buildx is an error with both versions', async () => {
    const { runner } = machine({ info: dockerInfo({ buildx: 'v0.12.1' }) });
    const probe = probeEngine(runner, options());
    await expect(probe).rejects.toThrow(UserError);
    await expect(probe).rejects.toThrow(/buildx 0\.12\.1 is too old.*need 0\.13\.0/);
  });
});

describe('an existing builder', () => {
  test('is used by name', async () => {
    const { runner, calls } = machine({ info: dockerInfo(), inspect: containerInspection() });
    const engine = await probeEngine(runner, options({ builder: 'mine' }));
    expect(engine).toMatchObject({
      builder: { name: 'mine', driver: 'docker-container', created: false, selected: true },
      platforms: ['linux/amd64', 'linux/arm64'],
      canExportOci: true,
    });
    expect(calls).toHaveLength(2);
  });

  test.each([
    ['BUILDX_BUILDER', async () => ({ BUILDX_BUILDER: 'mine' })],
    [
      'docker buildx use',
      async () => {
        await mkdir(join(root, 'buildx', 'instances'), { recursive: true });
        await writeFile(join(root, 'buildx', 'instances', 'mine'), '{}');
        return {};
      },
    ],
  ])('is used when it is current through %s', async (_title, prepare) => {
    const env = { DOCKER_CONFIG: root, ...(await prepare()) };
    const { runner, calls } = machine({ info: dockerInfo(), inspect: containerInspection() });
    const engine = await probeEngine(runner, options({ env }));
    expect(engine.builder).toEqual({
      name: 'mine',
      driver: 'docker-container',
      created: false,
      selected: false,
    });
    expect(commands(calls)).toContain('--debug buildx inspect');
  });

  test('is left alone when the inputs describe another', async () => {
    const env = { DOCKER_CONFIG: root, BUILDX_BUILDER: 'mine' };
    const { runner, calls } = machine({ info: dockerInfo(), inspect: containerInspection() });
    const engine = await probeEngine(runner, options({ env, driverOptions: ['image=x'] }));
    expect(engine.builder.created).toBe(true);
    expect(commands(calls).at(-1)).toContain('--driver-opt image=x');
  });

  test('is booted first when it sleeps', async () => {
    const { runner, calls } = machine({
      info: dockerInfo(),
      inspect: containerInspection({ status: 'inactive' }),
      bootstrap: containerInspection(),
    });
    const engine = await probeEngine(runner, options({ builder: 'mine' }));
    expect(engine.platforms).toEqual(['linux/amd64', 'linux/arm64']);
    expect(commands(calls).at(-1)).toBe('--debug buildx inspect --bootstrap -- mine');
  });

  test('needs no local daemon when it is remote', async () => {
    const { runner } = machine({
      info: { exitCode: 1, stdout: dockerInfo({ server: '' }), stderr: 'Cannot connect' },
      inspect: containerInspection({ driver: 'remote' }),
    });
    const engine = await probeEngine(runner, options({ builder: 'mine' }));
    expect(engine).toMatchObject({ store: 'unknown', builder: { driver: 'remote' } });
    expect(engine).not.toHaveProperty('dockerVersion');
  });

  test('that does not exist is an error, whoever named it', async () => {
    const { runner } = machine({
      info: dockerInfo(),
      inspect: { exitCode: 1, stderr: 'ERROR: no builder "x" found' },
    });
    await expect(probeEngine(runner, options({ builder: 'x' }))).rejects.toThrow('there is no builder "x"');
    const env = { DOCKER_CONFIG: root, BUILDX_BUILDER: 'x' };
    await expect(probeEngine(runner, options({ env }))).rejects.toThrow('there is no builder "x"');
  });

  test('that does not exist is made when a driver is given', async () => {
    const { runner } = machine({
      info: dockerInfo(),
      inspect: { exitCode: 1, stderr: 'ERROR: no builder "x" found' },
    });
    const engine = await probeEngine(runner, options({ builder: 'x', driver: 'docker-container' }));
    expect(engine.builder).toEqual({ name: 'x', driver: 'docker-container', created: true, selected: true });
  });

  test('that does not answer is an error with its reason', async () => {
    const text =
      'Name: mine\nDriver: remote\n\nNodes:\nName: mine0\nEndpoint: tcp://h:1\nError: connection refused\n';
    const { runner } = machine({ info: dockerInfo(), inspect: text, bootstrap: text });
    await expect(probeEngine(runner, options({ builder: 'mine' }))).rejects.toThrow(
      'builder "mine" does not answer: connection refused',
    );
  });
});

describe('a builder of our own', () => {
  test('is made for the classic store, told of, and removed once', async () => {
    const { runner, calls } = machine({ info: dockerInfo({ containerd: false }) });
    const told: string[] = [];
    const engine = await probeEngine(
      runner,
      options({ onCreate: (name, driver) => told.push(`${driver} ${name}`) }),
    );
    const { name } = engine.builder;
    expect(name).toMatch(/^container-kit-[0-9a-f]{12}$/);
    expect(told).toEqual([`docker-container ${name}`]);
    expect(engine).toMatchObject({
      canExportOci: true,
      store: 'classic',
      builder: { created: true, selected: true },
    });
    await engine.cleanup();
    await engine.cleanup();
    expect(commands(calls).slice(1)).toEqual([
      `buildx create --bootstrap --name ${name} --driver docker-container --buildkitd-flags --allow-insecure-entitlement security.insecure --allow-insecure-entitlement network.host`,
      `buildx rm -- ${name}`,
    ]);
  });

  test('stays when the input says so', async () => {
    const { runner, calls } = machine({ info: dockerInfo() });
    const engine = await probeEngine(runner, options({ driver: 'docker-container', cleanupBuilder: false }));
    await engine.cleanup();
    expect(calls).toHaveLength(2);
  });

  test('tells its platforms when some are asked for', async () => {
    const inspect = containerInspection();
    const { runner } = machine({ info: dockerInfo(), inspect });
    const engine = await probeEngine(
      runner,
      options({ driver: 'docker-container', platforms: ['linux/arm64'] }),
    );
    expect(engine.platforms).toEqual(['linux/amd64', 'linux/arm64']);
  });

  test('at a remote address needs no daemon', async () => {
    const { runner, calls } = machine({
      info: { exitCode: 1, stdout: dockerInfo({ server: '' }), stderr: 'Cannot connect' },
    });
    const engine = await probeEngine(runner, options({ driver: 'remote', endpoint: 'tcp://h:1234' }));
    expect(engine.builder.driver).toBe('remote');
    expect(commands(calls).at(-1)).toMatch(/--driver remote -- tcp:\/\/h:1234$/);
  });

  test('in a container needs one', async () => {
    const { runner } = machine({
      info: {
        exitCode: 1,
        stdout: dockerInfo({ server: '' }),
        stderr: 'Cannot connect to the Docker daemon at unix:///a. Is',
      },
    });
    await expect(probeEngine(runner, options({ driver: 'docker-container' }))).rejects.toThrow('unix:///a');
  });
});
