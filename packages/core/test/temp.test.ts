import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  realpathSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { testFolder } from '@container-kit/testing/fixtures';
import { describe, expect, it } from 'vitest';
import { TempDirs } from '../src/temp.ts';

/** Runs `action` as a user whom permissions bind: nothing resists root. The folder becomes that user's. */
function asOrdinaryUser(folder: string, action: () => void): void {
  const isRoot = process.geteuid?.() === 0;
  const nobody = 65_534;
  if (isRoot) {
    chownSync(folder, nobody, nobody);
    process.seteuid?.(nobody);
  }
  try {
    action();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

describe('TempDirs', () => {
  it('makes private directories below RUNNER_TEMP', () => {
    const base = realpathSync(testFolder('core-test'));
    const temp = new TempDirs({ RUNNER_TEMP: base });
    const path = temp.create('docker-config');
    expect(dirname(path)).toBe(base);
    expect(basename(path)).toMatch(/^docker-config-/);
    expect(statSync(path).mode & 0o777).toBe(0o700);
    expect(temp.create('docker-config')).not.toBe(path);
  });

  it('resolves symbolic links on the way', () => {
    const folder = realpathSync(testFolder('core-test'));
    mkdirSync(join(folder, 'real'));
    symlinkSync(join(folder, 'real'), join(folder, 'link'));
    expect(dirname(new TempDirs({ RUNNER_TEMP: join(folder, 'link') }).create('x'))).toBe(
      join(folder, 'real'),
    );
  });

  it('uses the system directory outside of a runner', () => {
    const temp = new TempDirs({});
    expect(dirname(temp.create('x'))).toBe(realpathSync(tmpdir()));
    temp.removeAll();
  });

  it('removes its directories, and what links point to stays', () => {
    const folder = testFolder('core-test');
    writeFileSync(join(folder, 'kept'), '');
    const temp = new TempDirs({ RUNNER_TEMP: folder });
    const path = temp.create('x');
    mkdirSync(join(path, 'a/b'), { recursive: true });
    symlinkSync(folder, join(path, 'a/link'));
    temp.removeAll();
    temp.removeAll();
    expect(existsSync(path)).toBe(false);
    expect(existsSync(join(folder, 'kept'))).toBe(true);
  });

  it('removes what it can when something resists, and says so', () => {
    const folder = testFolder('core-test');
    asOrdinaryUser(folder, () => {
      const temp = new TempDirs({ RUNNER_TEMP: folder });
      const [first, second] = [temp.create('a'), temp.create('b')];
      writeFileSync(join(first, 'file'), '');
      chmodSync(first, 0o500);
      expect(() => temp.removeAll()).toThrow(first);
      expect(existsSync(second)).toBe(false);
      chmodSync(first, 0o700);
    });
  });

  it('removes read-only content', () => {
    const temp = new TempDirs({ RUNNER_TEMP: testFolder('core-test') });
    const path = temp.create('x');
    writeFileSync(join(path, 'secret'), 'x', { mode: 0o400 });
    temp.removeAll();
    expect(existsSync(path)).toBe(false);
  });
});
