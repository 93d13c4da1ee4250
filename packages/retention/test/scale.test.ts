import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { rolldown } from 'rolldown';
import { describe, expect, test } from 'vitest';

const SCRIPT = fileURLToPath(new URL('support/scale.ts', import.meta.url));
/** What `runAction` sets, see `limitYoungGeneration` of the package core. */
const YOUNG_GENERATION = ['--max-semi-space-size=2', '--semi-space-growth-factor=1'];

describe('60,000 versions: 12,000 indexes of 4 children', () => {
  test('are planned within the memory that an action may take, and with one read for each index', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'retention-scale-'));
    try {
      // As actions run: bundled. Stripping types alone takes 50 MB.
      const file = join(folder, 'scale.mjs');
      await using bundle = await rolldown({
        input: SCRIPT,
        platform: 'node',
        resolve: { conditionNames: ['source', 'node', 'import'] },
      });
      await bundle.write({ file, format: 'esm', codeSplitting: false });
      const { stdout } = await promisify(execFile)(process.execPath, [...YOUNG_GENERATION, file]);
      const { peakRss, cpu, ...counts } = JSON.parse(stdout);
      expect(counts).toEqual({ versions: 60_000, reads: [12_000, 0], delete: 29_995, keep: 6001 });
      expect(peakRss).toBeLessThan(160e6);
      expect(cpu).toBeGreaterThan(0);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
