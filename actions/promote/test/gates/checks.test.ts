import type { Digest } from '@container-kit/registry';
import { readImage } from '@container-kit/registry';
import { describe, expect, it } from 'vitest';
import { judgeChecks } from '../../src/gates/checks.ts';
import type { GateResult } from '../../src/gates/index.ts';
import { type GitHub, openGitHub } from '../record/github-support.ts';
import { type ImageOptions, openRegistry, type Registry, seedImage, seedIndex } from '../record/support.ts';

const REVISION = 'org.opencontainers.image.revision';

interface Bench extends AsyncDisposable {
  readonly github: GitHub;
  readonly registry: Registry;
  judge(digest: Digest, ...names: string[]): Promise<GateResult>;
  /** An image with the label of the commit. */
  seed(options?: ImageOptions): Promise<Digest>;
}

async function openBench(permissions: Parameters<typeof openGitHub>[0] = { checks: 'read' }): Promise<Bench> {
  const github = await openGitHub(permissions);
  const registry = await openRegistry();
  const repository = registry.repository();
  return {
    github,
    registry,
    judge: async (digest, ...names) =>
      judgeChecks(names, {
        image: await readImage(repository, digest),
        repository,
        checks: github.repository.checks,
      }),
    seed: async (options = { labels: { [REVISION]: github.commit } }) =>
      (await seedImage(registry.registry, JSON.stringify(options), options)).digest,
    async [Symbol.asyncDispose]() {
      expect(github.github.violations).toEqual([]);
      await registry[Symbol.asyncDispose]();
      await github[Symbol.asyncDispose]();
    },
  };
}

