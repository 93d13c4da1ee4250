import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { type RegistryOptions, startRegistry, type TestRegistry } from '../../src/registry/index.ts';
import { describeWith } from '../../src/requirements.ts';
import { start, temporaryDirectory } from './fixture.ts';
import { fallbackTagOf, seedImage, seedIndex } from './real-image.ts';

const run = promisify(execFile);
const TIMEOUT = 120_000;
const USERS = { robot: 'pass:word' };

/** What registries are started with; clients must cope with each. */
const SETTINGS: Readonly<Record<string, RegistryOptions>> = {
  'plain HTTP': {},
  'plain HTTP, blobs on another port': { blobStore: 'redirect' },
  'TLS and Basic': { tls: true, auth: { kind: 'basic', users: USERS } },
  'TLS and Bearer': { tls: true, auth: { kind: 'bearer', users: USERS } },
  'Bearer with a realm of its own, as GHCR': {
    profile: 'ghcr',
    tls: true,
    auth: { kind: 'bearer', users: USERS, separateRealm: true },
  },
  'distribution 2': { profile: 'distribution2' },
};

/** A foreign client: how it is told to do what is tested. References are `host/name:tag`. */
interface Client {
  readonly copy: (from: string, to: string, plain: boolean) => readonly string[];
  readonly digest?: (reference: string, plain: boolean) => readonly string[];
  readonly tags: (repository: string, plain: boolean) => readonly string[];
  readonly remove?: (reference: string, plain: boolean) => readonly string[];
  readonly copiesReferrers: boolean;
}

const CLIENTS = {
  crane: {
    copy: (from, to) => ['copy', from, to],
    digest: (reference) => ['digest', reference],
    tags: (repository) => ['ls', repository],
    remove: (reference) => ['delete', reference],
    copiesReferrers: false,
  },
  oras: {
    copy: (from, to, plain) => [
      'cp',
      '-r',
      ...(plain ? ['--from-plain-http', '--to-plain-http'] : []),
      from,
      to,
    ],
    digest: (reference, plain) => ['resolve', ...(plain ? ['--plain-http'] : []), reference],
    tags: (repository, plain) => ['repo', 'tags', ...(plain ? ['--plain-http'] : []), repository],
    remove: (reference, plain) => ['manifest', 'delete', '-f', ...(plain ? ['--plain-http'] : []), reference],
    copiesReferrers: true,
  },
  regctl: {
    copy: (from, to, plain) => [...regctlHosts([from, to], plain), 'image', 'copy', '--referrers', from, to],
    digest: (reference, plain) => [...regctlHosts([reference], plain), 'manifest', 'head', reference],
    tags: (repository, plain) => [...regctlHosts([repository], plain), 'tag', 'ls', repository],
    remove: (reference, plain) => [...regctlHosts([reference], plain), 'tag', 'delete', reference],
    copiesReferrers: true,
  },
  skopeo: {
    copy: (from, to, plain) => [
      ...['--insecure-policy', 'copy', '--all', '--preserve-digests'],
      ...(plain ? ['--src-tls-verify=false', '--dest-tls-verify=false'] : []),
      ...[`docker://${from}`, `docker://${to}`],
    ],
    tags: (repository, plain) => [
      'list-tags',
      ...(plain ? ['--tls-verify=false'] : []),
      `docker://${repository}`,
    ],
    remove: (reference, plain) => [
      'delete',
      ...(plain ? ['--tls-verify=false'] : []),
      `docker://${reference}`,
    ],
    copiesReferrers: false,
  },
} as const satisfies Readonly<Record<string, Client>>;

function regctlHosts(references: readonly string[], plain: boolean): readonly string[] {
  const hosts = new Set(references.map((reference) => reference.slice(0, reference.indexOf('/'))));
  return plain ? [...hosts].flatMap((host) => ['--host', `reg=${host},tls=disabled`]) : [];
}

