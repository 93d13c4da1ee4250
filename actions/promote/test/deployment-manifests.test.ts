import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { prepareManifests } from '../src/deployment-manifests.ts';
import { openStep } from './step.ts';

const DIGEST = `sha256:${'a'.repeat(64)}` as const;
const destination = 'ghcr.io/org/app:production';
const POD = 'kind: Pod\nspec: {containers: [{image: ghcr.io/org/app:old}]}\n';
const UPDATED = POD.replace(':old', `:production@${DIGEST}`);

describe('deployment manifests', () => {
  test('are written when the promotion has come to that, and not before', async () => {
    const files = { 'deploy/a.yaml': POD, 'deploy/b.yaml': 'image: nginx\n' };
    const { session, report, workspace } = await openStep(
      { destination, manifests: '\n deploy/*.yaml \n' },
      { files },
    );
    const read = (): string => readFileSync(join(workspace, 'deploy/a.yaml'), 'utf8');
    const write = await prepareManifests(session, report, DIGEST);
    expect(read()).toBe(POD);
    const expected = [{ path: 'deploy/a.yaml', changes: [{ path: 'spec.containers[0].image' }] }];
    expect(report.manifests).toMatchObject(expected);
    await write();
    expect(read()).toBe(UPDATED);
    expect(readFileSync(join(workspace, 'deploy/b.yaml'), 'utf8')).toBe('image: nginx\n');
    expect(report.manifests).toMatchObject(expected);
  });

  test('that are up to date do not change', async () => {
    const { session, report } = await openStep(
      { destination, manifests: '*.yaml' },
      { files: { 'a.yaml': UPDATED } },
    );
    await (await prepareManifests(session, report, DIGEST))();
    expect(report.manifests).toEqual([]);
  });

  test('are looked through for the image that the input names', async () => {
    const files = { 'a.yaml': 'image: staging.example/app:1\n' };
    const inputs = { destination, manifests: 'a.yaml', image: 'staging.example/app' };
    const { session, report, workspace } = await openStep(inputs, { files });
    await (await prepareManifests(session, report, DIGEST))();
    expect(readFileSync(join(workspace, 'a.yaml'), 'utf8')).toBe(
      `image: ghcr.io/org/app:production@${DIGEST}\n`,
    );
  });

  test('are none of our business when the input is empty', async () => {
    const { session, report } = await openStep({ destination }, { files: { 'a.yaml': POD } });
    await (await prepareManifests(session, report, DIGEST))();
    expect(report.manifests).toEqual([]);
  });

  test.each([
    ['a glob finds nothing', { manifests: 'none/*.yaml' }, 'input "manifests": "none/*.yaml" finds no file'],
    [
      'no file names the image',
      { manifests: '*.yaml', image: 'org/none' },
      'no manifest names the image docker.io/org/none',
    ],
    ['the image is no name', { manifests: '*.yaml', image: 'Not A Name' }, 'input "image": '],
    [
      'there is no token to commit with',
      { manifests: '*.yaml', commit: 'push' },
      'there is no token for GitHub',
    ],
  ])('fail at once when %s', async (_, inputs, problem) => {
    const { session, report, workspace } = await openStep(
      { destination, ...inputs },
      { files: { 'a.yaml': POD } },
    );
    await expect(prepareManifests(session, report, DIGEST)).rejects.toThrow(problem);
    expect(readFileSync(join(workspace, 'a.yaml'), 'utf8')).toBe(POD);
  });
});
