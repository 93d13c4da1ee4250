import { describe, expect, it } from 'vitest';
import { SkippedError } from '../../scripts/check/check.ts';
import { findTool } from '../../scripts/check/find-tool.ts';
import { shell } from '../../scripts/check/shell.ts';
import { plant, put } from './tree.ts';

describe('findTool', () => {
  it('takes what .ci/tools installed before what is on the PATH', async () => {
    await using tree = await plant({});
    await put(tree.root, 'tools/bin/tool', '', 0o755);
    await put(tree.root, 'path/tool', '', 0o755);
    const env = { CONTAINER_KIT_TOOLS: `${tree.root}/tools`, PATH: `${tree.root}/path` };
    expect(await findTool('tool', env)).toBe(`${tree.root}/tools/bin/tool`);
    expect(await findTool('tool', { ...env, CONTAINER_KIT_TOOLS: tree.root })).toBe(`${tree.root}/path/tool`);
    expect(
      await findTool('tool', { CONTAINER_KIT_TOOLS: '', XDG_CACHE_HOME: '', PATH: `${tree.root}/path` }),
    ).toBe(`${tree.root}/path/tool`);
  });

  it('says how to get what is nowhere, or can not be executed', async () => {
    await using tree = await plant({ 'path/tool': '' });
    const missing = new SkippedError('tool is not installed; run .ci/tools');
    await expect(findTool('tool', { CONTAINER_KIT_TOOLS: tree.root })).rejects.toThrow(missing);
    await expect(findTool('tool', { PATH: `${tree.root}/path` })).rejects.toThrow(missing);
  });
});

/** CI has everything; elsewhere a machine may do without. */
const lacksShellCheck =
  process.env.CONTAINER_KIT_REQUIRE !== 'all' &&
  (await findTool('shellcheck').then(
    () => false,
    () => true,
  ));

describe('shell scripts (need shellcheck; run .ci/tools)', () => {
  it.skipIf(lacksShellCheck)('are not missed for want of an extension', async () => {
    await using tree = await plant({
      run: '#!/usr/bin/env bash\necho $1\n',
      'lib.sh': '# shellcheck shell=bash\nrm $2\n',
      'notes.md': '#!/bin/sh\necho $3\n',
      program: '#!/usr/bin/env node\n',
    });
    const found = (await shell.run(tree.root)).join('\n');
    expect(found).toContain('run:2:');
    expect(found).toContain('lib.sh:2:');
    expect(found).not.toContain('notes.md');
    expect(found).not.toContain('program');
  });

  it('may be absent', async () => {
    await using tree = await plant({ 'README.md': '' });
    expect(await shell.run(tree.root)).toEqual([]);
  });
});
