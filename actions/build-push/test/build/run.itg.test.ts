import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '@container-kit/core';
import { isIndex, openLayout, verifyLayout } from '@container-kit/registry';
import { describeWith } from '@container-kit/testing/requirements';
import { expect, test } from 'vitest';
import { readWarnings } from '../../src/build/warnings.ts';
import { type Built, Project } from './project.ts';

/** A Dockerfile whose RUN steps work: busybox is the only file of the image. */
const withShell = (steps: string) => `FROM scratch AS base\nCOPY --chmod=755 busybox /bin/sh\n${steps}\n`;
const MULTI_STAGE = `FROM scratch AS assets
COPY a.txt /a.txt
FROM scratch AS final
ARG VERSION=none
COPY --from=assets /a.txt /app/a.txt
LABEL version=$VERSION
`;

const digestIn = (built: Built) => (built.metadata as Record<string, string>)['containerimage.digest'];
const graphOf = async (built: Built) => verifyLayout(await openLayout(built.layout));

/** The configs of all images in a layout. */
async function configsOf(built: Built): Promise<readonly Record<string, never>[]> {
  const { manifests } = await graphOf(built);
  const configs = manifests.flatMap(({ manifest }) =>
    manifest.kind === 'image' ? [manifest.config.digest] : [],
  );
  return Promise.all(
    configs.map(async (digest) =>
      JSON.parse(await readFile(join(built.layout, 'blobs', ...digest.split(':')), 'utf8')),
    ),
  );
}

describeWith(['docker', 'buildx'], 'images without programs', ({ env }) => {
  test('several stages: the layout is whole, and its root is the digest that buildx reports', async () => {
    await using project = await Project.create(env, { Dockerfile: MULTI_STAGE, 'a.txt': 'a' });
    const built = await project.build(
      { target: 'final', buildArgs: 'VERSION=1, "two"' },
      { tags: ['example/app:1', 'example/app:2'] },
    );
    const graph = await graphOf(built);
    expect(graph.root.descriptor.digest).toBe(digestIn(built));
    expect(built.imageid).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(built.cache.steps).toBeGreaterThan(0);
    expect(built.durationMs).toBeGreaterThan(0);
    const [config] = await configsOf(built);
    expect(config).toMatchObject({ config: { Labels: { version: '1, "two"' } } });
  });

  test("two platforms share their layer, and containerd's retries stay out of the log", async () => {
    await using project = await Project.create(env, {
      Dockerfile: MULTI_STAGE,
      'a.txt': randomBytes(64).toString('hex'),
    });
    // A name, because attestations without one are the same for all platforms, and then stored once.
    const built = await project.build({ platforms: 'linux/amd64,linux/arm64' }, { tags: ['example/app:1'] });
    const { root, manifests, blobs } = await graphOf(built);
    expect(isIndex(root.descriptor.mediaType)).toBe(true);
    expect(root.descriptor.digest).toBe(digestIn(built));
    expect(manifests).toHaveLength(5);
    expect(blobs.filter(({ mediaType }) => mediaType.includes('layer'))).toHaveLength(1);
    expect(project.log.join('\n')).not.toContain('Write failed');
    expect(built.cache.steps).toBeGreaterThanOrEqual(2);
  });

  test('provenance is there by default, names the run, and goes away on demand', async () => {
    await using project = await Project.create(env, { Dockerfile: MULTI_STAGE, 'a.txt': 'a' });
    const attested = await graphOf(await project.build({}));
    const statements = attested.blobs.filter(({ mediaType }) => mediaType === 'application/vnd.in-toto+json');
    expect(statements).toHaveLength(1);
    const bare = await graphOf(await project.build({ provenance: 'false' }));
    expect(bare.manifests).toHaveLength(1);
    expect(isIndex(bare.root.descriptor.mediaType)).toBe(false);
  });

  test('a second build finds everything in the cache', async () => {
    // BuildKit joins equal steps of builds that run at once: content of its own keeps other runs out.
    await using project = await Project.create(env, {
      Dockerfile: MULTI_STAGE,
      'a.txt': randomBytes(64).toString('hex'),
    });
    await project.build({});
    const { cache } = await project.build({});
    expect(cache).toEqual({ steps: 2, cached: 2 });
    const fresh = await project.build({ noCache: true });
    expect(fresh.cache).toEqual({ steps: 2, cached: 0 });
  });

  test('labels with line breaks, annotations and attributes of the exporter reach the image', async () => {
    await using project = await Project.create(env, { Dockerfile: MULTI_STAGE, 'a.txt': 'a' });
    const built = await project.build(
      { outputs: 'type=image,compression=zstd,force-compression=true,push=true', provenance: 'false' },
      { push: true, labels: ['text=one\ntwo'], annotations: ['manifest:x=y, z'] },
    );
    expect((await configsOf(built))[0]).toMatchObject({ config: { Labels: { text: 'one\ntwo' } } });
    const { root } = await graphOf(built);
    expect(root.manifest).toMatchObject({ annotations: { x: 'y, z' } });
    expect(JSON.stringify(root.manifest)).toContain('tar+zstd');
  });

  test('load puts the same image into the engine', async () => {
    await using project = await Project.create(env, { Dockerfile: MULTI_STAGE, 'a.txt': 'a' });
    const tag = `container-kit-test/load:${randomBytes(6).toString('hex')}`;
    const built = await project.build({ load: true }, { tags: [tag] });
    try {
      const { stdout } = await run('docker', ['image', 'inspect', '--format', '{{.Id}}', tag], { env });
      expect(stdout.trim()).toBe(digestIn(built));
      expect((await graphOf(built)).root.descriptor.digest).toBe(digestIn(built));
    } finally {
      await run('docker', ['image', 'rm', '--force', tag], { env });
    }
  });

  test('an output to a folder passes through and makes no layout', async () => {
    await using project = await Project.create(env, { Dockerfile: MULTI_STAGE, 'a.txt': 'content' });
    const built = await project.build({ outputs: 'type=local,dest=out' });
    expect(built.exporters.layout).toBe(false);
    expect(built.imageid).toBe('');
    expect(await readFile(join(project.folder, 'out/app/a.txt'), 'utf8')).toBe('content');
  });

  test('warnings of build checks come with rule and place', async () => {
    await using project = await Project.create(env, {
      Dockerfile: 'FROM scratch as Base\nCOPY a.txt /\n',
      'a.txt': 'a',
    });
    const { metadata } = await project.build({});
    expect(readWarnings(metadata)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          rule: 'StageNameCasing',
          file: 'Dockerfile',
          line: 1,
          url: expect.stringContaining('https://docs.docker.com/'),
        }),
      ]),
    );
  });

  test('call: check fails for warnings and makes no image', async () => {
    await using project = await Project.create(env, {
      Dockerfile: 'FROM scratch as Base\nCOPY a.txt /\n',
      'a.txt': 'a',
    });
    await expect(project.build({ call: 'check' })).rejects.toMatchObject({
      name: 'BuildFailure',
      kind: 'checks',
    });
    expect(project.log.join('\n')).toContain('StageNameCasing');
    expect(await readdir(join(project.folder, '.build-0'))).not.toContain('layout');
  });
});