/** Environment in which a Go program trusts the registries' CAs and finds the credentials. */
async function environment(
  env: NodeJS.ProcessEnv,
  registries: readonly TestRegistry[],
): Promise<NodeJS.ProcessEnv> {
  const home = await temporaryDirectory();
  const auth = Buffer.from('robot:pass:word').toString('base64');
  const auths = Object.fromEntries(registries.map(({ host }) => [host, { auth }]));
  await writeFile(join(home, 'config.json'), JSON.stringify({ auths }));
  await writeFile(join(home, 'ca.pem'), registries.map(({ ca }) => ca ?? '').join('\n'));
  const isSecure = registries.some(({ ca }) => ca !== undefined);
  return {
    ...env,
    HOME: home,
    DOCKER_CONFIG: home,
    REGISTRY_AUTH_FILE: join(home, 'config.json'),
    ...(isSecure ? { SSL_CERT_FILE: join(home, 'ca.pem') } : {}),
  };
}

/** The index with its images, and where the client copies those, its referrer. */
function expectCopied(from: TestRegistry, to: TestRegistry, digests: readonly string[]): void {
  for (const digest of digests) {
    const [original, copy] = [from.manifest('owner/image', digest), to.manifest('copies/image', digest)];
    expect(copy?.bytes.toString()).toBe(original?.bytes.toString());
    const needed = original?.references.map((reference) => reference.digest) ?? [];
    const held = new Set<string>([...to.blobs('copies/image'), ...to.manifests('copies/image')]);
    expect(needed.filter((reference) => !held.has(reference))).toEqual([]);
  }
  expect(to.tags('copies/image')).toContain('v1');
}

function copiedBy(client: Client, registry: TestRegistry, index: string, sbom: string): readonly string[] {
  const images = registry.manifest('owner/image', index)?.references.map(({ digest }) => digest) ?? [];
  return [index, ...images, ...(client.copiesReferrers ? [sbom] : [])];
}

for (const [name, client] of Object.entries(CLIENTS) as [keyof typeof CLIENTS, Client][]) {
  describeWith([name], `${name} is served`, ({ [name]: program, env }) => {
    describe.each(Object.entries(SETTINGS))('over %s', (_, options) => {
      const plain = options.tls === undefined;

      it('and copies an index from one registry to another', { timeout: TIMEOUT }, async () => {
        const from = await start('memory', options);
        const to = await start('disk', options);
        const { index, sbom } = await seedIndex(from, 'owner/image', 'v1');
        const settings = { env: await environment(env, [from, to]) };
        const target = `${to.host}/copies/image`;
        await run(program, [...client.copy(`${from.host}/owner/image:v1`, `${target}:v1`, plain)], settings);
        expectCopied(from, to, copiedBy(client, from, index, sbom));
        if (client.digest !== undefined) {
          const { stdout } = await run(program, [...client.digest(`${target}:v1`, plain)], settings);
          expect(stdout.trim()).toBe(index);
        }
        const { stdout } = await run(program, [...client.tags(target, plain)], settings);
        expect(stdout).toContain('v1');
        expect(to.openUploads).toBe(0);
      });
    });

    it('and copies within one registry', { timeout: TIMEOUT }, async () => {
      const registry = await start('memory', { auth: { kind: 'bearer', users: USERS } });
      const { index, sbom } = await seedIndex(registry, 'owner/image', 'v1');
      const settings = { env: await environment(env, [registry]) };
      const [from, to] = [`${registry.host}/owner/image:v1`, `${registry.host}/copies/image:v1`];
      await run(program, [...client.copy(from, to, true)], settings);
      expectCopied(registry, registry, copiedBy(client, registry, index, sbom));
      const mounts = registry.requests.filter(
        ({ path, status }) => path.includes('mount=') && status === 201,
      );
      // skopeo only mounts what its cache of earlier copies knows.
      expect(mounts.length > 0).toBe(name !== 'skopeo');
    });

    it('and deletes', { timeout: TIMEOUT }, async () => {
      const registry = await start('memory');
      await seedIndex(registry, 'owner/image', 'v1');
      const settings = { env: await environment(env, [registry]) };
      await run(program, [...(client.remove?.(`${registry.host}/owner/image:v1`, true) ?? [])], settings);
      expect(registry.tags('owner/image')).not.toContain('v1');
    });
  });
}

