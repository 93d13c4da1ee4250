import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startRegistry } from '@container-kit/testing';
import { describeWith } from '@container-kit/testing/requirements';
import { expect, test } from 'vitest';
import { runWorkflow } from './act.ts';
import { output, TWO_PLATFORMS, workspaceWith } from './harness.ts';

const README = resolve(import.meta.dirname, '../../build-push/README.md');

describeWith(['act', 'docker', 'crane'], 'build-push in a workflow', (tools) => {
  test('builds two platforms, pushes them and hands its outputs to a later step', async () => {
    await using registry = await startRegistry();
    const image = `${registry.host}/example/app`;
    const handed = join(workspaceWith({}), 'outputs.json');
    const { exitCode, log } = await runWorkflow(
      `on: push
jobs:
  image:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v6
      - uses: org/container-kit/build-push@v1
        id: image
        with:
          context: .
          images: ${image}
          tags: |
            type=ref,event=branch
            type=sha
          platforms: linux/amd64,linux/arm64
          push: true
      - name: Verify
        env:
          OUTPUTS: \${{ toJSON(steps.image.outputs) }}
          IMAGE: ${image}@\${{ steps.image.outputs.digest }}
        run: |
          printf %s "$OUTPUTS" > '${handed}'
          test "$(crane digest ${image}:main)" = '\${{ steps.image.outputs.digest }}'
          crane validate --remote "$IMAGE" --platform linux/amd64
          crane validate --remote "$IMAGE" --platform linux/arm64
          cp '\${{ steps.image.outputs.report }}' '${handed}.report'
`,
      { act: tools.act, tools: tools.env, files: TWO_PLATFORMS },
    );

    expect(exitCode, log).toBe(0);
    const outputs = JSON.parse(readFileSync(handed, 'utf8'));
    expect(outputs).toMatchObject({ outcome: 'pushed', pushed: 'true', version: 'main' });
    expect(outputs.refs).toBe(`${image}@${outputs.digest}`);
    expect(outputs.tags.split('\n')).toEqual([`${image}:main`, expect.stringMatching(/:sha-[0-9a-f]{7}$/)]);
    expect(Object.keys(JSON.parse(outputs.digests))).toEqual(['linux/amd64', 'linux/arm64']);
    expect(JSON.parse(readFileSync(`${handed}.report`, 'utf8'))).toMatchObject({
      outcome: 'pushed',
      image: { digest: outputs.digest },
    });
  });

  test('fails the job when the build fails, and a step with if: failure() sees the outcome', async () => {
    const handed = join(workspaceWith({}), 'outcome');
    const { exitCode, log } = await runWorkflow(
      `on: push
jobs:
  image:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v6
      - uses: org/container-kit/build-push@v1
        id: image
        with:
          context: .
          tags: app:1
      - if: failure()
        run: printf %s '\${{ steps.image.outputs.outcome }}' > '${handed}'
`,
      { act: tools.act, tools: tools.env, files: { Dockerfile: 'FROM scratch\nCOPY missing /\n' } },
    );

    expect(exitCode).toBe(1);
    expect(log).toContain('/missing');
    expect(readFileSync(handed, 'utf8')).toBe('build-failed');
  });

  test('does what the first example of the README promises', async () => {
    const token = 'token-of-the-job';
    await using registry = await startRegistry({ auth: { kind: 'bearer', users: { octocat: token } } });
    const [, example = ''] = /```yaml\n(name: image\n[\s\S]*?)```/.exec(readFileSync(README, 'utf8')) ?? [];
    expect(example).toContain('ghcr.io');
    const { exitCode, log } = await runWorkflow(
      // There is no network here: neither ghcr.io nor github.com, where the commit would be read from.
      example
        .replaceAll('ghcr.io', registry.host)
        .replace('steps:', '$&\n      - uses: actions/checkout@v6')
        .replace('push: auto', '$&\n          context: .'),
      { act: tools.act, tools: tools.env, files: TWO_PLATFORMS, token, actor: 'octocat' },
    );

    expect(exitCode, log).toBe(0);
    const digest = await output(tools.crane, ['digest', `${registry.host}/example/app:main`], {
      ...tools.env,
      DOCKER_CONFIG: workspaceWith({
        'config.json': JSON.stringify({
          auths: { [registry.host]: { auth: Buffer.from(`octocat:${token}`).toString('base64') } },
        }),
      }),
    });
    expect(log).toContain(`built ${digest}`);
    expect(log).not.toContain(token);
  });
});
