import { readFileSync } from 'node:fs';
import { parseJournal } from '@container-kit/retention';
import { describe, expect, test } from 'vitest';
import { clean } from '../src/modes/clean.ts';
import { type RetentionReport, startReport } from '../src/report.ts';
import type { Session } from '../src/session.ts';
import { digestOf, inventoryOf, type Sketch, versionOf } from './support/inventory.ts';
import { MemoryProvider } from './support/memory-provider.ts';
import { sessionOn } from './support/session.ts';

/** Two old images with platforms and a signature, and one that stays. */
const IMAGES: Readonly<Record<string, Sketch>> = {
  latest: { tags: ['latest'], children: ['shared'], days: 90 },
  old: { tags: ['1.0'], children: ['amd64', 'shared'], days: 100 },
  older: { tags: ['0.9'], children: ['arm64'], days: 200 },
  amd64: { days: 100 },
  arm64: { days: 200 },
  shared: { days: 90 },
  signature: { subject: 'old', days: 100 },
};

const ALL_OLD = { 'min-keep': '0', 'max-delete-percent': '100' };

interface Run {
  readonly provider: MemoryProvider;
  readonly report: RetentionReport;
  readonly error: Error | undefined;
}

async function run(
  provider: MemoryProvider,
  inputs: Readonly<Record<string, string>> = {},
  changes: Partial<Session> = {},
): Promise<Run> {
  const session = sessionOn(provider, { ...ALL_OLD, ...inputs }, changes);
  const report = startReport(session.now);
  report.mode = session.inputs.mode;
  const error = await clean(session, report).then(
    () => undefined,
    (reason: Error) => reason,
  );
  return { provider, report, error };
}

function left(provider: MemoryProvider, sketches = IMAGES): readonly string[] {
  const versions = provider.versions('org/app');
  return Object.keys(sketches).filter((name) => versions.has(digestOf(name)));
}

