import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { testFolder } from '@container-kit/testing/fixtures';
import { describe, expect, it } from 'vitest';
import { MAX_SUMMARY_BYTES, Summary } from '../src/summary.ts';

function summaryFile(content = '') {
  const path = join(testFolder('core-test'), 'summary.md');
  writeFileSync(path, content);
  return { summary: new Summary({ GITHUB_STEP_SUMMARY: path }), read: () => readFileSync(path, 'utf8') };
}

describe('Summary', () => {
  it('writes blocks with a blank line between them', () => {
    const { summary, read } = summaryFile();
    summary.append('# Title\n');
    summary.append('| a |\n| --- |');
    summary.write();
    expect(read()).toBe('# Title\n\n| a |\n| --- |\n\n');
  });

  it('writes each block once', () => {
    const { summary, read } = summaryFile();
    summary.append('a');
    summary.write();
    summary.write();
    expect(read()).toBe('a\n\n');
  });

  it('makes the file where the runner has not', () => {
    const path = join(testFolder('core-test'), 'new.md');
    const summary = new Summary({ GITHUB_STEP_SUMMARY: path });
    summary.append('a');
    summary.write();
    expect(existsSync(path)).toBe(true);
  });

  it('does nothing without a summary file', () => {
    const summary = new Summary({});
    summary.append('a');
    expect(() => summary.write()).not.toThrow();
  });

  it('fills the limit to the last byte', () => {
    const { summary, read } = summaryFile();
    summary.append('x'.repeat(MAX_SUMMARY_BYTES - 2));
    summary.write();
    expect(read()).toHaveLength(MAX_SUMMARY_BYTES);
    expect(read()).not.toContain('is cut');
  });

  it('cuts what is too large at the end of a line and says so first', () => {
    const { summary, read } = summaryFile();
    const line = `${'é'.repeat(500)}\n`;
    summary.append('first');
    summary.append(line.repeat(2000));
    summary.append('last');
    summary.write();
    expect(Buffer.byteLength(read())).toBeLessThanOrEqual(MAX_SUMMARY_BYTES);
    expect(read()).toMatch(/^> \[!NOTE\]\n> This summary is cut/);
    expect(read()).toContain('\nfirst\n\n');
    expect(read().endsWith(line)).toBe(true);
    expect(read()).not.toContain('last');
  });

  it('respects what others wrote to the file of this step', () => {
    const { summary, read } = summaryFile('y'.repeat(MAX_SUMMARY_BYTES - 10));
    summary.append('more than ten bytes');
    summary.write();
    expect(read()).toBe('y'.repeat(MAX_SUMMARY_BYTES - 10));
  });
});
