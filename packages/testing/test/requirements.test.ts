import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { describeWith, explain } from '../src/requirements.ts';

const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
const config = join(import.meta.dirname, 'fixtures/requirements/vitest.config.ts');

describe('a suite that needs act and regctl', () => {
  let tools: string;

  beforeEach(() => {
    tools = mkdtempSync(join(tmpdir(), 'requirements-'));
    mkdirSync(join(tools, 'bin'));
  });
  afterEach(() => rmSync(tools, { recursive: true }));

  function install(name: string, script: string): void {
    writeFileSync(join(tools, 'bin', name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  }

  /** Runs the fixture in a vitest of its own, on a machine that has nothing but the tools folder. */
  function run(require = ''): { code: number | null; output: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, [vitest, 'run', '--config', config], {
      env: { PATH: '', NO_COLOR: '1', CONTAINER_KIT_TOOLS: tools, CONTAINER_KIT_REQUIRE: require },
      encoding: 'utf8',
    });
    return { code: status, output: stdout + stderr };
  }

  test('is left out, and named at the end with the remedy', () => {
    install('act', 'echo act version 0.2.87');
    const { code, output } = run();
    expect(code).toBe(0);
    expect(output).toContain('workflows (skipped: needs regctl; run .ci/tools)');
    expect(output.trimEnd()).toMatch(
      /NOT run on this machine \(suites: 1\):\n {2}act\.fixture\.ts > workflows: needs regctl; run \.ci\/tools$/,
    );
  });

  test('fails where everything is required', () => {
    const { code, output } = run('all');
    expect(code).toBe(1);
    expect(output).toContain('needs act, regctl; run .ci/tools');
  });

  test('does not take a program that does not work', () => {
    install('act', 'exit 1');
    install('regctl', 'exit 0');
    expect(run().output).toContain('(skipped: needs act; run .ci/tools)');
  });

  test('runs with the programs of the tools folder', () => {
    install('act', 'exit 0');
    install('regctl', 'exit 0');
    const { code, output } = run('all');
    expect(code).toBe(0);
    expect(output).toContain(`run ${join(tools, 'bin/act')}`);
    expect(output).not.toContain('NOT run');
  });
});

test('names each remedy once, in the order in which they work', () => {
  expect(explain(['docker', 'act', 'crane'])).toBe(
    'needs docker, act, crane; run .ci/tools && .ci/docker start',
  );
});

describeWith(
  ['docker', 'dockerClassic', 'buildx'],
  'the daemons',
  ({ docker, dockerClassic, buildx, env }) => {
    const info = (host: string): string =>
      execFileSync(buildx, ['info', '--format', '{{json .DriverStatus}}'], {
        env: { ...env, DOCKER_HOST: host },
        encoding: 'utf8',
      });

    test('differ in where they keep images', () => {
      expect(env.DOCKER_HOST).toBe(docker);
      expect(info(docker)).toContain('io.containerd.snapshotter');
      expect(info(dockerClassic)).not.toContain('io.containerd.snapshotter');
    });
  },
);
