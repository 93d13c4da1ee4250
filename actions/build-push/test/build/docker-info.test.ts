import { CommandNotFoundError, UserError } from '@container-kit/core';
import { describe, expect, test } from 'vitest';
import { readDockerInfo } from '../../src/build/docker-info.ts';
import type { RunnerResult } from '../../src/build/ports.ts';
import { dockerInfo, scriptedRunner } from './fixtures.ts';

const read = (answer: Partial<RunnerResult> | Error) =>
  readDockerInfo(scriptedRunner(() => answer).runner, {});
const unreachable = (stderr: string, more = {}) =>
  read({ exitCode: 1, stdout: dockerInfo({ server: '', more }), stderr });

describe('a working installation', () => {
  test('with the containerd store', async () => {
    expect(await read({ stdout: dockerInfo({ buildx: 'v0.30.0' }) })).toEqual({
      context: 'default',
      buildxVersion: '0.30.0',
      daemon: { version: '28.5.2', store: 'containerd', platform: 'linux/amd64' },
    });
  });

  test('with the classic store', async () => {
    expect((await read({ stdout: dockerInfo({ containerd: false }) })).daemon?.store).toBe('classic');
  });

  test.each([
    ['aarch64', 'linux/arm64'],
    ['armv7l', 'linux/arm/v7'],
    ['s390x', 'linux/s390x'],
  ])('on %s', async (Architecture, platform) => {
    expect((await read({ stdout: dockerInfo({ more: { Architecture } }) })).daemon?.platform).toBe(platform);
  });
});

describe('what is missing', () => {
  test('the docker command', async () => {
    const result = read(new CommandNotFoundError('docker'));
    await expect(result).rejects.toThrow(UserError);
    await expect(result).rejects.toThrow('there is no "docker" command on this runner');
  });

  test('buildx', async () => {
    await expect(read({ stdout: dockerInfo({ plugins: [] }) })).rejects.toThrow(
      'Docker has no buildx plugin',
    );
    await expect(read({ stdout: dockerInfo({ more: { ClientInfo: {} } }) })).rejects.toThrow(
      'no buildx plugin',
    );
  });

  test('a buildx that runs', async () => {
    const plugins = [{ Name: 'buildx', Path: '/p/docker-buildx', Err: 'permission denied' }];
    await expect(read({ stdout: dockerInfo({ plugins }) })).rejects.toThrow(
      'the buildx plugin /p/docker-buildx does not work: permission denied',
    );
  });

  test('a docker that is Docker', async () => {
    await expect(read({ exitCode: 125, stderr: 'Error: unknown flag\n' })).rejects.toThrow(
      '"docker info" failed: Error: unknown flag',
    );
  });

  test('other errors are passed on', async () => {
    await expect(read(new RangeError('x'))).rejects.toThrow(RangeError);
  });
});

describe('a daemon that cannot be used is left to the caller, with', () => {
  test.each([
    [
      'its socket, when nobody listens',
      'Cannot connect to the Docker daemon at unix:///nope.sock. Is the docker daemon running?\n',
      'no Docker daemon answers at unix:///nope.sock',
    ],
    [
      'its socket, in the words of Docker 29',
      'failed to connect to the docker API at unix:///var/run/docker.sock; check if the path is correct and if the daemon is running: dial unix /var/run/docker.sock: connect: no such file or directory',
      'no Docker daemon answers at unix:///var/run/docker.sock',
    ],
    [
      'its port',
      'Cannot connect to the Docker daemon at tcp://127.0.0.1:2375. Is the docker daemon running?',
      'no Docker daemon answers at tcp://127.0.0.1:2375',
    ],
    [
      'the permission that is missing',
      'permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: Get "http://x": dial unix: connect: permission denied',
      'this user may not use the Docker daemon at unix:///var/run/docker.sock',
    ],
    [
      'the permission that is missing, in the words of Docker 29',
      'permission denied while trying to connect to the docker API at unix:///var/run/docker.sock',
      'this user may not use the Docker daemon at unix:///var/run/docker.sock',
    ],
    ['any other reason', 'error during connect: tls: bad certificate', 'tls: bad certificate'],
  ])('%s', async (_title, stderr, message) => {
    const { daemon, daemonError } = await unreachable(stderr);
    expect(daemon).toBeUndefined();
    expect(daemonError).toBeInstanceOf(UserError);
    expect(daemonError?.message).toContain(message);
    expect(daemonError?.fix).toBeTruthy();
  });

  test('reasons that docker puts into its JSON', async () => {
    const more = { ServerErrors: ['Cannot connect to the Docker daemon at unix:///a.sock. Is it?'] };
    expect((await unreachable('', more)).daemonError?.message).toBe(
      'no Docker daemon answers at unix:///a.sock',
    );
  });
});
