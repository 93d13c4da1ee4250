import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createTlsIdentity, type StepResult } from '@container-kit/testing';
import { type RealRegistry, startDistribution, startOlareg } from '@container-kit/testing/fixtures';
import { describeWith } from '@container-kit/testing/requirements';
import { expect, test } from 'vitest';
import { buildPush, output, TWO_PLATFORMS, workspaceWith } from './harness.ts';
import { startTokenServer } from './token-server.ts';

const username = 'octocat';
const password = 'correct horse';

describeWith(
  ['docker', 'crane', 'skopeo', 'registry2', 'registry3', 'olareg', 'htpasswd'],
  'build-push against real registries',
  (tools) => {
    /** Line of a htpasswd file. */
    const account = () => output(tools.htpasswd, ['-Bbn', username, password], tools.env);

    function push(registry: RealRegistry, inputs: Record<string, string> = {}): Promise<StepResult> {
      return buildPush(
        tools,
        {
          context: '.',
          images: `${registry.host}/team/app\n${registry.host}/mirror/app`,
          tags: '1.0\nlatest',
          platforms: 'linux/amd64,linux/arm64',
          push: 'true',
          ...inputs,
        },
        { workspace: workspaceWith(TWO_PLATFORMS) },
      );
    }

    const login = ({ host }: RealRegistry) => ({ registry: host, username, password });

    /** Expects that other clients find every tag, and can read the whole of it. */
    async function expectPushed(result: StepResult, { host }: RealRegistry, ca = ''): Promise<void> {
      expect(result.conclusion, result.log).toBe('success');
      expect(result.violations).toEqual([]);
      const auth = Buffer.from(`${username}:${password}`).toString('base64');
      const folder = workspaceWith({
        'config.json': JSON.stringify({ auths: { [host]: { auth } } }),
        'certs/ca.crt': ca,
      });
      const env = {
        ...tools.env,
        DOCKER_CONFIG: folder,
        ...(ca === '' ? {} : { SSL_CERT_FILE: join(folder, 'certs/ca.crt') }),
      };
      for (const repository of ['team/app', 'mirror/app']) {
        for (const tag of ['1.0', 'latest']) {
          const digest = await output(tools.crane, ['digest', `${host}/${repository}:${tag}`], env);
          expect(digest).toBe(result.outputs.digest);
        }
        for (const platform of ['linux/amd64', 'linux/arm64']) {
          await output(
            tools.crane,
            ['validate', '--remote', `${host}/${repository}:1.0`, '--platform', platform],
            env,
          );
        }
      }
      const copy = join(folder, 'copy');
      const tls = ca === '' ? '--src-tls-verify=false' : `--src-cert-dir=${join(folder, 'certs')}`;
      const source = `docker://${host}/team/app:1.0`;
      const auths = ['--src-authfile', join(folder, 'config.json')];
      await output(tools.skopeo, ['copy', '--all', tls, ...auths, source, `dir:${copy}`], tools.env);
      expect(readdirSync(copy).filter((name) => name.endsWith('.manifest.json'))).toHaveLength(4);
    }

    async function expectRefused(registry: RealRegistry, inputs: Record<string, string> = {}): Promise<void> {
      const result = await push(registry, { ...login(registry), password: 'wrong', ...inputs });
      expect(result.conclusion).toBe('failure');
      expect(result.annotations[0]?.message).toContain(`${registry.host} does not let this job write to`);
      expect(result.log).not.toContain('docker buildx build');
    }

    test('distribution 2.8', async () => {
      await using registry = await startDistribution(tools.registry2);
      await expectPushed(await push(registry), registry);
    });

    test('distribution 2.8 with a password', async () => {
      await using registry = await startDistribution(tools.registry2, { htpasswd: await account() });
      await expectPushed(await push(registry, login(registry)), registry);
      await expectRefused(registry);
    });

    test('distribution 2.8 with tokens', async () => {
      await using token = await startTokenServer(username, password);
      await using registry = await startDistribution(tools.registry2, { token });
      await expectPushed(await push(registry, login(registry)), registry);
      await expectRefused(registry);
    });

    test('distribution 3', async () => {
      await using registry = await startDistribution(tools.registry3);
      await expectPushed(await push(registry), registry);
    });

    test('distribution 3 with TLS by an authority of its own, and a password', async () => {
      const tls = await createTlsIdentity();
      await using registry = await startDistribution(tools.registry3, { htpasswd: await account(), tls });
      const ca = { 'ca-cert': join(workspaceWith({ 'ca.pem': tls.ca }), 'ca.pem') };
      await expectPushed(await push(registry, { ...login(registry), ...ca }), registry, tls.ca);
      await expectRefused(registry, ca);
    });

    test('distribution 3 with tokens', async () => {
      await using token = await startTokenServer(username, password);
      await using registry = await startDistribution(tools.registry3, { token });
      await expectPushed(await push(registry, login(registry)), registry);
      await expectRefused(registry);
    });

    test('olareg', async () => {
      await using registry = await startOlareg(tools.olareg);
      await expectPushed(await push(registry), registry);
    });

    test('olareg with a password', async () => {
      const cred = (await account()).replace(/^.*?:/, '');
      const config = {
        users: { [username]: { cred } },
        acls: ['', '*'].map((repo) => ({ repo, members: [username], access: ['*'] })),
      };
      // JSON is YAML.
      const folder = workspaceWith({ 'auth.yaml': JSON.stringify(config) });
      await using registry = await startOlareg(tools.olareg, ['--auth-basic', join(folder, 'auth.yaml')]);
      await expectPushed(await push(registry, login(registry)), registry);
      await expectRefused(registry);
    });
  },
);
