import { describe, expect, test } from 'vitest';
import { type EnvironmentPolicy, PolicyError } from '../src/index.ts';
import { parsePolicy } from '../src/parse.ts';

const HOUR = 3_600_000;

/** The rules of the environment `production`, beside `staging`. */
function production(rules: string): EnvironmentPolicy | undefined {
  const indented = rules.replace(/^(?=.)/gm, '      ');
  const text = `promote:\n  environments:\n    staging: {}\n    production:\n${indented}`;
  return parsePolicy(text, 'p.yml').promote.environments.get('production');
}

function problemsOf(rules: string): readonly string[] {
  try {
    production(rules);
  } catch (error) {
    if (error instanceof PolicyError) return error.problems.map(({ line, message }) => `${line}: ${message}`);
    throw error;
  }
  return [];
}

describe('the rules of an environment', () => {
  test('everything that can be said', () => {
    const rules = production(`gates:
  vulnerabilities:
    severity: [CRITICAL]
    ignore-unfixed: false
    max-age: 7
  referrers:
    required: [signature, application/spdx+json, "https://slsa.dev/provenance/v1"]
  soak:
    for: 12h
  from: staging
  checks: [build, "test / unit"]
destinations:
  - ghcr.io/org/*:*
immutable-tags: true
`);
    expect(rules).toMatchObject({
      gates: {
        vulnerabilities: { severity: new Set(['CRITICAL']), ignoreUnfixed: false, maxAge: 7 * 24 * HOUR },
        soak: { time: 12 * HOUR, environment: 'staging' },
        from: 'staging',
        checks: ['build', 'test / unit'],
      },
      immutableTags: true,
    });
    expect(rules?.gates.referrers?.required.map(({ name, types }) => [name, types.length])).toEqual([
      ['signature', 3],
      ['application/spdx+json', 1],
      ['https://slsa.dev/provenance/v1', 1],
    ]);
    const [glob] = rules?.destinations ?? [];
    expect(['ghcr.io/org/app:1', 'ghcr.io/org/team/app:1'].map((name) => glob?.matches(name))).toEqual([
      true,
      false,
    ]);
  });

  test('nothing said asks for nothing', () => {
    expect(production('{}\n')).toEqual({ gates: {} });
    expect(production('gates: {}\n')).toEqual({ gates: {} });
  });

  test('an empty vulnerability gate has the defaults of trivy-gate', () => {
    expect(production('gates: {vulnerabilities: {}}\n')?.gates.vulnerabilities).toEqual({
      severity: new Set(['CRITICAL', 'HIGH']),
      ignoreUnfixed: true,
    });
  });

  test('a soak may look at another environment than the one before', () => {
    expect(production('gates: {soak: {for: 0, environment: staging}}\n')?.gates).toEqual({
      soak: { time: 0, environment: 'staging' },
    });
  });

  test.each([
    ['gates: {vulnerabilities: {severity: [critical]}}', 'not "critical": did you mean "CRITICAL"?'],
    ['gates: {vulnerabilities: {severity: CRITICAL}}', 'severity" must be a list, not the text "CRITICAL"'],
    ['gates: {vulnerabilities: {severity: []}}', 'is an empty list: leave the key out'],
    ['gates: {vulnerabilities: {severity: [~]}}', 'severity[0]" has no value'],
    ['gates: {vulnerabilities: {max-age: 1.5}}', 'must be a number of whole days, or a duration such as 12h'],
    ['gates: {vulnerabilities: {max-age: -1}}', 'not the number -1'],
    ['gates: {vulnerabilities: {max-age: 0x10}}', 'not the number 0x10'],
    ['gates: {vulnerabilities: {max-age: "1 day"}}', 'not the text "1 day"'],
    ['gates: {referrers: {}}', 'gates.referrers" needs the key "required"'],
    ['gates: {referrers: {required: [provenence]}}', 'did you mean "provenance"?'],
    ['gates: {referrers: {required: ["a b/c"]}}', 'not "a b/c"'],
    ['gates: {referrers: {required: [toString]}}', 'not "toString"'],
    ['gates: {soak: {}}', 'gates.soak" needs the key "for"'],
    [
      'gates: {soak: {for: 1}}',
      'gates.soak" needs an environment: add "environment", or "from" to the gates',
    ],
    [
      'gates: {soak: {for: 1, environment: stagin}}',
      '"stagin" is not among the environments: did you mean "staging"?',
    ],
    ['gates: {from: test}', '"test" is not among the environments: add "test: {}" to them'],
    ['gates: {from: production}', '"production" would have to be promoted before itself'],
    ['gates: {checks: [1]}', 'checks[0]" must be text (put it in quotes), not the number 1'],
    ['gates: {checks: [""]}', 'checks[0]" is empty'],
    ['destinations: ghcr.io/org/*', 'destinations" must be a list'],
    ['immutable-tags: "true"', 'must be true or false, not the text "true"'],
    ['immutable_tags: true', 'did you mean "immutable-tags"?'],
  ])('%s is refused', (rules, problem) => {
    const problems = problemsOf(`${rules}\n`);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^5: /);
    expect(problems[0]).toContain(problem);
  });

  test('environments that wait for each other are refused, in each of them', () => {
    const text =
      'promote: {environments: {a: {gates: {from: b}}, b: {gates: {from: c}}, c: {gates: {from: a}}}}';
    expect(() => parsePolicy(text, 'p.yml')).toThrow(
      /"a" would have[\s\S]*"b" would have[\s\S]*"c" would have/,
    );
  });

  test('a chain that leads into a circle is no endless walk', () => {
    const text =
      'promote: {environments: {a: {gates: {from: b}}, b: {gates: {from: c}}, c: {gates: {from: b}}}}';
    expect(() => parsePolicy(text, 'p.yml')).toThrow('"b" would have to be promoted before itself');
  });

  test('the name of an environment must be one that GitHub can have', () => {
    const text = 'promote: {environments: {" a": {}, "a/b c": {}}}';
    expect(() => parsePolicy(text, 'p.yml')).toThrow(
      'the key " a" in "promote.environments" must be the name of an',
    );
  });
});
