import { run, UserError } from '@container-kit/core';
import { testFolder } from '@container-kit/testing/fixtures';
import { describeWith } from '@container-kit/testing/requirements';
import { beforeEach, expect, test } from 'vitest';
import type { Runner } from '../../src/build/ports.ts';
import { Project } from './project.ts';

let home: string;
beforeEach(() => {
  home = testFolder('docker-home');
});

describeWith(['docker', 'buildx'], 'an engine with the containerd store', ({ env }) => {
  test('is found with a single process', async () => {
    await using project = await Project.create({ ...env, DOCKER_CONFIG: home });
    let processes = 0;
    const counting: Runner = (command, args, options) => {
      processes += 1;
      return run(command, args, options);
    };
    const engine = await project.probe({}, counting);
    expect(engine).toMatchObject({
      store: 'containerd',
      canExportOci: true,
      builder: { driver: 'docker', created: false },
    });
    expect(engine.buildxVersion).toMatch(/^\d+\.\d+\.\d+/);
    expect(engine.platforms).toEqual([expect.stringMatching(/^linux\//)]);
    expect(processes).toBe(1);
  });

  test('tells all its platforms when some are asked for', async () => {
    await using project = await Project.create({ ...env, DOCKER_CONFIG: home });
    const engine = await project.probe({ platforms: ['linux/arm64'] });
    expect(engine.platforms.length).toBeGreaterThan(1);
  });

  test('knows no builder of a made-up name', async () => {
    await using project = await Project.create({ ...env, DOCKER_CONFIG: home });
    await expect(project.probe({ builder: 'made-up' })).rejects.toThrow('there is no builder "made-up"');
  });

  test('builds through a named builder of the docker driver', async () => {
    await using project = await Project.create({ ...env, DOCKER_CONFIG: home });
    const engine = await project.probe({ builder: 'default' });
    expect(engine).toMatchObject({
      canExportOci: true,
      builder: { name: 'default', driver: 'docker', selected: true },
    });
  });
});

describeWith(['dockerClassic', 'buildx'], 'an engine with the classic store', ({ env }) => {
  test('is enough when no layout is needed', async () => {
    await using project = await Project.create({ ...env, DOCKER_CONFIG: home });
    expect(await project.probe({ layout: false })).toMatchObject({ store: 'classic', canExportOci: false });
  });

  test('needs a builder else, and says clearly why that one does not start, leaving nothing', async () => {
    const classic = { ...env, DOCKER_CONFIG: home };
    await using project = await Project.create(classic);
    // Port 1 of this machine: an image that can be pulled nowhere.
    const probe = project.probe({ driverOptions: ['image=127.0.0.1:1/moby/buildkit:none'] });
    await expect(probe).rejects.toThrow(UserError);
    await expect(probe).rejects.toThrow(
      /^the docker-container builder could not be started: .*127\.0\.0\.1:1/,
    );
    await expect(probe).rejects.toMatchObject({ fix: expect.stringContaining('moby/buildkit') });
    const { stdout } = await run('docker', ['buildx', 'ls', '--format', '{{.Name}}'], { env: classic });
    expect(stdout).not.toContain('container-kit-');
  });

  test('builds into itself', async () => {
    await using project = await Project.create(
      { ...env, DOCKER_CONFIG: home },
      { Dockerfile: 'FROM scratch\nCOPY Dockerfile /\n' },
    );
    const tag = `container-kit-test/classic:${process.pid}`;
    const built = await project.build({ load: true }, { tags: [tag] });
    const { stdout } = await run('docker', ['image', 'inspect', '--format', '{{.Id}}', tag], { env });
    expect(stdout.trim()).toBe(built.imageid);
    await run('docker', ['image', 'rm', '--force', tag], { env });
  });
});

describeWith(['buildx'], 'no engine', ({ env }) => {
  test('no daemon behind the socket', async () => {
    await using project = await Project.create({
      ...env,
      DOCKER_CONFIG: home,
      DOCKER_HOST: 'unix:///nope.sock',
    });
    await expect(project.probe()).rejects.toThrow('no Docker daemon answers at unix:///nope.sock');
  });

  test('no docker on the path', async () => {
    await using project = await Project.create({ PATH: home, DOCKER_CONFIG: home });
    await expect(project.probe()).rejects.toThrow('there is no "docker" command on this runner');
  });

  test('no buildkitd at the remote address', async () => {
    await using project = await Project.create({ ...env, DOCKER_CONFIG: home });
    const probe = project.probe({ driver: 'remote', endpoint: 'tcp://127.0.0.1:1' });
    await expect(probe).rejects.toThrow('the remote builder could not be started');
    await expect(probe).rejects.toMatchObject({ fix: expect.stringContaining('tcp://127.0.0.1:1') });
  });
});
