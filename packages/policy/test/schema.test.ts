import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PolicyError } from '../src/index.ts';
import type { JsonSchema } from '../src/json-schema.ts';
import { parsePolicy } from '../src/parse.ts';
import { policySchema } from '../src/schema.ts';
import { isValid } from './support/validate.ts';

const FILE = new URL('../../../schema/container-kit.schema.json', import.meta.url);

function isPolicy(value: unknown): boolean {
  try {
    parsePolicy(JSON.stringify(value), 'p.yml');
    return true;
  } catch (error) {
    if (error instanceof PolicyError) return false;
    throw error;
  }
}

/** Every schema of the tree with the path of keys to it. */
function* schemas(schema: JsonSchema, path = ''): Generator<readonly [string, JsonSchema]> {
  yield [path, schema];
  for (const [key, child] of Object.entries(schema.properties ?? {})) yield* schemas(child, `${path}.${key}`);
  if (schema.items !== undefined) yield* schemas(schema.items, `${path}[]`);
  if (typeof schema.additionalProperties === 'object')
    yield* schemas(schema.additionalProperties, `${path}.*`);
}

describe('the JSON Schema of the policy', () => {
  test('the committed file is what the decoders say', async () => {
    const committed: unknown = JSON.parse(await readFile(FILE, 'utf8'));
    const hint =
      'run: node --conditions=source packages/policy/test/write-schema.ts && npx biome format --write schema';
    expect(committed, hint).toEqual(JSON.parse(JSON.stringify(policySchema())));
  });

  test('every key has a description', () => {
    const keys = [...schemas(policySchema())].filter(([path]) => /\.[a-z-]+$/.test(path));
    expect(keys.length).toBeGreaterThan(15);
    for (const [path, schema] of keys) expect(schema.description, path).toMatch(/^[A-Z`].*\.$/s);
  });
});

// Values near the border between right and wrong, at every place where a value can be.
const scalar = fc.oneof(
  fc.constantFrom<unknown>(
    ...['CRITICAL', 'critical', 'signature', 'a/b', 'https://x', '12h', '1.5h', '', ' ', 'x'],
  ),
  fc.constantFrom<unknown>(true, false, 0, 7, -1, 1.5, 1e30, null),
);
const list = fc.array(scalar, { maxLength: 2 });
/** Mostly a right value, and now and then another. */
const some = <T>(value: fc.Arbitrary<T>) => fc.oneof({ weight: 40, arbitrary: value }, scalar, list);
const maybe = (keys: Readonly<Record<string, fc.Arbitrary<unknown>>>) =>
  fc.oneof(
    { weight: 40, arbitrary: fc.record(keys, { requiredKeys: [] }) },
    fc.record({ ...keys, other: scalar }, { requiredKeys: [] }),
  );
const oneOrMore = (...values: readonly string[]) => some(fc.subarray([...values], { minLength: 1 }));
const time = some(fc.constantFrom<unknown>(0, 7, '12h', '30m', '2w'));
const gates = maybe({
  vulnerabilities: maybe({
    severity: oneOrMore('CRITICAL', 'LOW'),
    'ignore-unfixed': some(fc.boolean()),
    'max-age': time,
  }),
  referrers: some(fc.record({ required: oneOrMore('signature', 'a/b', 'https://x') })),
  soak: some(fc.record({ for: time, environment: some(fc.constant('staging')) })),
  from: fc.constantFrom<unknown>('staging', 'staging', 'staging', 1),
  checks: oneOrMore('build', 'test / unit'),
});
const environment = maybe({
  gates: some(gates),
  destinations: oneOrMore('ghcr.io/**'),
  'immutable-tags': some(fc.boolean()),
});
const name = fc.constantFrom('production', 'a b', 'c', 'd', ' a', '');

const threshold = some(maybe({ severity: oneOrMore('LOW', 'HIGH') }));
const thresholds = {
  severity: oneOrMore('LOW', 'HIGH'),
  'ignore-unfixed': some(fc.boolean()),
  'ignore-status': oneOrMore('will_not_fix'),
  secrets: threshold,
};
const word = fc.constant('x');
const gate = maybe({
  ...thresholds,
  licenses: some(maybe({ allow: oneOrMore('MIT'), severity: some(fc.constantFrom('none', 'all')) })),
  'base-image': some(maybe({ ...thresholds, licenses: threshold })),
  kev: some(fc.constantFrom('fail', 'warn', 'no')),
  epss: some(fc.constantFrom<unknown>(0.5, 1, 2, '10%', '101%', '1')),
  feeds: some(maybe({ kev: some(word) })),
  'db-max-age': time,
  baseline: some(fc.constantFrom('none', 'ref:x', 'ref:', 'report:a b')),
  exceptions: some(
    fc.array(
      fc.record(
        {
          ...{ id: some(word), reason: word, owner: word, path: some(word), image: word },
          expires: fc.constantFrom('2026-02-28', '2026-12-31', '2026-13-01', 'x'),
        },
        { requiredKeys: ['id', 'reason', 'owner', 'expires'] },
      ),
      { maxLength: 2 },
    ),
  ),
  vex: oneOrMore('a.json'),
});

const count = some(fc.constantFrom<unknown>(0, 7, 100, 101, 36_501));
const settings = {
  'min-keep': count,
  'max-age-days': count,
  'protected-tags': oneOrMore('latest', '/^v/'),
  groups: some(fc.array(maybe({ tags: oneOrMore('v*'), keep: count }), { maxLength: 2 })),
  semver: maybe({ minors: count, patches: count }),
  labels: maybe({ hold: some(word), 'expires-after': some(word) }),
  pins: oneOrMore(`sha256:${'a'.repeat(64)}`, 'sha256:b'),
  untagged: maybe({ action: some(fc.constantFrom('delete', 'keep')), grace: time, 'max-age-days': count }),
  'max-size': some(fc.constantFrom<unknown>('10GB', '1 GB', 5)),
  live: some(fc.array(maybe({ tags: fc.constantFrom('pr-{number}', '{branch}-*', 'x') }), { maxLength: 2 })),
  brakes: maybe({ 'max-delete-percent': count, 'on-limit': some(fc.constantFrom('stop', 'cap')) }),
};
const retention = maybe({
  default: some(maybe(settings)),
  repositories: some(fc.array(maybe({ match: oneOrMore('org/*'), ...settings }), { maxLength: 2 })),
  deployed: maybe({ manifests: oneOrMore('deploy/**'), environments: oneOrMore('prod*'), list: some(word) }),
});

describe('schema and decoders agree', () => {
  const policy = maybe({
    promote: some(
      maybe({
        environments: some(
          fc.dictionary(name, some(environment), { maxKeys: 2 }).map((rules) => ({ staging: {}, ...rules })),
        ),
      }),
    ),
    gate: some(gate),
    retention: some(retention),
  });
  const schema = policySchema();

  test('on any policy whose environments exist', () => {
    fc.assert(
      fc.property(policy, (value) => {
        // What the schema cannot say: which environments there are, and what a duration is at most.
        fc.pre(!/"environment":"(?!staging")|1e\+30/.test(JSON.stringify(value)));
        expect(isPolicy(value)).toBe(isValid(schema, value));
      }),
      { numRuns: 2000 },
    );
  });
});
