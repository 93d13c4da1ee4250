import { describe, expect, it } from 'vitest';
import { type PhaseReport, phase, renderPhases } from '../src/index.ts';

describe('phase', () => {
  it('notes name, start and length, and hands the value through', async () => {
    const phases: PhaseReport[] = [];
    expect(await phase({ phases }, 'Build', async () => 7)).toBe(7);
    expect(phases).toEqual([{ name: 'Build', start: expect.any(Number), milliseconds: expect.any(Number) }]);
  });

  it('notes a part that fails as well', async () => {
    const phases: PhaseReport[] = [];
    await expect(phase({ phases }, 'Push', async () => Promise.reject(new Error('no')))).rejects.toThrow(
      'no',
    );
    expect(phases).toMatchObject([{ name: 'Push' }]);
  });
});

describe('renderPhases', () => {
  it('gives nothing for nothing', () => {
    expect(renderPhases([])).toBe('');
    expect(renderPhases([{ name: 'Names', start: 5, milliseconds: 0 }])).toBe('');
  });

  it('counts overlapping parts once', () => {
    const markdown = renderPhases([
      { name: 'Access', start: 100, milliseconds: 400 },
      { name: 'Engine', start: 100, milliseconds: 500 },
      { name: 'Build', start: 600, milliseconds: 1500 },
    ]);
    expect(markdown).toContain('Time 2.0 s: Build 1.5 s, Engine 500 ms, Access 400 ms');
    expect(markdown).toMatch(/\| Access \| 400 ms \| █/);
    expect(markdown).toMatch(/\| Build \| 1.5 s \| \u00a0+█+ \|/);
  });
});
