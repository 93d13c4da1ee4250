import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '@container-kit/core';
import { testFolder } from '@container-kit/testing/fixtures';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { BuildTexts } from '../../src/build/inputs.ts';
import { prepareSecrets } from '../../src/build/secrets.ts';
import { defaultContext, inputsWith } from './fixtures.ts';

let root: string;
let printed: string;

beforeEach(() => {
  root = testFolder('secrets');
  printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
});

const prepare = (texts: Partial<BuildTexts>, env: Record<string, string> = {}) =>
  prepareSecrets(inputsWith({ context: '.', ...texts }), {
    directory: root,
    env,
    workspace: root,
    defaultContext,
  });

describe('values', () => {
  test('are written to private files, byte for byte', async () => {
    const value = ' first line \n\ttab "quoted", ünï=code\n\n';
    const { specs } = await prepare({ secrets: `"KEY=${value.replaceAll('"', '""')}"\nB=b=b` });
    expect(specs).toEqual([`id=KEY,src=${root}/secret-0`, `id=B,src=${root}/secret-1`]);
    expect(await readFile(join(root, 'secret-0'), 'utf8')).toBe(value);
    expect(await readFile(join(root, 'secret-1'), 'utf8')).toBe('b=b');
    expect((await stat(join(root, 'secret-0'))).mode & 0o777).toBe(0o600);
  });

  test('are masked and appear in no specification', async () => {
    const { specs, env } = await prepare({ secrets: 'A=hunter2-hunter2' });
    expect(printed).toContain('::add-mask::hunter2-hunter2');
    expect(JSON.stringify({ specs, env })).not.toContain('hunter2');
  });

  test('without content are left out with a warning, as runs from forks have none', async () => {
    const { specs, warnings } = await prepare({ secrets: 'A=\nB=b' });
    expect(specs).toEqual([`id=B,src=${root}/secret-1`]);
    expect(warnings).toEqual(['secret "A" is empty, so the build does not get it']);
  });

  test('without a name are an error that does not quote them', async () => {
    const result = prepare({ secrets: 'A=-----BEGIN\nhunter2hunter2\n' });
    await expect(result).rejects.toThrow(UserError);
    await expect(result).rejects.toThrow('input "secrets": entry 2 is not "id=value"');
    await expect(prepare({ secrets: '=hunter2' })).rejects.not.toThrow('hunter2');
  });

  test('larger than BuildKit takes are an error', async () => {
    await expect(prepare({ secrets: `A=${'x'.repeat(512_001)}` })).rejects.toThrow(
      'secret "A" has 512001 bytes, and BuildKit takes at most 512000',
    );
  });
});

describe('environment', () => {
  test('variables are named and masked', async () => {
    const { specs, warnings } = await prepare({ secretEnvs: 'a=TOKEN,b=MISSING' }, { TOKEN: 'hunter2' });
    expect(specs).toEqual(['id=a,env=TOKEN', 'id=b,env=MISSING']);
    expect(warnings).toEqual(['secret "b": environment variable "MISSING" is not set']);
    expect(printed).toContain('::add-mask::hunter2');
  });
});

describe('files', () => {
  test('are named by absolute path, commas quoted', async () => {
    await writeFile(join(root, 'a,b'), 'x');
    const { specs } = await prepare({ secretFiles: 'file=a,b' });
    expect(specs).toEqual([`id=file,"src=${root}/a,b"`]);
  });

  test('that do not exist, or are folders, are precise errors', async () => {
    await mkdir(join(root, 'folder'));
    await expect(prepare({ secretFiles: 'f=nope' })).rejects.toThrow(
      'input "secret-files": the file "nope" of secret "f" does not exist',
    );
    await expect(prepare({ secretFiles: 'f=folder' })).rejects.toThrow('is not a file');
  });

  test('that cannot be opened for another reason name the reason', async () => {
    await writeFile(join(root, 'file'), 'x');
    await expect(prepare({ secretFiles: 'f=file/below' })).rejects.toThrow('cannot be read (ENOTDIR)');
  });
});

describe('the token for the Git context', () => {
  const token = { context: '', githubToken: 'ghs_0123456789' };
  const spec = 'id=GIT_AUTH_TOKEN.github.com,env=CONTAINER_KIT_GIT_AUTH_TOKEN';

  test('travels in the environment', async () => {
    const { specs, env } = await prepare(token);
    expect(specs).toEqual([spec]);
    expect(env).toEqual({ CONTAINER_KIT_GIT_AUTH_TOKEN: 'ghs_0123456789' });
    expect(printed).toContain('::add-mask::ghs_0123456789');
  });

  test.each<[string, Partial<BuildTexts>, boolean]>([
    ['a folder of the default context', { context: '{{defaultContext}}:docker' }, true],
    ['a path', { context: '.' }, false],
    ['another repository', { context: 'https://github.com/other/repo.git' }, false],
    ['no token', { githubToken: '' }, false],
    ['an own token', { secrets: 'GIT_AUTH_TOKEN=x' }, false],
    ['an own token of the host', { secretEnvs: 'GIT_AUTH_TOKEN.github.com=X' }, false],
    ['an own token of another host', { secretEnvs: 'GIT_AUTH_TOKEN.example.com=X' }, true],
  ])('with %s: %s', async (_title, texts, expected) => {
    const { specs } = await prepare({ ...token, ...texts });
    expect(specs.includes(spec)).toBe(expected);
  });
});
