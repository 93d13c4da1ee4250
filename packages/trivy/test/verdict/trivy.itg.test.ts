import { join } from 'node:path';
import { type Digest, LayoutSource, openLayout, readImage } from '@container-kit/registry';
import { writeVulnerableLayout } from '@container-kit/testing';
import { testFolder } from '@container-kit/testing/fixtures';
import { describeWith } from '@container-kit/testing/requirements';
import { expect, test } from 'vitest';
import { readImageFacts } from '../../src/image/facts.ts';
import { attributeLayers, judge, scanLayout, type Trivy } from '../../src/index.ts';
import { APPLICATION, BASE, openTrivy } from '../scan/support.ts';
import { entry, input } from './inputs.ts';

const PLATFORMS = ['linux/amd64', 'linux/arm64'];

async function build(trivy: Trivy, ...more: readonly object[]) {
  const folder = join(testFolder('judged'), 'layout');
  const { diffIds, root } = await writeVulnerableLayout(folder, {
    platforms: PLATFORMS,
    layers: [BASE, { ...APPLICATION, line: 4 }, ...more],
    provenance: { baseLayers: 1, base: { name: 'alpine:3.22', digest: `sha256:${'a'.repeat(64)}` } },
  });
  const source = new LayoutSource(await openLayout(folder));
  const facts = await readImageFacts(source, await readImage(source, root.digest as Digest));
  const base = { diffIds: new Map(PLATFORMS.map((each) => [each, diffIds[each]?.slice(0, 1) ?? []])) };
  return { reports: await scanLayout(trivy, folder), origins: attributeLayers(facts, base) };
}

describeWith(['trivy'], 'the verdict on what Trivy found', ({ trivy: program }) => {
  test('is about the packages, with their places in the Dockerfile', async () => {
    const trivy = await openTrivy(program);
    const { reports, origins } = await build(trivy);
    const report = judge(input(reports, { origins }));
    expect(
      report.findings.map(({ id, gating, origin, source }) => [id, gating, origin, source?.line]),
    ).toEqual([
      ['CVE-2026-0001', true, 'base', 1],
      ['github-pat', true, 'application', 4],
      ['CVE-2026-0003', true, 'application', 4],
    ]);
    expect(report.findings.every(({ platforms }) => platforms.join() === PLATFORMS.join())).toBe(true);
    expect(report.notes).toEqual(['1 vulnerability left out by the rules']);
    expect(report.advice.map(({ text, clears, of }) => [text, clears, of])).toEqual([
      ['update lodash 4.17.20 to 4.17.21', 1, 3],
      ['update openssl 3.5.0-r0 to 3.5.1-r0', 1, 3],
    ]);
  });

  test('against a baseline is red for exactly what is new', async () => {
    const trivy = await openTrivy(program);
    const before = await build(trivy);
    const copy = JSON.stringify({ name: 'lodash', version: '4.17.19' });
    const files = { 'srv/node_modules/lodash/package.json': copy };
    const now = await build(trivy, { files, secret: 'app/other.env', line: 9 });
    const given = input(now.reports, { before: before.reports, origins: now.origins });
    const report = judge(given);
    const added = report.findings.filter(({ state }) => state === 'new');
    expect(
      added.map(({ id, location, package: found, source }) => [
        id,
        found?.path ?? location?.path,
        source?.line,
      ]),
    ).toEqual([
      ['github-pat', '/app/other.env', 9],
      ['CVE-2026-0003', 'srv/node_modules/lodash/package.json', 9],
    ]);
    expect(report).toMatchObject({
      outcome: 'policy-failed',
      fixed: [],
      counts: { critical: { new: 1, existing: 2, gating: 1 }, high: { new: 1, existing: 1, gating: 1 } },
    });
    const accepted = judge({
      ...given,
      exceptions: [
        entry('github-pat', { path: 'app/other.env' }),
        entry('CVE-2026-0003', { path: 'srv/**' }),
      ],
    });
    expect(accepted).toMatchObject({ outcome: 'passed', exceptions: { applied: 2, unused: [] } });
    const back = judge(input(before.reports, { before: now.reports }));
    expect(back).toMatchObject({ outcome: 'passed', fixed: [{ id: 'github-pat' }, { id: 'CVE-2026-0003' }] });
  });
});
