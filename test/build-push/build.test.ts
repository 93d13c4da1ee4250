import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { startRegistry, type TestRegistry } from '@container-kit/testing';
import { describeWith } from '@container-kit/testing/requirements';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPush, busyboxFiles, exec, output, TWO_PLATFORMS, workspaceWith } from './harness.ts';

describeWith(['docker', 'busybox', 'crane'], 'build-push builds as the inputs say', (tools) => {
  let registry: TestRegistry;
  beforeAll(async () => {
    registry = await startRegistry();
  });
  afterAll(() => registry.close());

  const fileOf = async (reference: string, path: string) => {
    const archive = join(workspaceWith({}), 'image.tar');
    await output(tools.crane, ['export', reference, archive], tools.env);
    const { stdout } = await exec('tar', ['-xOf', archive, path], { encoding: 'utf8' });
    return stdout;
  };
  const run = (dockerfile: string, inputs: Record<string, string>, env: Record<string, string> = {}) =>
    buildPush(
      tools,
      { context: '.', push: 'true', provenance: 'false', ...inputs },
      { workspace: workspaceWith(busyboxFiles(tools.busybox, dockerfile)), env },
    );

  test('build arguments and target', async () => {
    const tags = `${registry.host}/app/args:1`;
    const result = await run(
      `FROM base AS wanted
ARG GREETING
RUN echo -n "$GREETING" > /greeting
FROM base AS last
RUN false`,
      { tags, target: 'wanted', 'build-args': 'GREETING=hello, "world"\n' },
    );
    expect(result.conclusion, result.log).toBe('success');
    expect(await fileOf(tags, 'greeting')).toBe('hello, "world"');
  });

  test('secrets reach the build byte for byte and appear nowhere else', async () => {
    const tags = `${registry.host}/app/secrets:1`;
    const value = '  -----KEY-----\n"quoted, with comma"\n\n  ends with blanks  \n';
    const result = await run(
      `FROM base
RUN --mount=type=secret,id=key cat /run/secrets/key > /key
RUN --mount=type=secret,id=token cat /run/secrets/token > /token`,
      {
        tags,
        secrets: `"key=${value.replaceAll('"', '""')}"\n`,
        'secret-envs': 'token=MY_TOKEN',
      },
      { MY_TOKEN: 'tok-123456' },
    );
    expect(result.conclusion, result.log).toBe('success');
    expect(await fileOf(tags, 'key')).toBe(value);
    expect(await fileOf(tags, 'token')).toBe('tok-123456');
    // Not `log`: there the runner itself prints the inputs.
    expect(result.body).not.toContain('quoted, with comma');
    expect(result.body).not.toContain('tok-123456');
    expect(result.summary).not.toContain('tok-123456');
    expect(result.masks).toContain('tok-123456');
  });

  test('cache to and from a registry', async () => {
    const cache = `type=registry,ref=${registry.host}/app/cached:cache`;
    const name = `cached-${randomUUID()}`;
    // Only a cache makes two builds come to the same random number.
    const dockerfile = `FROM base\nRUN cat /proc/sys/kernel/random/uuid > /${name}`;
    const first = await run(dockerfile, {
      tags: `${registry.host}/app/cached:1`,
      'cache-to': `${cache},mode=max`,
      'cache-from': cache,
    });
    expect(first.conclusion, first.log).toBe('success');
    expect(registry.tags('app/cached')).toEqual(['1', 'cache']);
    // The builder forgets the step, so that the registry alone can know it.
    const forgotten = await output(
      'docker',
      ['buildx', 'prune', '--all', '--force', '--filter', `description~=${name}`],
      tools.env,
    );
    expect(forgotten).toContain('Total');
    const second = await run(dockerfile, { tags: `${registry.host}/app/cached:2`, 'cache-from': cache });
    expect(second.conclusion, second.log).toBe('success');
    expect(second.log).toContain('importing cache manifest');
    const [one, two] = await Promise.all(
      ['1', '2'].map((tag) => fileOf(`${registry.host}/app/cached:${tag}`, name)),
    );
    expect(two).toBe(one);
    expect(second.summary).toMatch(/Cache.*\d+ of \d+ steps/);
  });

  test('a failing RUN shows its line, its log and the annotation', async () => {
    const result = await run('FROM base\nRUN echo about to fail && ::error::no && false', {
      tags: `${registry.host}/app/failing:1`,
    });
    expect(result.conclusion).toBe('failure');
    expect(result.outputs).toMatchObject({ outcome: 'build-failed', pushed: 'false' });
    expect(result.annotations).toContainEqual(
      expect.objectContaining({ level: 'error', file: 'Dockerfile', line: 5 }),
    );
    expect(result.annotations.every(({ message }) => !message.startsWith('no'))).toBe(true);
    expect(result.summary).toContain('Dockerfile:5');
    expect(result.summary).toContain('about to fail');
    expect(result.violations).toEqual([]);
    expect(registry.tags('app/failing')).toEqual([]);
  });

  test('a missing Dockerfile is named', async () => {
    const result = await buildPush(
      tools,
      { context: '.', file: 'docker/Dockerfile.prod', tags: `${registry.host}/app/none:1`, push: 'true' },
      { workspace: workspaceWith({ 'readme.txt': '' }) },
    );
    expect(result.conclusion).toBe('failure');
    expect(result.log).toContain('docker/Dockerfile.prod');
    expect(result.outputs.outcome).toBe('build-failed');
  });

  test('without push the image is built and loaded into the engine', async () => {
    const name = 'container-kit-test/loaded:1';
    const result = await buildPush(
      tools,
      { context: '.', tags: name, load: 'true', platforms: 'linux/amd64' },
      { workspace: workspaceWith(TWO_PLATFORMS) },
    );
    try {
      expect(result.conclusion, result.log).toBe('success');
      expect(result.outputs).toMatchObject({ outcome: 'built', pushed: 'false' });
      const [image] = JSON.parse(await output('docker', ['image', 'inspect', name], tools.env));
      expect(image.RepoTags).toContain(name);
      expect(image.Id).toBe(result.outputs.digest);
    } finally {
      await output('docker', ['image', 'rm', '--force', name], tools.env);
    }
  });

  test('call: check makes no image, and so pushes none', async () => {
    const result = await buildPush(
      tools,
      { context: '.', call: 'check', push: 'true', tags: `${registry.host}/app/checked:1` },
      { workspace: workspaceWith(TWO_PLATFORMS) },
    );
    expect(result.conclusion, result.log).toBe('success');
    expect(result.outputs).toMatchObject({ outcome: 'built', pushed: 'false' });
    expect(registry.tags('app/checked')).toEqual([]);
  });

  test('call: check reads the Dockerfile, annotates warnings and makes no image', async () => {
    const result = await buildPush(
      tools,
      { context: '.', call: 'check' },
      { workspace: workspaceWith({ Dockerfile: 'FROM scratch AS Base\nCOPY a /a\n', a: 'a' }) },
    );
    expect(result.outputs.outcome).toBeDefined();
    expect(result.outputs.digest).toBeUndefined();
    expect(result.log).toContain('StageNameCasing');
  });
});
