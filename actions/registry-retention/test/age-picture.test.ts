import { describe, expect, test } from 'vitest';
import { drawAges } from '../src/views/age-picture.ts';

const NOW = new Date('2026-11-25T00:00:00Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000).toISOString();

describe('the picture of ages', () => {
  test('shows what stays and what goes by age', () => {
    const roots = [
      ...Array.from({ length: 3 }, () => ({ time: daysAgo(0.5), goes: false })),
      { time: daysAgo(40), goes: false },
      ...Array.from({ length: 5 }, () => ({ time: daysAgo(40), goes: true })),
      { time: daysAgo(1000), goes: true },
    ];
    expect(drawAges(roots, NOW).split('\n')).toEqual([
      '| Age | Before | After | █ stays ░ goes |',
      '| --- | --- | --- | --- |',
      '| under a day | 3 | 3 | ███████████████ |',
      '| 1 to 7 days | 0 | 0 |  |',
      '| 7 to 30 days | 0 | 0 |  |',
      `| 30 to 90 days | 6 | 1 | █████${'░'.repeat(25)} |`,
      '| 90 to 180 days | 0 | 0 |  |',
      '| 180 days to a year | 0 | 0 |  |',
      '| over a year | 1 | 0 | ░░░░░ |',
    ]);
  });

  test('names what has no time that can be trusted', () => {
    const picture = drawAges(
      [
        { time: undefined, goes: false },
        { time: 'nonsense', goes: false },
      ],
      NOW,
    );
    expect(picture).toContain('| unknown | 2 | 2 |');
  });

  test('shows one among thousands', () => {
    const many = Array.from({ length: 10_000 }, () => ({ time: daysAgo(2), goes: true }));
    expect(drawAges([...many, { time: daysAgo(400), goes: false }], NOW)).toContain(
      '| over a year | 1 | 1 | █ |',
    );
  });

  test('is nothing without images', () => {
    expect(drawAges([], NOW)).toBe('');
  });
});