describeWith(['docker', 'buildx', 'busybox'], 'images with programs', ({ env, busybox }) => {
  test('secrets reach the build byte for byte, and no argument or log line has them', async () => {
    const values = {
      TEXT: ' first line \n\ttab "quoted", ünï=code \\ $HOME\n\n',
      VARIABLE: 'from the environment\nin two lines',
      FILE: 'from a file\r\n',
    };
    const digest = (value: string) => createHash('sha256').update(value).digest('hex');
    const steps = Object.entries(values).map(
      ([id, value]) =>
        `RUN --mount=type=secret,id=${id} ["/bin/sh", "-c", "test \\"$(sha256sum < /run/secrets/${id})\\" = '${digest(value)}  -'"]`,
    );
    await using project = await Project.create(env, {
      Dockerfile: withShell(steps.join('\n')),
      'secret.txt': values.FILE,
    });
    await project.copy(busybox, 'busybox');
    await project.build(
      {
        secrets: `"TEXT=${values.TEXT.replaceAll('"', '""')}"`,
        secretEnvs: 'VARIABLE=MY_VARIABLE',
        secretFiles: 'FILE=secret.txt',
        noCache: true,
      },
      { env: { MY_VARIABLE: values.VARIABLE } },
    );
    expect(project.log.join('\n')).not.toMatch(/first line|from the environment|from a file/);
  });

  test('a failing RUN tells step, place and last lines', async () => {
    const Dockerfile = withShell('RUN ["/bin/sh", "-c", "echo compiling; echo ::error::boom >&2; exit 3"]');
    await using project = await Project.create(env, { 'docker/app.Dockerfile': Dockerfile });
    await project.copy(busybox, 'busybox');
    await expect(project.build({ file: 'docker/app.Dockerfile' })).rejects.toMatchObject({
      name: 'BuildFailure',
      kind: 'step-failed',
      file: 'app.Dockerfile',
      line: 3,
      step: expect.stringContaining('[2/2] RUN'),
      logTail: expect.arrayContaining(['compiling', '::error::boom']),
      excerpt: expect.stringContaining('>>> RUN'),
      message: expect.stringContaining('exit code: 3'),
    });
  });

  test('a program of another machine tells how to get emulation', async () => {
    await using project = await Project.create(env, {
      Dockerfile: withShell('RUN ["/bin/sh", "-c", "true"]'),
    });
    const program = await readFile(busybox);
    // e_machine of the ELF header: a number that no machine has, and no emulator is registered for.
    program.writeUInt16LE(0xfffe, 18);
    await writeFile(join(project.folder, 'busybox'), program);
    await expect(project.build()).rejects.toMatchObject({
      kind: 'emulation',
      fix: expect.stringContaining('docker/setup-qemu-action'),
    });
  });

  test('cancelling during a RUN ends buildx and the step', async () => {
    const seconds = String(100_000 + Math.floor(Math.random() * 100_000));
    const Dockerfile = withShell(`RUN ["/bin/sh", "-c", "echo sleeping ${seconds}; sleep ${seconds}"]`);
    await using project = await Project.create(env, { Dockerfile });
    await project.copy(busybox, 'busybox');
    const controller = new AbortController();
    const building = project.build({ noCache: true }, { signal: controller.signal });
    const settled = building.then(
      () => undefined,
      (error: unknown) => error,
    );
    await expect
      .poll(() => project.log.some((line) => / sleeping \d+$/.test(line)), { timeout: 60_000 })
      .toBe(true);
    controller.abort();
    expect(await settled).toMatchObject({ name: 'CancelledError' });
    await expect.poll(() => processesWith(seconds), { timeout: 60_000 }).toEqual([]);
  });
});

/** Command lines of running processes that hold a text. */
async function processesWith(text: string): Promise<readonly string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(
    pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')),
  );
  return lines.filter((line) => line.includes(text)).map((line) => line.replaceAll('\0', ' '));
}
