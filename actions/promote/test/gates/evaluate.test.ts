import type { PromotionGates } from '@container-kit/policy';
import { readImage } from '@container-kit/registry';
import { describe, expect, it } from 'vitest';
import { evaluateGates, type Gate, type GateSources, gatesOf } from '../../src/gates/index.ts';
import { oneLine, passed } from '../../src/gates/result.ts';
import { findFirstPromotion } from '../../src/record/index.ts';
import { openGitHub } from '../record/github-support.ts';
import { noon, openRegistry, type Registry, seedImage } from '../record/support.ts';
import { openFolder, reportAbout } from './support.ts';

const ALL: PromotionGates = {
  vulnerabilities: { severity: new Set(['CRITICAL']), ignoreUnfixed: true },
  referrers: { required: [{ name: 'sbom', types: ['application/spdx+json'] }] },
  soak: { environment: 'staging', time: 1000 },
  from: 'staging',
  checks: ['test'],
};

function sourcesOf(registry: Registry, more: Partial<GateSources> = {}): GateSources {
  return {
    readImage: () => Promise.reject(new Error('nobody should read the image')),
    repository: registry.repository(),
    reports: [],
    checks: undefined,
    findFirstPromotion: async () => undefined,
    now: () => noon(2),
    ...more,
  };
}

describe('the gates of an environment', () => {
  it('are those that its policy names', async () => {
    await using registry = await openRegistry();
    const names = (rules: PromotionGates) => gatesOf(rules, sourcesOf(registry)).map(({ name }) => name);
    expect(names({})).toEqual([]);
    expect(names({ checks: ['test'], from: 'staging' })).toEqual(['from', 'checks']);
    expect(names(ALL)).toEqual(['vulnerabilities', 'referrers', 'from', 'soak', 'checks']);
  });

  it('all give their verdict, with all that they need at hand', async () => {
    await using registry = await openRegistry();
    await using github = await openGitHub({ checks: 'read', deployments: 'read' });
    await using folder = await openFolder();
    const labels = { 'org.opencontainers.image.revision': github.commit };
    const image = await seedImage(registry.registry, 'app', { labels });
    github.inside.addCheckRun({ name: 'test', sha: github.commit });
    let readings = 0;
    const sources = sourcesOf(registry, {
      readImage: () => {
        readings += 1;
        return readImage(registry.repository(), image.digest);
      },
      reports: [await folder.write('report.json', reportAbout({ ImageID: image.config }))],
      checks: github.repository.checks,
      findFirstPromotion: (environment) =>
        findFirstPromotion(image.digest, environment, { deployments: github.repository.deployments }),
    });
    const results = await evaluateGates(gatesOf(ALL, sources));
    expect(results.map(({ gate, status }) => [gate, status])).toEqual([
      ['vulnerabilities', 'pass'],
      ['referrers', 'fail'],
      ['from', 'fail'],
      ['soak', 'fail'],
      ['checks', 'pass'],
    ]);
    expect(readings).toBe(1);
  });

  it('are closed, each by itself, when what they need fails', async () => {
    await using registry = await openRegistry();
    await using github = await openGitHub({});
    const sources = sourcesOf(registry, {
      readImage: () => Promise.reject(new Error('the image\ncannot be read')),
      findFirstPromotion: (environment) =>
        findFirstPromotion(`sha256:${'a'.repeat(64)}`, environment, {
          deployments: github.repository.deployments,
        }),
    });
    const results = await evaluateGates(gatesOf(ALL, sources));
    expect(results).toHaveLength(5);
    for (const result of results) {
      expect(result).toMatchObject({ status: 'fail', reason: 'undecided' });
      expect(result.evidence).toMatch(/^could not be decided: \S.*$/);
    }
    expect(results[0]?.evidence).toBe('could not be decided: the image cannot be read');
    expect(results[2]).toMatchObject({ fix: expect.stringContaining('deployments: read') });
  });

  it('need a token for checks', async () => {
    await using registry = await openRegistry();
    const image = await seedImage(registry.registry, 'app');
    const sources = sourcesOf(registry, { readImage: () => readImage(registry.repository(), image.digest) });
    const [result] = await evaluateGates(gatesOf({ checks: ['test'] }, sources));
    expect(result).toMatchObject({
      evidence: 'could not be decided: there is no token to ask GitHub with',
      fix: 'set the input `github-token`',
    });
  });
});

describe('evaluating', () => {
  it('asks all gates at once', async () => {
    const order: string[] = [];
    const gate = (name: Gate['name'], wait: Promise<void>, then: () => void): Gate => ({
      name,
      judge: async () => {
        order.push(`${name} asked`);
        await wait;
        order.push(`${name} answered`);
        then();
        return passed(name, 'yes');
      },
    });
    const { promise, resolve } = Promise.withResolvers<void>();
    const results = await evaluateGates([
      gate('from', promise, () => undefined),
      gate('soak', Promise.resolve(), resolve),
    ]);
    expect(order).toEqual(['from asked', 'soak asked', 'soak answered', 'from answered']);
    expect(results.map(({ gate: name }) => name)).toEqual(['from', 'soak']);
  });

  it.each([
    ['an error', new Error('broken'), 'could not be decided: broken'],
    ['a text', 'broken', 'could not be decided: broken'],
    ['nothing', undefined, 'could not be decided: undefined'],
  ])('takes %s that is thrown for a failure', async (_name, thrown, evidence) => {
    const throwing: Gate = { name: 'from', judge: () => Promise.reject(thrown) };
    const throwingAtOnce: Gate = {
      name: 'soak',
      judge: () => {
        throw thrown;
      },
    };
    const results = await evaluateGates([
      throwing,
      throwingAtOnce,
      { name: 'checks', judge: async () => passed('checks', 'yes') },
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fail', 'fail', 'pass']);
    expect(results[0]).toMatchObject({ reason: 'undecided', evidence });
  });

  it('has no verdict when it is cancelled', async () => {
    const abort = new AbortController();
    const reason = new Error('cancelled');
    const gate: Gate = {
      name: 'from',
      judge: () => {
        abort.abort(reason);
        return Promise.reject(reason);
      },
    };
    await expect(evaluateGates([gate], abort.signal)).rejects.toBe(reason);
  });
});

describe('a line of evidence', () => {
  it.each([
    ['a\r\nb\u2028c', 'a b c'],
    [' a \t b ', 'a b'],
    ['\u001b[31mred\u0000', '␛[31mred␀'],
    ['x'.repeat(601), `${'x'.repeat(599)}…`],
  ])('is one: %j', (text, line) => {
    expect(oneLine(text)).toBe(line);
  });
});
