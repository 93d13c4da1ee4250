import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Fault, type RegistryOptions, startRegistry, type TestRegistry } from '@container-kit/testing';
import { describeWith } from '@container-kit/testing/requirements';
import { expect, onTestFinished, test } from 'vitest';
import { buildPush, output, TWO_PLATFORMS, workspaceWith } from './harness.ts';

const users = { octocat: 'correct horse' };

describeWith(['docker', 'crane'], 'build-push against registries that ask and fail', (tools) => {
  async function start(options: RegistryOptions = {}): Promise<TestRegistry> {
    // As hosted registries do, so that what is pushed again after a fault is pushed in order too.
    const registry = await startRegistry({ capabilities: { missingReferences: 'refused' }, ...options });
    onTestFinished(() => registry.close());
    return registry;
  }

  function push(registry: TestRegistry, inputs: Record<string, string> = {}) {
    return buildPush(
      tools,
      { context: '.', tags: `${registry.host}/team/app:1`, push: 'true', provenance: 'false', ...inputs },
      { workspace: workspaceWith(TWO_PLATFORMS) },
    );
  }

  const login = (registry: TestRegistry, password = users.octocat) => ({
    registry: registry.host,
    username: 'octocat',
    password,
  });

  test.each(['basic', 'bearer'] as const)('logs in with %s authentication', async (kind) => {
    const registry = await start({ auth: { kind, users } });
    const result = await push(registry, login(registry));
    expect(result.conclusion, result.log).toBe('success');
    expect(registry.tags('team/app')).toEqual(['1']);
    expect(result.rawLog.replaceAll(/::add-mask::.*/g, '')).not.toContain(users.octocat);
  });

  test('uses the login of an earlier step', async () => {
    const registry = await start({ auth: { kind: 'basic', users } });
    const auth = Buffer.from(`octocat:${users.octocat}`).toString('base64');
    const config = workspaceWith({ 'config.json': JSON.stringify({ auths: { [registry.host]: { auth } } }) });
    const result = await buildPush(
      tools,
      { context: '.', tags: `${registry.host}/team/app:1`, push: 'true' },
      { workspace: workspaceWith(TWO_PLATFORMS), env: { DOCKER_CONFIG: config } },
    );
    expect(result.conclusion, result.log).toBe('success');
  });

  test.each(['basic', 'bearer'] as const)('a wrong password (%s) is found before the build', async (kind) => {
    const registry = await start({ auth: { kind, users } });
    const result = await push(registry, login(registry, 'wrong password'));
    expect(result.conclusion).toBe('failure');
    const [error] = result.annotations;
    expect(error?.message).toContain('logged in as "octocat"');
    expect(error?.message).toMatch(new RegExp(`^Fix: set "registry: ${registry.host}"`, 'm'));
    expect(result.log).not.toContain('docker buildx build');
    expect(result.outputs.outcome).toBe('build-failed');
    expect(registry.requests.filter(({ status = 0 }) => status < 300)).toEqual([]);
  });

  test('no right to push is found before the build', async () => {
    const registry = await start({ auth: { kind: 'bearer', users, access: () => ['pull'] } });
    const result = await push(registry, login(registry));
    expect(result.conclusion).toBe('failure');
    expect(result.log).toContain('push');
    expect(result.log).not.toContain('docker buildx build');
  });

  test('TLS with an own certificate authority', async () => {
    const registry = await start({ tls: true, auth: { kind: 'bearer', users } });
    const ca = join(workspaceWith({}), 'ca.pem');
    writeFileSync(ca, registry.ca ?? '');
    const refused = await push(registry, login(registry));
    expect(refused.conclusion).toBe('failure');
    const [error] = refused.annotations;
    for (const words of [registry.host, 'input "ca-cert"', 'NODE_EXTRA_CA_CERTS', '/etc/docker/certs.d/']) {
      expect(error?.message).toContain(words);
    }
    expect(error?.message).not.toContain('"ca" option');
    const result = await push(registry, { ...login(registry), 'ca-cert': ca });
    expect(result.conclusion, result.log).toBe('success');
    expect(registry.tags('team/app')).toEqual(['1']);
  });

  const faults: readonly (readonly [string, Fault])[] = [
    ['429 with Retry-After', { method: 'PUT', path: /manifests/, action: { throttle: 1000 } }],
    ['503 on every kind of upload request', { path: /uploads/, times: 2, action: { status: 503 } }],
    ['500 on a manifest', { method: 'PUT', path: /manifests/, times: 2, action: { status: 500 } }],
    ['a reset before the answer', { method: 'POST', path: /uploads/, action: 'reset' }],
    ['a reset in the middle of a blob', { method: 'PUT', path: /uploads/, action: { resetUpload: 40 } }],
    ['a lost acknowledgement of a blob', { method: 'PUT', path: /uploads/, action: 'lost-ack' }],
    ['a lost acknowledgement of a tag', { method: 'PUT', path: /manifests\/1$/, action: 'lost-ack' }],
  ];

  test.each(faults)('survives %s', async (_name, fault) => {
    const registry = await start();
    registry.fail(fault);
    const result = await push(registry);
    expect(result.conclusion, result.log).toBe('success');
    expect(registry.openUploads).toBe(0);
    const reference = `${registry.host}/team/app:1`;
    await output(tools.crane, ['validate', '--remote', reference], tools.env);
  });

  test('a registry that keeps failing leaves no tag, and says what failed', async () => {
    const registry = await start();
    registry.fail({
      method: 'PUT',
      path: /blobs\/uploads/,
      times: Number.POSITIVE_INFINITY,
      action: { status: 400 },
    });
    const result = await push(registry);
    expect(result.conclusion).toBe('failure');
    expect(result.outputs).toMatchObject({ outcome: 'push-failed', pushed: 'false' });
    expect(result.outputs.digest).toMatch(/^sha256:/);
    expect(registry.tags('team/app')).toEqual([]);
    expect(registry.openUploads).toBe(0);
    expect(result.summary).toContain('Push failed');
  });

  test('when one of two registries fails, no tag moves on the other', async () => {
    const [good, bad] = await Promise.all([start(), start()]);
    bad.fail({ method: 'PUT', path: /manifests/, times: Number.POSITIVE_INFINITY, action: { status: 403 } });
    const result = await push(good, { tags: `${good.host}/team/app:1\n${bad.host}/team/app:1` });
    expect(result.conclusion).toBe('failure');
    expect(good.tags('team/app')).toEqual([]);
    expect(bad.tags('team/app')).toEqual([]);
    expect([good.openUploads, bad.openUploads]).toEqual([0, 0]);
  });
});
