import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A new folder that is removed when the test ends. */
export function testFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'core-test-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}
