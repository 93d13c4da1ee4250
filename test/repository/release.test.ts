import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { command } from '../../scripts/command.ts';
import { REPOSITORY, readIfPresent } from '../../scripts/repository.ts';
import { plant, put } from './tree.ts';

const SHA = '0123456789abcdef0123456789abcdef01234567';

const CHANGELOG = '# Changelog\n\n## 1.2.3 (2026-12-01)\n\n- Faster.\n\n## 1.2.0 (2026-11-01)\n\n- First.\n';

/**
 * Plays GitHub's `gh`: tags are files in `tags/`, every call is a line in `calls`, and publishing makes the tag.
 * Answers `gh api` with the SHA alone, as its `--jq` filter does.
 */
const GH = `#!/usr/bin/env bash
echo "$*" >> calls
case "$1 $2" in
  'release create') cat > notes ;;
  'release edit') echo "\${PUBLISHED:-$GITHUB_SHA}" > "tags/$3" ;;
  'api repos/'*) [[ -z \${OFFLINE:-} ]] && { cat "tags/\${2##*/}" 2>/dev/null || true; } ;;
esac
`;

interface Run {
  readonly exitCode: number;
  readonly output: string;
  readonly calls: readonly string[];
  readonly notes: string | undefined;
}

async function run(
  script: string,
  env: Readonly<Record<string, string>> = {},
  tags: Readonly<Record<string, string>> = {},
): Promise<Run> {
  await using tree = await plant({ 'CHANGELOG.md': CHANGELOG, 'tags/.keep': '' });
  await put(tree.root, 'bin/gh', GH, 0o755);
  for (const [tag, sha] of Object.entries(tags)) await put(tree.root, `tags/${tag}`, sha);
  const settings = {
    PATH: `${join(tree.root, 'bin')}${delimiter}${process.env.PATH}`,
    VERSION: '1.2.3',
    GITHUB_SHA: SHA,
    GITHUB_REF: 'refs/heads/main',
    GITHUB_REPOSITORY: 'org/container-kit',
    ...env,
  };
  const path = join(REPOSITORY, '.github/release', script);
  const result = await command(path, [], tree.root, settings);
  const calls = ((await readIfPresent(tree.root, 'calls')) ?? '').trimEnd().split('\n');
  return { ...result, calls, notes: await readIfPresent(tree.root, 'notes') };
}

describe('refuse', () => {
  it('lets a prepared version pass', async () => {
    expect(await run('refuse')).toMatchObject({ exitCode: 0 });
  });

  it.each([
    ['a leading v', { VERSION: 'v1.2.3' }, 'must be three numbers'],
    ['a pre-release', { VERSION: '1.2.3-rc.1' }, 'must be three numbers'],
    ['a command', { VERSION: '1.2.3;id' }, 'must be three numbers'],
    ['two lines', { VERSION: '1.2.3\n1.2.4' }, 'must be three numbers'],
    ['no notes', { VERSION: '1.2.4' }, 'nothing under'],
    ['the beginning of another version', { VERSION: '1.2.30' }, 'nothing under'],
    ['another branch', { GITHUB_REF: 'refs/heads/topic' }, 'releases are made of main'],
  ])('refuses %s', async (_, env, message) => {
    const { exitCode, output } = await run('refuse', env);
    expect(exitCode).toBe(1);
    expect(output).toMatch(/^::error::/);
    expect(output).toContain(message);
  });

  it('refuses a version that is released', async () => {
    expect(await run('refuse', {}, { 'v1.2.3': SHA })).toMatchObject({ exitCode: 1 });
  });

  it('refuses when it cannot find out', async () => {
    expect((await run('refuse', { OFFLINE: '1' })).exitCode).not.toBe(0);
  });
});

describe('publish', () => {
  it('makes a draft of this commit with the notes of this version, then publishes it', async () => {
    const { exitCode, calls, notes } = await run('publish');
    expect(exitCode).toBe(0);
    expect(calls[0]).toBe(`release create v1.2.3 --draft --title v1.2.3 --target ${SHA} --notes-file -`);
    expect(calls[1]).toBe('release edit v1.2.3 --draft=false');
    expect(notes).toContain('- Faster.');
    expect(notes).not.toContain('- First.');
  });

  it('fails when the tag is of another commit', async () => {
    const { exitCode, output } = await run('publish', { PUBLISHED: 'f'.repeat(40) });
    expect(exitCode).toBe(1);
    expect(output).toContain(`points to 'ffff`);
  });
});

describe('move-major-tag', () => {
  it('creates the tag with the first release', async () => {
    const { calls } = await run('move-major-tag');
    expect(calls.at(-1)).toBe(
      `api --method POST repos/{owner}/{repo}/git/refs -f ref=refs/tags/v1 -f sha=${SHA} --silent`,
    );
  });

  it('moves the tag with the next', async () => {
    const { calls } = await run('move-major-tag', {}, { v1: 'f'.repeat(40) });
    expect(calls.at(-1)).toBe(
      `api --method PATCH repos/{owner}/{repo}/git/refs/tags/v1 -f sha=${SHA} -F force=true --silent`,
    );
  });

  it('promises nothing for 0.x', async () => {
    expect((await run('move-major-tag', { VERSION: '0.1.0' })).calls).toEqual(['']);
  });
});
