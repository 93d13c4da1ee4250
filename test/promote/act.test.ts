import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startRegistry, type TestGitHub } from '@container-kit/testing';
import { describeWith } from '@container-kit/testing/requirements';
import { expect, test } from 'vitest';
import { runWorkflow } from '../build-push/act.ts';
import { TWO_PLATFORMS, workspaceWith } from '../build-push/harness.ts';
import { gitHubWith } from './harness.ts';

const POLICY = `promote:
  environments:
    staging:
      gates:
        referrers:
          required: [provenance]
    production:
      gates:
        from: staging
`;

/** One image in the ways that people write it, among others that must stay as they are. */
function manifestsFor(image: string): Readonly<Record<string, string>> {
  const [, registry = '', name = ''] = /^([^/]+)\/(.*)$/.exec(image) ?? [];
  return {
    'deploy/deployment.yaml': `# The API.
apiVersion: apps/v1
kind: Deployment
metadata: { name: app }
spec:
  template:
    spec:
      containers:
        - name: sidecar
          image: ghcr.io/org/sidecar:1.0
        - name: app
          image: "${image}:0.9" # set by promote
`,
    'deploy/kustomization.yaml': `images:
- name: app
  newName: ${image}
  newTag: stable
  digest: sha256:${'0'.repeat(64)}
`,
    'deploy/values.yaml': `app:
  image:
    registry: ${registry}
    repository: ${name}
    digest: 'sha256:${'0'.repeat(64)}'
`,
    'deploy/compose.yaml': `services:
  app:\r
    image: ${image}:0.9\r
  db:
    image: postgres:17`,
  };
}

function workflowFor(staging: string, production: string, handed: string): string {
  return `on: push
jobs:
  release:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v6
      - uses: org/container-kit/build-push@v1
        id: build
        with:
          context: .
          images: ${staging}
          tags: type=sha
          platforms: linux/amd64,linux/arm64
          provenance: mode=max
          push: true
      - uses: org/container-kit/promote@v1
        id: staging
        with:
          source: \${{ steps.build.outputs.refs }}
          destination: ${staging}:staging
          environment: staging
      - uses: org/container-kit/promote@v1
        id: production
        with:
          source: ${staging}:staging
          destination: ${production}:stable
          environment: production
          manifests: deploy/*.yaml
      - name: What changed
        env:
          OUTPUTS: \${{ toJSON(steps.production.outputs) }}
        run: |
          printf %s "$OUTPUTS" > '${handed}/outputs.json'
          git diff --numstat > '${handed}/numstat'
          git diff --unified=0 > '${handed}/diff'
          git status --porcelain > '${handed}/status'
      - uses: org/container-kit/promote@v1
        id: again
        with:
          source: ${staging}:staging
          destination: ${production}:stable
          environment: production
          manifests: deploy/*.yaml
          commit: pull-request
          branch: main
      - env:
          OUTPUTS: \${{ toJSON(steps.again.outputs) }}
        run: printf %s "$OUTPUTS" > '${handed}/again.json'
`;
}

/**
 * act itself tells steps where GitHub is (github.com, or a server with TLS) and which commit this is (of a repository that
 * only it has).
 */
function speakingTo(api: TestGitHub): Readonly<Record<string, string>> {
  const variables = {
    GITHUB_API_URL: api.url,
    GITHUB_SHA: api.repository('example/app').sha('refs/heads/main'),
  };
  const script = 'Object.assign(process.env,JSON.parse(process.env.TEST_GITHUB))';
  return { TEST_GITHUB: JSON.stringify(variables), NODE_OPTIONS: `--import=data:text/javascript,${script}` };
}

