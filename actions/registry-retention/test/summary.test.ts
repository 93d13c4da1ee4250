import { describe, expect, test } from 'vitest';
import { clean } from '../src/modes/clean.ts';
import { type RetentionReport, startReport } from '../src/report.ts';
import { renderSummary } from '../src/views/summary.ts';
import { digestOf, inventoryOf, type Sketch } from './support/inventory.ts';
import { MemoryProvider } from './support/memory-provider.ts';
import { sessionOn } from './support/session.ts';

/** A year of releases, and previews with hostile tags. */
function repository(): Readonly<Record<string, Sketch>> {
  const releases = Array.from({ length: 26 }, (_, number): [string, Sketch] => [
    `release${number}`,
    {
      tags: number === 0 ? ['latest', '26.0'] : [`${26 - number}.0`],
      children: [`amd${number}`],
      days: number * 14,
    },
  ]);
  const platforms = releases.map(([, { days = 0 }], number): [string, Sketch] => [`amd${number}`, { days }]);
  return Object.fromEntries([...releases, ...platforms, ['untagged', { days: 400 }]]);
}

async function reportOf(inputs: Readonly<Record<string, string>> = {}): Promise<RetentionReport> {
  const session = sessionOn(new MemoryProvider(inventoryOf(repository())), {
    'max-delete-percent': '100',
    ...inputs,
  });
  const report = startReport(session.now);
  report.mode = session.inputs.mode;
  await clean(session, report).catch(() => undefined);
  return report;
}

describe('the job summary', () => {
  test('of a plan shows what would go, what stays and why, and a picture', async () => {
    const summary = renderSummary(await reportOf({ mode: 'plan' }));
    expect(summary).toContain('### 📋 Plan, nothing was changed: 17 images would go');
    expect(summary).toContain('| Repository | Policy | Would go | Stays | Frees |\n');
    expect(summary).toContain('| `org/app` | `default` | 17 | 10 |');
    expect(summary).toMatch(/\| 30 to 90 days \| 4 \| 4 \| █+ \|/);
    expect(summary).toMatch(/\| over a year \| 1 \| 0 \| ░+ \|/);
    expect(summary).toContain('| `protected-tag` | 1 | `latest` |');
    expect(summary).toContain('**Would go: 17**');
  });

  test('of a run says what went', async () => {
    const summary = renderSummary(await reportOf());
    expect(summary).toContain('### 🧹 Cleaned: 17 images deleted');
    expect(summary).toContain('**Goes: 17**');
    expect(summary).toContain('Journal for `mode: restore`');
  });

  test('of a braked run warns', async () => {
    const summary = renderSummary(await reportOf({ 'max-delete-percent': '10' }));
    expect(summary).toContain('### ⛔ Braked');
    expect(summary).toContain('> [!WARNING]');
  });

  test('shows hostile texts as they are', () => {
    const report = startReport(new Date('2026-11-25T00:00:00Z'));
    report.mode = 'plan';
    report.outcome = 'planned';
    const tag = '@all ::error::<img src=x>|`[x](javascript:1)';
    const digest = digestOf('x');
    const reason = { code: 'protected-tag', text: tag };
    const root = { digest, tags: [tag], reason, time: undefined };
    report.repositories.push({
      name: tag,
      plan: {
        name: tag,
        policy: tag,
        delete: [{ ...root, root: digest, ids: [], edges: [], updatedAt: undefined, size: 1 }],
        untag: [{ digest, tag, reason }],
        keep: [root],
        quarantine: [root],
        brake: undefined,
        bytes: { freed: 1, kept: 1, exact: false },
      },
      deleted: [],
      untagged: [],
      skipped: [{ digest, tags: [tag], kind: 'drifted', reason: tag }],
      restored: [{ digest, tags: [tag] }],
      bytesFreed: 1,
      waiting: 0,
      broken: [tag],
      notes: [tag],
      failure: { kind: 'internal', message: tag },
    });
    report.lines.push(tag);
    const withoutCode = renderSummary(report).replaceAll(/(`+)[^`].*?\1|<code>.*?<\/code>/g, '');
    expect(withoutCode).not.toMatch(/<img|@all|\]\(javascript/);
  });

  test('stays small', async () => {
    const sketches = Object.fromEntries(
      Array.from({ length: 3000 }, (_, number): [string, Sketch] => [
        `i${number}`,
        { tags: [`t${number}`], days: number },
      ]),
    );
    const session = sessionOn(new MemoryProvider(inventoryOf(sketches)), {
      mode: 'plan',
      'max-delete-percent': '100',
    });
    const report = startReport(session.now);
    report.mode = 'plan';
    await clean(session, report);
    expect(renderSummary(report).length).toBeLessThan(40_000);
  });
});
