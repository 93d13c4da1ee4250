import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePolicy } from '@container-kit/policy/parse';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { asWorkflow, examplesIn } from '../../scripts/examples.ts';
import { TRIVY_GATE } from './harness.ts';

const readme = readFileSync(join(TRIVY_GATE, 'README.md'), 'utf8');
const manifest: { readonly inputs: object; readonly outputs: object } = parse(
  readFileSync(join(TRIVY_GATE, 'action.yml'), 'utf8'),
);
const examples = examplesIn('README.md', readme).map(({ line, text }) => ({ line, text }));
const policies = examples.filter(({ text }) => text.startsWith('gate:'));
const workflows = examples.filter((example) => !policies.includes(example));

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

test('the README has examples of both kinds', () => {
  expect(policies.length).toBeGreaterThan(0);
  expect(workflows.length).toBeGreaterThan(5);
});

test.each(policies)('a policy example is a valid policy (line $line)', ({ text }) => {
  expect(parsePolicy(text, 'README.md').gate.exceptions.length).toBeGreaterThan(0);
});

test.each(workflows)('a workflow example uses inputs that there are (line $line)', ({ text }) => {
  const { jobs }: { readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>> } = parse(
    asWorkflow(text)?.text ?? '',
  );
  const steps = Object.values(jobs).flatMap((job) => job.steps);
  const ours = steps.filter(({ uses }) => uses === 'org/container-kit/trivy-gate@v1');
  expect(ours.length).toBeGreaterThan(0);
  for (const step of ours) {
    expect(Object.keys(manifest.inputs)).toEqual(expect.arrayContaining(Object.keys(step.with ?? {})));
  }
  for (const [, output] of text.matchAll(/steps\.gate\.outputs\.([\w-]+)/g)) {
    expect(Object.keys(manifest.outputs)).toContain(output);
  }
});

test('tables of other actions name inputs that there are', () => {
  const migration = readme.slice(readme.indexOf('## Coming from'));
  const named = [...migration.matchAll(/^\|[^|]*\|(.*)\|$/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([a-z][a-z-]+): /g)].map(([, name = '']) => name),
  );
  expect(named.length).toBeGreaterThan(5);
  const known = [...Object.keys(manifest.inputs), 'continue-on-error', 'exit-code'];
  for (const name of named) expect(known).toContain(name);
});