describeWith(['act', 'docker'], 'promote in a workflow', (tools) => {
  test('from the build to staging to production in another registry, to the manifests', async () => {
    await using one = await startRegistry();
    await using two = await startRegistry({ profile: 'ghcr' });
    const [staging, production] = [`${one.host}/example/app`, `${two.host}/production/app`];
    const manifests = manifestsFor(production);
    const api = await gitHubWith({ repositories: { 'example/app': { files: manifests } } });
    const handed = workspaceWith({});
    const { exitCode, log } = await runWorkflow(workflowFor(staging, production, handed), {
      act: tools.act,
      tools: tools.env,
      files: { ...TWO_PLATFORMS, ...manifests, '.github/container-kit.yml': POLICY },
      token: api.token,
      env: speakingTo(api),
    });
    expect(exitCode, log).toBe(0);

    const outputs = JSON.parse(readFileSync(join(handed, 'outputs.json'), 'utf8'));
    const { digest } = outputs;
    expect(outputs).toMatchObject({ outcome: 'promoted', source: `${staging}@${digest}` });
    expect(one.manifest('example/app', 'staging')?.digest).toBe(digest);
    expect(two.manifest('production/app', 'stable')?.digest).toBe(digest);

    // Git's own word: one line for another in each file, and on that line nothing but the value.
    const paths = Object.keys(manifests).sort();
    expect(readFileSync(join(handed, 'numstat'), 'utf8')).toBe(
      paths.map((path) => `1\t1\t${path}\n`).join(''),
    );
    expect(readFileSync(join(handed, 'status'), 'utf8')).toBe(paths.map((path) => ` M ${path}\n`).join(''));
    expect(changedLines(readFileSync(join(handed, 'diff'), 'utf8'))).toEqual([
      `-    image: ${production}:0.9\r`,
      `+    image: ${production}:stable@${digest}\r`,
      `-          image: "${production}:0.9" # set by promote`,
      `+          image: "${production}:stable@${digest}" # set by promote`,
      `-  digest: sha256:${'0'.repeat(64)}`,
      `+  digest: ${digest}`,
      `-    digest: 'sha256:${'0'.repeat(64)}'`,
      `+    digest: '${digest}'`,
    ]);
    expect(JSON.parse(outputs.manifests)).toEqual(paths);

    // The branch at GitHub has none of it yet.
    const again = JSON.parse(readFileSync(join(handed, 'again.json'), 'utf8'));
    const repository = api.repository('example/app');
    expect(again).toMatchObject({ outcome: 'promoted', digest });
    expect(again['pull-request']).toContain('/pull/');
    for (const [path, text] of Object.entries(manifests)) {
      const expected = text
        .replace(`${production}:0.9`, `${production}:stable@${digest}`)
        .replace(`sha256:${'0'.repeat(64)}`, digest);
      expect(repository.file(path, again.commit), path).toBe(expected);
    }
    expect(repository.deployments.map(({ environment }) => environment)).toEqual(['staging', 'production']);
  });

  test('production refuses what has not been in staging', async () => {
    await using registry = await startRegistry();
    const image = `${registry.host}/example/app`;
    const handed = join(workspaceWith({}), 'outcome');
    const { exitCode, log } = await runWorkflow(
      `on: push
jobs:
  release:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v6
      - uses: org/container-kit/build-push@v1
        with:
          context: .
          tags: ${image}:1.0
          push: true
      - uses: org/container-kit/promote@v1
        id: promote
        with:
          source: ${image}:1.0
          destination: ${image}:production
          environment: production
          github-token: ''
      - if: failure()
        run: printf %s '\${{ steps.promote.outputs.outcome }}' > '${handed}'
`,
      {
        act: tools.act,
        tools: tools.env,
        files: { ...TWO_PLATFORMS, '.github/container-kit.yml': POLICY },
      },
    );
    expect(exitCode).toBe(1);
    expect(log).toContain('no promotion of the image to staging is on record');
    expect(readFileSync(handed, 'utf8')).toBe('policy-failed');
    expect(registry.tags('example/app')).toEqual(['1.0']);
  });
});

/** Removed and added lines of a diff, without its headers. */
function changedLines(diff: string): readonly string[] {
  return diff.split('\n').filter((line) => /^[-+](?!--|\+\+)/.test(line));
}
