/** Builds that speak to others: the Git context, and registries with the logins of a private Docker configuration. */

import { chmod, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '@container-kit/core';
import type { RegistryLogin } from '@container-kit/login';
import { openLayout, verifyLayout } from '@container-kit/registry';
import { startRegistry } from '@container-kit/testing';
import { testFolder } from '@container-kit/testing/fixtures';
import { describeWith } from '@container-kit/testing/requirements';
import { beforeEach, expect, test } from 'vitest';
import { defaultGitContext } from '../../src/build/git-context.ts';
import { createDockerConfig } from '../../src/build/login.ts';
import { event } from './fixtures.ts';
import { startGitServer } from './git-server.ts';
import { Project } from './project.ts';

const FILES = { Dockerfile: 'FROM scratch\nCOPY a.txt /\n', 'a.txt': 'a' };

describeWith(['docker', 'buildx'], 'the default Git context', ({ env }) => {
  test('is read with the token, at the commit of the event', async () => {
    const token = 'ghs_only-for-this-test';
    await using server = await startGitServer(FILES, token);
    await using project = await Project.create(env);
    const defaultContext = defaultGitContext(
      { ...event, serverUrl: server.url, sha: server.sha },
      {},
      '0.29.1',
    );
    const built = await project.build({ context: '', githubToken: token }, { defaultContext });
    const { root } = await verifyLayout(await openLayout(built.layout));
    expect(root.descriptor.digest).toBe((built.metadata as Record<string, string>)['containerimage.digest']);
    expect(project.log.join('\n')).toContain(server.sha);
    expect(project.log.join('\n')).not.toContain(token);
    // Another commit, because BuildKit keeps what it has fetched.
    const other = { ...event, serverUrl: server.url, sha: '1'.repeat(40) };
    const withoutToken = project.build(
      { context: '' },
      { defaultContext: defaultGitContext(other, {}, '0.29.1') },
    );
    await expect(withoutToken).rejects.toMatchObject({
      kind: 'git',
      fix: expect.stringContaining('github-token'),
    });
  });
});

describeWith(['docker', 'buildx'], 'registries', ({ env }) => {
  let root: string;
  let home: string;
  const users = { me: 'pass:word' };

  beforeEach(async () => {
    root = testFolder('remote');
    home = join(root, 'home');
    await mkdir(home);
  });

  async function privateConfig(logins: readonly RegistryLogin[], over: NodeJS.ProcessEnv = {}) {
    const directory = await mkdtemp(join(root, 'docker-'));
    const { env: changes } = await createDockerConfig({
      directory,
      logins,
      env: { ...env, DOCKER_CONFIG: home, ...over },
    });
    return { ...over, ...changes };
  }

  test('the cache goes to a registry and comes back', async () => {
    await using registry = await startRegistry();
    await using project = await Project.create(env, FILES);
    const cache = `type=registry,ref=${registry.host}/app:cache`;
    await project.build({ cacheTo: `${cache},mode=max` });
    expect(
      registry.requests.some(({ method, path }) => method === 'PUT' && path.endsWith('/manifests/cache')),
    ).toBe(true);
    project.log.length = 0;
    await project.build({ cacheFrom: cache });
    expect(project.log.join('\n')).toMatch(/importing cache manifest from 127\.0\.0\.1/);
    expect(project.log.join('\n')).not.toContain('ERROR');
  });

  test.each(['basic', 'bearer'] as const)(
    'a %s login reaches buildx, a missing one is a clear failure',
    async (kind) => {
      await using registry = await startRegistry({ auth: { kind, users } });
      await using project = await Project.create(env, FILES);
      const cacheTo = `type=registry,ref=${registry.host}/app:cache`;
      const logins = [{ registry: registry.host, username: 'me', password: users.me }];
      await project.build({ cacheTo }, { env: await privateConfig(logins) });
      await expect(project.build({ cacheTo }, { env: await privateConfig([]) })).rejects.toMatchObject({
        name: 'BuildFailure',
        kind: 'registry-auth',
        fix: expect.stringContaining('log in'),
      });
    },
  );

  test('a login wins over a credential store, which is asked for every other registry', async () => {
    await using ours = await startRegistry({ auth: { kind: 'basic', users } });
    await using theirs = await startRegistry({ auth: { kind: 'basic', users: { helper: 'secret' } } });
    const asked = join(root, 'asked');
    const helper = join(root, 'docker-credential-fake');
    const answer = '{"ServerURL":"x","Username":"helper","Secret":"secret"}';
    await writeFile(helper, `#!/bin/sh\ncat >> ${asked}; echo >> ${asked}; echo '${answer}'\n`);
    await chmod(helper, 0o755);
    await writeFile(join(home, 'config.json'), '{"credsStore":"fake"}');
    await using project = await Project.create(env, FILES);
    const changes = await privateConfig([{ registry: ours.host, username: 'me', password: users.me }], {
      PATH: `${root}:${env.PATH}`,
    });
    const cacheTo = [ours, theirs].map(({ host }) => `type=registry,ref=${host}/app:cache`).join('\n');
    await project.build({ cacheTo }, { env: changes });
    const hosts = (await readFile(asked, 'utf8')).trim().split('\n');
    expect(hosts).toContain(theirs.host);
    expect(hosts).not.toContain(ours.host);
  });

  test('logins of DOCKER_AUTH_CONFIG still count', async () => {
    await using registry = await startRegistry({ auth: { kind: 'basic', users } });
    await using project = await Project.create(env, FILES);
    const auth = Buffer.from(`me:${users.me}`).toString('base64');
    const changes = await privateConfig([], {
      DOCKER_AUTH_CONFIG: JSON.stringify({ auths: { [registry.host]: { auth } } }),
    });
    await project.build({ cacheTo: `type=registry,ref=${registry.host}/app:cache` }, { env: changes });
  });

  test("the user's builders and contexts are there with a private configuration", async () => {
    const user = { ...env, DOCKER_CONFIG: home };
    const name = `container-kit-test-${process.pid}`;
    await run('docker', ['buildx', 'create', '--name', name, '--driver', 'docker-container'], { env: user });
    await run('docker', ['context', 'create', 'mine', '--docker', `host=${env.DOCKER_HOST}`], { env: user });
    const { DOCKER_HOST: _removed, ...rest } = env;
    const changed = { ...rest, ...(await privateConfig([])), DOCKER_CONTEXT: 'mine' };
    const list = await run('docker', ['buildx', 'ls', '--format', '{{.Name}}'], { env: changed });
    expect(list.stdout.split('\n')).toContain(name);
    await run('docker', ['version'], { env: changed });
    await run('docker', ['buildx', 'rm', name], { env: changed });
  });
});