describe('apply', () => {
  test('deletes what is old with all that hangs on it, and nothing else', async () => {
    const { provider, report, error } = await run(new MemoryProvider(inventoryOf(IMAGES)));
    expect(error).toBeUndefined();
    expect(report.outcome).toBe('applied');
    expect(left(provider)).toEqual(['latest', 'shared']);
    expect(report.repositories[0]?.skipped).toEqual([]);
  });

  test('writes each deletion down before it happens', async () => {
    const { provider, report } = await run(new MemoryProvider(inventoryOf(IMAGES)));
    const { items } = parseJournal(readFileSync(report.journal ?? '', 'utf8'));
    expect(items.map(({ digest }) => `delete ${digest}`)).toEqual(
      provider.calls.filter((call) => call.startsWith('delete')),
    );
    expect(items.map(({ outcome }) => outcome)).toEqual(items.map(() => 'deleted'));
  });

  test('leaves an image alone that was tagged again at the last moment, with all that hangs on it', async () => {
    const provider = new MemoryProvider(inventoryOf(IMAGES));
    provider.meanwhile = (digest) => {
      const versions = provider.versions('org/app');
      const version = versions.get(digest);
      if (digest === digestOf('old') && version) versions.set(digest, { ...version, tags: ['1.0', 'prod'] });
    };
    const { report, error } = await run(provider);
    expect(error).toBeUndefined();
    expect(left(provider)).toEqual(['latest', 'old', 'amd64', 'shared', 'signature']);
    expect(report.repositories[0]?.skipped.map(({ kind }) => kind).toSorted()).toEqual([
      'drifted',
      'needed',
      'needed',
    ]);
  });

  test('restores what a push at the last moment needs, and fails loudly', async () => {
    const provider = new MemoryProvider(inventoryOf(IMAGES));
    provider.meanwhile = (digest) => {
      const reusing = versionOf('new', { tags: ['2.0'], children: ['amd64'], days: 0 }, 99);
      if (digest === digestOf('amd64')) provider.versions('org/app').set(digestOf('new'), reusing);
    };
    const { report, error } = await run(provider);
    expect(report.outcome).toBe('failed');
    expect(error?.message).toContain('had to be restored');
    expect(provider.calls).toContain(`restore ${digestOf('amd64')}`);
    expect(left(provider)).toContain('amd64');
    expect(report.repositories[0]?.broken).toEqual([]);
  });

  test('spares what a push during the run needs', async () => {
    const provider = new MemoryProvider(inventoryOf(IMAGES));
    const reusing = versionOf('new', { tags: ['2.0'], children: ['arm64'], days: 0 }, 99);
    const read = provider.readInventory.bind(provider);
    provider.readInventory = async (...args) => {
      const seen = await read(...args);
      provider.versions('org/app').set(digestOf('new'), reusing);
      return seen;
    };
    const { report, error } = await run(provider);
    expect(error).toBeUndefined();
    expect(left(provider)).toContain('arm64');
    expect(report.repositories[0]?.restored).toEqual([]);
  });

  test('takes refusals and absence for what they are', async () => {
    const provider = new MemoryProvider(inventoryOf(IMAGES));
    provider.blocked.add(digestOf('old'));
    provider.meanwhile = (digest) => {
      if (digest === digestOf('older')) provider.versions('org/app').delete(digest);
    };
    const { report, error } = await run(provider);
    expect(error).toBeUndefined();
    expect(report.outcome).toBe('applied');
    expect(left(provider)).toEqual(['latest', 'old', 'amd64', 'shared', 'signature']);
    expect(report.repositories[0]?.skipped.map(({ kind }) => kind)).toContain('blocked');
  });

  test('a failure stops that repository, is proven harmless, and the next one is cleaned', async () => {
    const other = { ...inventoryOf(IMAGES), repository: 'org/other' };
    const provider = new MemoryProvider(inventoryOf(IMAGES), other);
    const remove = provider.deleteVersion.bind(provider);
    provider.deleteVersion = async (repository, expected) => {
      if (repository === 'org/app' && expected.digest === digestOf('amd64')) throw new Error('403: may not');
      return remove(repository, expected);
    };
    const { report, error } = await run(provider, { repositories: 'org/app\norg/other' });
    expect(error?.message).toContain('1 of 2 repositories failed; org/app: 403: may not');
    expect(provider.calls.filter((call) => call === 'read org/app')).toHaveLength(2);
    expect(report.repositories[1]?.deleted).toHaveLength(5);
  });

  test('stops in time, whole, and says what is left', async () => {
    let over = 3;
    const deadline = {
      get isOver() {
        over -= 1;
        return over < 0;
      },
    };
    const { report, error } = await run(new MemoryProvider(inventoryOf(IMAGES)), {}, { deadline });
    expect(error).toBeUndefined();
    expect(report.outcome).toBe('incomplete');
    const { deleted, waiting } = report.repositories[0] ?? { deleted: [], waiting: 0 };
    expect(deleted.length + waiting).toBe(5);
    expect(waiting).toBeGreaterThan(0);
  });

  test('a brake deletes nothing and says why', async () => {
    const { provider, report, error } = await run(new MemoryProvider(inventoryOf(IMAGES)), {
      'max-delete-percent': '10',
    });
    expect(report.outcome).toBe('braked');
    expect(error?.name).toBe('PolicyFailure');
    expect(provider.calls).toEqual(['read org/app']);
  });

  test('a plan changes nothing', async () => {
    const { provider, report, error } = await run(new MemoryProvider(inventoryOf(IMAGES)), { mode: 'plan' });
    expect(error).toBeUndefined();
    expect(report.outcome).toBe('planned');
    expect(provider.calls).toEqual(['read org/app']);
    expect(JSON.parse(readFileSync(report.plan?.path ?? '', 'utf8'))).toMatchObject({
      version: 1,
      hash: report.plan?.hash,
    });
  });
});

describe('apply with an approved plan', () => {
  async function approve(): Promise<string> {
    const { report } = await run(new MemoryProvider(inventoryOf(IMAGES)), { mode: 'plan' });
    return report.plan?.path ?? '';
  }

  test('does what was approved', async () => {
    const { provider, report } = await run(new MemoryProvider(inventoryOf(IMAGES)), {
      plan: await approve(),
    });
    expect(report.outcome).toBe('applied');
    expect(left(provider)).toEqual(['latest', 'shared']);
  });

  test('skips what has changed since, and says so', async () => {
    const changed = { ...IMAGES, old: { ...IMAGES.old, tags: ['1.0', 'prod'] } };
    const { provider, report, error } = await run(new MemoryProvider(inventoryOf(changed)), {
      plan: await approve(),
    });
    expect(error).toBeUndefined();
    expect(left(provider)).toEqual(['latest', 'old', 'amd64', 'shared', 'signature']);
    expect(report.repositories[0]?.skipped.map(({ reason }) => reason).join()).toContain(
      'its tags were 1.0 and are 1.0, prod',
    );
  });

  test('skips what a rule keeps by now', async () => {
    const { provider } = await run(new MemoryProvider(inventoryOf(IMAGES)), {
      plan: await approve(),
      'protected-tags': '0.*\nlatest',
    });
    expect(left(provider)).toEqual(['latest', 'older', 'arm64', 'shared']);
  });

  test('deletes nothing that was not approved', async () => {
    const more = { ...IMAGES, another: { tags: ['0.8'], days: 300 } };
    const { provider } = await run(new MemoryProvider(inventoryOf(more)), { plan: await approve() });
    expect(left(provider, more)).toEqual(['latest', 'shared', 'another']);
  });
});