describe('required checks', () => {
  it('pass when all are green', async () => {
    await using bench = await openBench();
    const { inside, commit } = bench.github;
    inside.addCheckRun({ name: 'test', sha: commit });
    inside.addCheckRun({ name: 'lint', sha: commit });
    inside.addCheckRun({ name: 'other', sha: commit, conclusion: 'failure' });
    expect(await bench.judge(await bench.seed(), 'test', 'lint')).toMatchObject({
      status: 'pass',
      evidence: `2 checks green on ${commit}`,
      details: [
        expect.stringMatching(/^test of github-actions: success \(http/),
        expect.stringMatching(/^lint/),
      ],
    });
  });

  it.each(['failure', 'neutral', 'cancelled', 'skipped', 'timed_out', 'action_required'])(
    'fail with the conclusion %s',
    async (conclusion) => {
      await using bench = await openBench();
      const { inside, commit } = bench.github;
      inside.addCheckRun({ name: 'test', sha: commit, conclusion });
      expect(await bench.judge(await bench.seed(), 'test')).toMatchObject({
        status: 'fail',
        reason: 'violated',
        evidence: expect.stringContaining(
          `1 of 1 check not green on ${commit}: test of github-actions: ${conclusion}`,
        ),
      });
    },
  );

  it('fail while they run', async () => {
    await using bench = await openBench();
    const { inside, commit } = bench.github;
    inside.addCheckRun({ name: 'test', sha: commit, status: 'in_progress', conclusion: null });
    expect(await bench.judge(await bench.seed(), 'test')).toMatchObject({
      status: 'fail',
      details: [expect.stringContaining('in_progress')],
    });
  });

  it('fail when there is no such check, and no other of a similar name counts', async () => {
    await using bench = await openBench();
    const { inside, commit } = bench.github;
    inside.addCheckRun({ name: 'Test', sha: commit });
    inside.addCheckRun({ name: 'test', sha: inside.push({ a: 'b' }) });
    expect(await bench.judge(await bench.seed(), 'test')).toMatchObject({
      evidence: expect.stringContaining('test: there is no such check run'),
    });
  });

  it.each([
    ['green', 'failure', 'success', 'pass'],
    ['red', 'success', 'failure', 'fail'],
  ])('are %s as the newest run says', async (_name, first, second, status) => {
    await using bench = await openBench();
    const { inside, commit } = bench.github;
    for (const conclusion of [first, second]) inside.addCheckRun({ name: 'test', sha: commit, conclusion });
    expect((await bench.judge(await bench.seed(), 'test')).status).toBe(status);
  });

  it('cannot be made green by another app', async () => {
    await using bench = await openBench();
    const { inside, commit } = bench.github;
    inside.addCheckRun({ name: 'test', sha: commit, conclusion: 'failure' });
    inside.addCheckRun({ name: 'test', sha: commit, app: 'friendly-bot' });
    expect((await bench.judge(await bench.seed(), 'test')).status).toBe('fail');
  });

  it('must be named', async () => {
    await using bench = await openBench();
    expect(await bench.judge(await bench.seed())).toMatchObject({ reason: 'undecided' });
  });

  it('are found beyond the first page', async () => {
    await using bench = await openBench();
    const { inside, commit } = bench.github;
    inside.addCheckRun({ name: 'test', sha: commit });
    for (let number = 0; number < 150; number += 1)
      inside.addCheckRun({ name: `other ${number}`, sha: commit });
    expect((await bench.judge(await bench.seed(), 'test')).status).toBe('pass');
  });
});

describe('the commit of an image', () => {
  it.each([
    ['a label', (commit: string): ImageOptions => ({ labels: { [REVISION]: commit } })],
    ['an annotation', (commit: string): ImageOptions => ({ annotations: { [REVISION]: commit } })],
  ])('may stand in %s', async (_name, options) => {
    await using bench = await openBench();
    const { inside, commit } = bench.github;
    inside.addCheckRun({ name: 'test', sha: commit });
    expect((await bench.judge(await bench.seed(options(commit)), 'test')).status).toBe('pass');
  });

  it('may stand in an annotation of the index', async () => {
    await using bench = await openBench();
    const { inside, commit } = bench.github;
    inside.addCheckRun({ name: 'test', sha: commit });
    const { registry } = bench.registry;
    const children = [await seedImage(registry, 'a'), await seedImage(registry, 'b')];
    const { digest } = await seedIndex(registry, children, { annotations: { [REVISION]: commit } });
    expect((await bench.judge(digest, 'test')).status).toBe('pass');
  });

  it.each([
    ['is missing', {}, /has no label/],
    ['is empty', { labels: { [REVISION]: '' } }, /is "" and no full commit ID/],
    ['is short', { labels: { [REVISION]: 'abcdef1' } }, /is "abcdef1" and no full commit ID/],
    ['is a branch', { labels: { [REVISION]: 'main' } }, /no full commit ID/],
    ['leads elsewhere', { labels: { [REVISION]: `${'a'.repeat(38)}/..` } }, /no full commit ID/],
  ])('opens nothing when it %s', async (_name, options, evidence) => {
    await using bench = await openBench();
    expect(await bench.judge(await bench.seed(options), 'test')).toMatchObject({
      status: 'fail',
      reason: 'undecided',
      evidence: expect.stringMatching(evidence),
      fix: expect.stringContaining(REVISION),
    });
    expect(bench.github.github.requests).toEqual([]);
  });

  it.each([
    ['have different ones', { labels: { [REVISION]: 'b'.repeat(40) } }, /several commits/],
    ['have none', {}, /one of its platforms, has no label/],
  ])('opens nothing when platforms %s', async (_name, options, evidence) => {
    await using bench = await openBench();
    const { registry } = bench.registry;
    const children = [
      await seedImage(registry, 'a', { labels: { [REVISION]: bench.github.commit } }),
      await seedImage(registry, 'b', options),
    ];
    const { digest } = await seedIndex(registry, children);
    expect(await bench.judge(digest, 'test')).toMatchObject({
      reason: 'undecided',
      evidence: expect.stringMatching(evidence),
    });
  });

  it('is an error when the repository does not have it', async () => {
    await using bench = await openBench();
    const digest = await bench.seed({ labels: { [REVISION]: 'c'.repeat(40) } });
    await expect(bench.judge(digest, 'test')).rejects.toThrow(/422/);
  });

  it('is an error when checks may not be read', async () => {
    await using bench = await openBench({});
    const digest = await bench.seed();
    await expect(bench.judge(digest, 'test')).rejects.toMatchObject({ missingPermission: 'checks: read' });
  });
});