describeWith(['crane'], 'crane', ({ crane, env }) => {
  it('finds a copied image valid, layer by layer', { timeout: TIMEOUT }, async () => {
    const registry = await start('disk');
    const { digest } = await seedImage(registry, 'owner/image', 'amd64');
    const settings = { env: await environment(env, [registry]) };
    const { stdout } = await run(
      crane,
      ['validate', '--remote', `${registry.host}/owner/image@${digest}`],
      settings,
    );
    expect(stdout).toContain('PASS');
  });
});

describeWith(['oras'], 'oras', ({ oras, env }) => {
  it.each(['strict', 'ghcr'] as const)(
    'attaches and discovers referrers on %s',
    { timeout: TIMEOUT },
    async (profile) => {
      const registry = await start('memory', { profile });
      const { digest } = await seedImage(registry, 'owner/image', 'amd64');
      const subject = `${registry.host}/owner/image@${digest}`;
      const cwd = await temporaryDirectory();
      const settings = { cwd, env: await environment(env, [registry]) };
      await writeFile(join(cwd, 'note.txt'), 'a note');
      const type = 'application/vnd.example.note';
      await run(
        oras,
        ['attach', '--plain-http', '--artifact-type', type, subject, 'note.txt:text/plain'],
        settings,
      );
      const found = await run(oras, ['discover', '--plain-http', '--format', 'json', subject], settings);
      expect(found.stdout).toContain(type);
      expect(registry.tags('owner/image')).toEqual(profile === 'strict' ? [] : [fallbackTagOf(digest)]);
    },
  );
});

/** The daemon checks no certificate of a registry on loopback, but that of a realm, and it is not ours to reconfigure. */
const DOCKER_SETTINGS: Readonly<Record<string, RegistryOptions>> = {
  ...Object.fromEntries(
    Object.entries(SETTINGS).filter(([, { tls, auth }]) => tls === undefined || auth?.kind !== 'bearer'),
  ),
  'plain HTTP and Bearer': { auth: { kind: 'bearer', users: USERS } },
  'plain HTTP and a realm of its own, as GHCR': {
    profile: 'ghcr',
    auth: { kind: 'bearer', users: USERS, separateRealm: true },
  },
};

describeWith(['docker', 'busybox'], 'docker', ({ busybox, env }) => {
  it.each(Object.entries(DOCKER_SETTINGS))(
    'builds, pushes and pulls over %s',
    { timeout: TIMEOUT },
    async (_, options) => {
      await using registry = await startRegistry(options);
      const context = await temporaryDirectory();
      await writeFile(
        join(context, 'Dockerfile'),
        'FROM scratch\nCOPY busybox /bin/busybox\nCMD ["/bin/busybox","true"]\n',
      );
      await run('cp', [busybox, join(context, 'busybox')]);
      const settings = { env: await environment(env, [registry]) };
      const reference = `${registry.host}/owner/image:v1`;
      await run('docker', ['build', '--push', '--tag', reference, context], settings);
      const pushed = registry.manifest('owner/image', 'v1');
      expect(pushed?.references.length).toBeGreaterThan(0);
      await run('docker', ['rmi', '--force', reference], settings).catch(() => {});
      await run('docker', ['pull', reference], settings);
      const tagged = `${registry.host}/owner/other:v2`;
      await run('docker', ['tag', reference, tagged], settings);
      await run('docker', ['push', tagged], settings);
      expect(registry.tags('owner/other')).toEqual(['v2']);
      await run('docker', ['rmi', '--force', reference, tagged], settings);
      expect(registry.requests.filter(({ error }) => error !== undefined)).toEqual([]);
    },
  );
});
