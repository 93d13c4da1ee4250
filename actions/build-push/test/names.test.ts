import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readInputs } from '@container-kit/core';
import { testFolder } from '@container-kit/testing/fixtures';
import { describe, expect, it } from 'vitest';
import { inputs as table } from '../src/inputs.ts';
import { nameImage } from '../src/names.ts';
import { testContext } from './context.ts';

const sha = 'c'.repeat(40);
const run = {
  GITHUB_EVENT_NAME: 'workflow_dispatch',
  GITHUB_REF: 'refs/heads/main',
  GITHUB_REF_NAME: 'main',
  GITHUB_SHA: sha,
  GITHUB_REPOSITORY: 'octo-org/app',
  GITHUB_SERVER_URL: 'https://github.com',
};

function name(
  given: Readonly<Record<string, string>>,
  { env = {}, push = true, severalPlatforms = false } = {},
) {
  const variables = Object.fromEntries(
    Object.entries(given).map(([input, value]) => [`INPUT_${input.toUpperCase()}`, value]),
  );
  const event = join(testFolder('event'), 'event.json');
  writeFileSync(event, '{}');
  const { context } = testContext({ ...run, GITHUB_EVENT_PATH: event, ...env });
  const inputs = readInputs(table, variables);
  return nameImage(inputs, context, { push, severalPlatforms });
}

const label = (labels: readonly string[], key: string) =>
  labels.find((one) => one.startsWith(`org.opencontainers.image.${key}=`))?.replace(/^.*?=/, '');

describe('nameImage', () => {
  it('says what to set when there is neither image nor tag to push', async () => {
    await expect(name({})).rejects.toMatchObject({
      message: expect.stringContaining('inputs "images" and "tags" are empty'),
      fix: expect.stringContaining('set "images"'),
    });
  });

  it('says so when no rule gives a tag for the event', async () => {
    const given = { images: 'ghcr.io/org/app', tags: 'type=semver,pattern={{version}}' };
    await expect(name(given)).rejects.toMatchObject({
      message: expect.stringContaining('no rule of input "tags" gives one for this event'),
      fix: expect.stringContaining('type=sha'),
    });
    expect((await name(given, { push: false })).references).toEqual([]);
  });

  it('annotates the index where there is one', async () => {
    const given = { tags: 'app:1', annotations: 'team=a' };
    expect((await name(given)).annotations).toContain('manifest:team=a');
    const several = (await name(given, { severalPlatforms: true })).annotations;
    expect(several).toContain('index:team=a');
    expect(several).toContain('manifest:team=a');
  });

  it('takes the date of the commit from the checkout', async () => {
    const folder = testFolder('repository');
    const git = (...args: string[]) =>
      execFileSync('git', ['-C', folder, ...args], {
        encoding: 'utf8',
        env: {
          ...process.env,
          GIT_COMMITTER_DATE: '2024-02-03T04:05:06+02:00',
          GIT_COMMITTER_NAME: 'a',
          GIT_COMMITTER_EMAIL: 'a@example.com',
          GIT_AUTHOR_NAME: 'a',
          GIT_AUTHOR_EMAIL: 'a@example.com',
        },
      }).trim();
    git('init', '--quiet');
    git('commit', '--quiet', '--allow-empty', '--message=Start');
    const env = { GITHUB_WORKSPACE: folder, GITHUB_SHA: git('rev-parse', 'HEAD') };
    const names = await name({ tags: 'app:1' }, { env });
    expect(label(names.labels, 'created')).toBe('2024-02-03T02:05:06.000Z');
    expect(label(names.labels, 'revision')).toBe(env.GITHUB_SHA);
  });

  it('takes the time of the build where there is no checkout', async () => {
    const before = Date.now();
    const names = await name({ tags: 'app:1' });
    const created = Date.parse(label(names.labels, 'created') ?? '');
    expect(created).toBeGreaterThanOrEqual(before - 1);
    expect(created).toBeLessThanOrEqual(Date.now() + 1);
  });
});
