import { UserError } from '@container-kit/core';
import { describe, expect, test } from 'vitest';
import { inspectBuilder, parseInspection } from '../../src/build/inspect.ts';
import { dockerInspection, scriptedRunner } from './fixtures.ts';

describe('the text of buildx inspect', () => {
  test('of the engine', () => {
    const { nodes, ...head } = parseInspection(dockerInspection());
    expect(head).toEqual({ name: 'default', driver: 'docker' });
    expect(nodes).toHaveLength(1);
    expect(nodes[0]).toMatchObject({
      name: 'default',
      endpoint: 'default',
      status: 'running',
      platforms: ['linux/amd64', 'linux/amd64/v2', 'linux/386'],
    });
    expect(nodes[0]?.features.get('OCI exporter')).toBe(true);
    expect(nodes[0]?.features.get('Multi-platform build')).toBe(true);
  });

  test('says false where it says false', () => {
    const { nodes } = parseInspection(dockerInspection({ ociExporter: false }));
    expect(nodes[0]?.features.get('OCI exporter')).toBe(false);
  });

  test('of several nodes, with platforms set by hand', () => {
    const { nodes } = parseInspection(`Name:          pair
Driver:        docker-container
Last Activity: 2026-11-25 08:12:50 +0000 UTC

Nodes:
Name:                  pair0
Endpoint:              unix:///var/run/docker.sock
Driver Options:        image="moby/buildkit:master" network="host"
Status:                running
BuildKit daemon flags: --allow-insecure-entitlement=network.host
BuildKit version:      v0.26.1
Platforms:             linux/amd64*, linux/arm64*, linux/amd64 (+3)
Labels:
 org.mobyproject.buildkit.worker.hostname: Name: x
File#buildkitd.toml:
 > Platforms: linux/s390x

Name:      pair1
Endpoint:  tcp://10.0.0.2:1234
Status:    inactive
`);
    expect(
      nodes.map(({ name, status, endpoint, platforms }) => ({ name, status, endpoint, platforms })),
    ).toEqual([
      {
        name: 'pair0',
        status: 'running',
        endpoint: 'unix:///var/run/docker.sock',
        platforms: ['linux/amd64', 'linux/arm64', 'linux/amd64'],
      },
      { name: 'pair1', status: 'inactive', endpoint: 'tcp://10.0.0.2:1234', platforms: [] },
    ]);
  });

  test('of a daemon that does not answer', () => {
    const text =
      'Name:          default\nDriver:        \nError:         Cannot connect to the Docker daemon at unix:///nope.sock. Is the docker daemon running?\n';
    expect(parseInspection(text)).toEqual({
      name: 'default',
      driver: '',
      error: 'Cannot connect to the Docker daemon at unix:///nope.sock. Is the docker daemon running?',
      nodes: [],
    });
  });

  test('of nothing', () => {
    expect(parseInspection('')).toEqual({ name: '', driver: '', nodes: [] });
  });
});

describe('asking buildx', () => {
  test('passes the name behind --', async () => {
    const { runner, calls } = scriptedRunner(() => ({ stdout: dockerInspection() }));
    await inspectBuilder(runner, { name: '--evil', env: {}, bootstrap: true });
    expect(calls[0]?.args).toEqual(['--debug', 'buildx', 'inspect', '--bootstrap', '--', '--evil']);
  });

  test('an unknown builder is undefined', async () => {
    const { runner } = scriptedRunner(() => ({
      exitCode: 1,
      stderr: 'ERROR: no builder "x" found\nstack\n',
    }));
    expect(await inspectBuilder(runner, { name: 'x', env: {} })).toBeUndefined();
  });

  test('another failure keeps its reason and not the stack of --debug', async () => {
    const stderr = 'ERROR: could not create a builder instance with TLS data\n27669 0.29.1\nmain.main\n';
    const { runner } = scriptedRunner(() => ({ exitCode: 1, stderr }));
    const inspection = inspectBuilder(runner, { name: 'x', env: {} });
    await expect(inspection).rejects.toThrow(UserError);
    await expect(inspection).rejects.toThrow(
      'buildx cannot use builder "x": could not create a builder instance with TLS data',
    );
  });
});
