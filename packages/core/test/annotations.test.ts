import { describe, expect, it } from 'vitest';
import { Annotations } from '../src/annotations.ts';
import { createLog } from '../src/log.ts';
import { captureStdout } from './support/capture.ts';
import { runnerCommands } from './support/runner-commands.ts';

describe('Annotations', () => {
  it('shows place and title', async () => {
    const annotations = new Annotations(createLog());
    annotations.add({
      level: 'error',
      message: 'a\nb',
      title: 'CVE: x, y',
      file: 'Dockerfile',
      line: 3,
      endLine: 4,
      column: 5,
    });
    const output = await captureStdout(() => annotations.flush());
    expect(runnerCommands(output)).toEqual([
      {
        name: 'error',
        properties: { title: 'CVE: x, y', file: 'Dockerfile', line: '3', endLine: '4', col: '5' },
        data: 'a\nb',
      },
    ]);
  });

  it('shows the ten most important of each level and lists the others', async () => {
    const annotations = new Annotations(createLog());
    for (let rank = 0; rank < 13; rank++) {
      annotations.add({ level: 'warning', message: `w${rank}`, file: 'go.mod', line: rank + 1, rank });
    }
    annotations.add({ level: 'notice', message: 'n' });
    let cut: unknown;
    const output = await captureStdout(async () => {
      cut = await annotations.flush();
    });
    const commands = runnerCommands(output);
    expect(commands.filter(({ name }) => name === 'warning').map(({ data }) => data)).toEqual(
      [12, 11, 10, 9, 8, 7, 6, 5, 4, 3].map((rank) => `w${rank}`),
    );
    expect(commands.filter(({ name }) => name === 'notice')).toHaveLength(1);
    expect(cut).toEqual({ error: 0, warning: 3, notice: 0 });
    expect(output).toContain('::group::3 more of type warning');
    expect(output).toContain('go.mod:3: w2\ngo.mod:2: w1\ngo.mod:1: w0\n::endgroup::');
  });

  it('never shows more than the runner keeps, over several calls', async () => {
    const annotations = new Annotations(createLog());
    const output = await captureStdout(async () => {
      for (let round = 0; round < 3; round++) {
        for (let number = 0; number < 6; number++) annotations.add({ level: 'error', message: 'e' });
        await annotations.flush();
      }
    });
    expect(runnerCommands(output).filter(({ name }) => name === 'error')).toHaveLength(10);
  });

  it('keeps the order of equal ranks', async () => {
    const annotations = new Annotations(createLog());
    for (const message of ['a', 'b', 'c']) annotations.add({ level: 'notice', message });
    const output = await captureStdout(() => annotations.flush());
    expect(runnerCommands(output).map(({ data }) => data)).toEqual(['a', 'b', 'c']);
  });

  it('marks where a long message is cut', async () => {
    const annotations = new Annotations(createLog());
    annotations.add({ level: 'error', message: `${'x'.repeat(4094)}😀😀` });
    const output = await captureStdout(() => annotations.flush());
    expect(runnerCommands(output)[0]?.data).toBe(`${'x'.repeat(4094)}…`);
  });

  it('lets no listed message become a command', async () => {
    const annotations = new Annotations(createLog());
    for (let number = 0; number < 11; number++) {
      annotations.add({ level: 'error', message: 'm\n::add-mask::x', title: 't', file: '##[error]f' });
    }
    const output = await captureStdout(() => annotations.flush());
    expect(new Set(runnerCommands(output).map(({ name }) => name))).toEqual(
      new Set(['error', 'group', 'endgroup']),
    );
    expect(output).toContain('##\\[error]f: t: m\n\\::add-mask::x');
  });
});
