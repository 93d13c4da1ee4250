import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startRegistry } from '@container-kit/testing';
import { describeWith } from '@container-kit/testing/requirements';
import { expect, test } from 'vitest';
import { runWorkflow } from '../build-push/act.ts';
import { workspaceWith } from '../build-push/harness.ts';
import { daysAgo } from './harness.ts';
import { ImageWriter } from './images.ts';
import { missingFrom } from './whole.ts';

const POLICY = `retention:
  default:
    min-keep: 2
    protected-tags: [stable]
  deployed:
    manifests: [deploy/*.yaml]
`;

function workflowFor(host: string, handed: string): string {
  return `on:
  schedule:
    - cron: '17 3 * * *'
jobs:
  images:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v6
      - uses: org/container-kit/registry-retention@v1
        id: plan
        with:
          registry: ${host}
          repositories: example/app
      - name: Approve
        env:
          OUTPUTS: \${{ toJSON(steps.plan.outputs) }}
          PLAN: \${{ steps.plan.outputs.plan }}
        run: |
          printf %s "$OUTPUTS" > '${handed}/plan-outputs.json'
          cp "$PLAN" approved.json
      - uses: org/container-kit/registry-retention@v1
        id: apply
        with:
          mode: apply
          registry: ${host}
          repositories: example/app
          plan: approved.json
      - env:
          OUTPUTS: \${{ toJSON(steps.apply.outputs) }}
          JOURNAL: \${{ steps.apply.outputs.journal }}
        run: |
          printf %s "$OUTPUTS" > '${handed}/apply-outputs.json'
          cp "$JOURNAL" '${handed}/journal.jsonl'
`;
}

describeWith(['act'], 'registry-retention in a scheduled workflow', (tools) => {
  test('a dry run, and then the very plan is applied', async () => {
    await using registry = await startRegistry();
    const writer = ImageWriter.seeding(registry, 'example/app');
    for (let at = 0; at < 6; at += 1) {
      const created = daysAgo(at * 30 + 2);
      const child = await writer.image(`release ${at}`, { created });
      await writer.index([child], { tags: [`${6 - at}.0`, ...(at === 5 ? ['stable'] : [])], created });
    }
    const handed = workspaceWith({});
    const deployment = `apiVersion: v1\nkind: Pod\nmetadata: { name: app }\nspec:\n  containers:\n    - { name: app, image: '${registry.host}/example/app:2.0' }\n`;
    const { exitCode, log } = await runWorkflow(workflowFor(registry.host, handed), {
      act: tools.act,
      tools: tools.env,
      event: 'schedule',
      files: { '.github/container-kit.yml': POLICY, 'deploy/app.yaml': deployment },
    });
    expect(exitCode, log).toBe(0);
    const read = (name: string) => readFileSync(join(handed, name), 'utf8');
    const planned = JSON.parse(read('plan-outputs.json'));
    const applied = JSON.parse(read('apply-outputs.json'));
    expect(planned).toMatchObject({ outcome: 'planned', deleted: '2', kept: '4' });
    expect(applied).toMatchObject({
      outcome: 'applied',
      deleted: '2',
      kept: '4',
      'plan-hash': planned['plan-hash'],
    });
    expect(read('journal.jsonl').trim().split('\n')).toHaveLength(1 + 2 * 4);
    expect(registry.tags('example/app')).toEqual(['1.0', '2.0', '5.0', '6.0', 'stable']);
    expect(missingFrom(registry, 'example/app', registry.tags('example/app'))).toEqual([]);
  });
});
