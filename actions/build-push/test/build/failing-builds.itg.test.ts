import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '@container-kit/core';
import { describeWith } from '@container-kit/testing/requirements';
import { expect, test } from 'vitest';
import { Project } from './project.ts';

const DOCKERFILE = 'FROM scratch\nCOPY a.txt /a.txt\n';

describeWith(['docker', 'buildx'], 'builds that cannot work', ({ env }) => {
  test.each([
    ['a missing Dockerfile', { file: 'nope/Dockerfile' }, {}, 'dockerfile-missing', /nope|Dockerfile/],
    ['an unknown stage', { target: 'nope' }, {}, 'stage-missing', /the Dockerfile has no stage "nope"/],
    [
      'a file that is not there',
      { file: 'copy.Dockerfile' },
      { 'copy.Dockerfile': 'FROM scratch\nCOPY nope /\n' },
      'file-missing',
      /"\/nope" is not in the build context/,
    ],
    [
      'a word that is no instruction',
      { file: 'b' },
      { b: 'FROM scratch\nBOGUS\n' },
      'syntax',
      /unknown instruction: BOGUS/,
    ],
    [
      'a context that is not there',
      { context: 'nope' },
      {},
      'context-missing',
      /there is no build context "nope"/,
    ],
    [
      'a registry that nobody runs',
      { file: 'f' },
      { f: 'FROM 127.0.0.1:1/a/b:1\n' },
      'network',
      /connection refused/,
    ],
  ])('%s', async (_title, texts, files, kind, message) => {
    await using project = await Project.create(env, { Dockerfile: DOCKERFILE, 'a.txt': 'a', ...files });
    await expect(project.build(texts)).rejects.toMatchObject({
      name: 'BuildFailure',
      kind,
      message: expect.stringMatching(message),
      fix: expect.any(String),
    });
  });

  const root = process.getuid?.() === 0;
  test.skipIf(!root)(root ? 'a full disk' : 'a full disk (skipped: needs root to mount one)', async () => {
    await using project = await Project.create(env, { Dockerfile: DOCKERFILE });
    await writeFile(join(project.folder, 'a.txt'), randomBytes(2 << 20));
    const folder = join(project.folder, '.build-0');
    await mkdir(folder);
    await run('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]);
    try {
      await expect(project.build()).rejects.toMatchObject({
        kind: 'disk-full',
        fix: expect.stringContaining('free space'),
      });
    } finally {
      await run('umount', [folder]);
    }
  });

  test('a tag that is none is reported in the words of buildx', async () => {
    await using project = await Project.create(env, { Dockerfile: DOCKERFILE, 'a.txt': 'a' });
    await expect(project.build({}, { tags: ['NOT A TAG'] })).rejects.toThrow('invalid tag "NOT A TAG"');
  });
});
