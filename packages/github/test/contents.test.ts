import { describe, expect, it } from 'vitest';
import { failureOf, start } from './fixture.ts';

describe('contents', () => {
  it('reads a file of the default branch byte for byte', async () => {
    const { repository, remote } = await start();
    const bytes = Buffer.from('a: 1\r\n\xff', 'latin1');
    remote.push({ 'deploy/values.yml': bytes });
    const file = await repository.contents.file('deploy/values.yml');
    expect(file).toMatchObject({ path: 'deploy/values.yml', bytes });
  });

  it('reads a file at a branch or commit', async () => {
    const { repository, remote } = await start();
    const first = remote.push({ 'a b#?.yml': '1' });
    remote.push({ 'a b#?.yml': '2' });
    remote.push({ 'a b#?.yml': '3' }, { branch: 'feature/x' });
    const text = async (ref?: string) => (await repository.contents.file('a b#?.yml', ref))?.bytes.toString();
    expect([await text(first), await text(), await text('feature/x')]).toEqual(['1', '2', '3']);
  });

  it('is undefined for a file that does not exist', async () => {
    const { repository } = await start();
    expect(await repository.contents.file('none.yml')).toBeUndefined();
  });

  it('is undefined at a commit only if that commit can be seen', async () => {
    const { repository, remote, github } = await start();
    const sha = remote.push({ 'a.yml': '1' });
    remote.push({ 'a.yml': '2', 'b.yml': '2' });
    expect((await repository.contents.fileAt('a.yml', sha))?.bytes.toString()).toBe('1');
    expect(await repository.contents.fileAt('b.yml', sha)).toBeUndefined();
    expect(github.requests.map(({ operation }) => operation)).toEqual([
      'repos/get-content',
      'repos/get-content',
      'git/get-commit',
    ]);
    expect(await failureOf(repository.contents.fileAt('a.yml', '0'.repeat(40)))).toMatchObject({
      status: 404,
      missingPermission: 'contents: read',
    });
  });

  it('gets a file above 1 MB, which the endpoint leaves empty, from the Git database', async () => {
    const { repository, remote, github } = await start();
    const bytes = Buffer.alloc(2 ** 20 + 1, 'x');
    remote.push({ 'big.yml': bytes });
    const file = await repository.contents.file('big.yml');
    expect(file?.bytes.equals(bytes)).toBe(true);
    expect(github.requests.map(({ operation }) => operation)).toEqual(['repos/get-content', 'git/get-blob']);
  });

  it('says that a directory, symbolic link or submodule is no file', async () => {
    const { repository, remote } = await start();
    remote.push({ 'k8s/app.yml': 'x' });
    remote.pushSpecial('link', '120000', 'README.md');
    remote.pushSpecial('vendor', '160000', 'd'.repeat(40));
    const problem = async (path: string) => String(await failureOf(repository.contents.file(path)));
    expect(await problem('k8s')).toContain('"k8s" is a directory, not a file');
    expect(await problem('link')).toContain('"link" is a symlink, not a file');
    expect(await problem('vendor')).toContain('"vendor" is a submodule, not a file');
  });

  it('refuses content that is not what its SHA says', async () => {
    const { repository, github } = await start();
    const body = { type: 'file', path: 'a', sha: 'a'.repeat(40), encoding: 'base64', content: 'aGFsZg==' };
    github.fail({ action: { status: 200, body } });
    await expect(repository.contents.file('a')).rejects.toThrow('the content has the SHA-1');
  });

  it.each(['', '/etc/passwd', '../other', 'a//b', 'a/./b'])('refuses the path %j', async (path) => {
    const { repository, github } = await start();
    await expect(repository.contents.file(path)).rejects.toMatchObject({ name: 'GitHubInputError' });
    expect(github.requests).toEqual([]);
  });
});
