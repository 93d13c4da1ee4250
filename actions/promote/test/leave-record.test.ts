import type { Descriptor } from '@container-kit/registry';
import { describe, expect, test } from 'vitest';
import { recorded } from '../src/leave-record.ts';
import { findRecords } from '../src/record/index.ts';
import type { RecordFacts } from '../src/seal-records.ts';
import { openGitHub } from './record/github-support.ts';
import { openRegistry, type Registry, seedImage } from './record/support.ts';
import { openStep } from './step.ts';

const OLD = `sha256:${'b'.repeat(64)}`;

function factsOf(registry: Registry, image: Descriptor): RecordFacts {
  return { kind: 'promotion', image, source: `${registry.registry.host}/org/app@${image.digest}` };
}

/** Where the tags of a promotion have gone. */
function moved(registry: Registry, image: Descriptor, ...names: readonly string[]) {
  return names.map((name) => ({
    reference: `${registry.registry.host}/${name}`,
    digest: image.digest,
    previous: OLD,
    changed: true,
  }));
}

describe('the record of a promotion', () => {
  test('hangs on the image in every repository whose tag has moved', async () => {
    await using registry = await openRegistry();
    const image = await seedImage(registry.registry, 'app');
    await seedImage(registry.registry, 'app', { repository: 'org/copy' });
    const names = ['org/app:production', 'org/copy:1', 'org/copy:2'];
    const destination = names.map((name) => `${registry.registry.host}/${name}`).join('\n');
    const { session, report } = await openStep({ destination });
    report.destinations = moved(registry, image, ...names);
    const order: string[] = [];
    await recorded(session, report, factsOf(registry, image), true, async () => {
      order.push(`${registry.registry.manifests('org/app').length} manifest`);
    });
    expect(order, 'nothing is attached before the work').toEqual(['1 manifest']);
    expect(Object.keys(report.record?.attestations ?? {})).toEqual(
      ['org/app', 'org/copy'].map((name) => `${registry.registry.host}/${name}`),
    );
    expect(report.record).toMatchObject({ signed: false });
    const [found] = await findRecords(registry.repository('org/copy'), image.digest, undefined);
    expect(found?.record.moves.map(({ previous }) => previous)).toEqual([OLD, OLD]);
    expect(report.phases.map(({ name }) => name)).toEqual(['Attestation', 'Deployment', 'Record']);
  });

  test('is none when no tag moves', async () => {
    await using registry = await openRegistry();
    const image = await seedImage(registry.registry, 'app');
    await using github = await openGitHub({ deployments: 'write' });
    const destination = `${registry.registry.host}/org/app:production`;
    const { session, report } = await openStep({ destination, environment: 'production' }, { github });
    let worked = 0;
    await recorded(session, report, factsOf(registry, image), false, async () => {
      worked += 1;
    });
    expect(worked).toBe(1);
    expect(report.record).toBeUndefined();
    expect(registry.registry.manifests('org/app')).toEqual([image.digest]);
    expect(github.inside.deployments).toEqual([]);
  });
});

describe('the deployment of a promotion', () => {
  async function deploy(work: () => Promise<void>) {
    const registry = await openRegistry();
    const github = await openGitHub({ deployments: 'write' });
    const image = await seedImage(registry.registry, 'app');
    const destination = `${registry.registry.host}/org/app:production`;
    const { session, report, end } = await openStep({ destination, environment: 'production' }, { github });
    report.destinations = moved(registry, image, 'org/app:production');
    const error = await recorded(session, report, factsOf(registry, image), true, work).catch(
      (reason: unknown) => reason,
    );
    return {
      registry,
      report,
      error,
      end,
      states: () => github.inside.deployments.map(({ statuses }) => statuses.map(({ state }) => state)),
      async [Symbol.asyncDispose]() {
        await end();
        await registry[Symbol.asyncDispose]();
        await github[Symbol.asyncDispose]();
      },
    };
  }

  test('ends in success, and its number stands in the report', async () => {
    await using done = await deploy(async () => undefined);
    expect(done.error).toBeUndefined();
    expect(done.states()).toEqual([['in_progress', 'success']]);
    expect(done.report.record?.deployment).toBeGreaterThan(0);
  });

  test('of a copy that fails ends in failure when the run ends, and no attestation is left', async () => {
    await using done = await deploy(async () => {
      throw new Error('the copy broke');
    });
    expect(done.error).toMatchObject({ message: 'the copy broke' });
    expect(done.states()).toEqual([['in_progress']]);
    await done.end();
    expect(done.states()).toEqual([['in_progress', 'failure']]);
    expect(done.registry.registry.manifests('org/app')).toHaveLength(1);
  });
});
