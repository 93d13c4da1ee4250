import { describe, expect, test } from 'vitest';
import { EMPTY_POLICY, type GatePolicy, PolicyError } from '../src/index.ts';
import { parseExceptions, parsePolicy } from '../src/parse.ts';

const DAY = 86_400_000;

function gate(rules: string): GatePolicy {
  return parsePolicy(`gate:\n${rules.replace(/^(?=.)/gm, '  ')}`, 'p.yml').gate;
}

function problemsOf(read: () => unknown): readonly string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof PolicyError) {
      return error.problems.map(({ line, column, message }) => `${line}:${column}: ${message}`);
    }
    throw error;
  }
  return [];
}

describe('the rules of the gate', () => {
  test('everything that can be said', () => {
    const rules = gate(`severity: [HIGH, CRITICAL]
ignore-unfixed: false
ignore-status: [will_not_fix]
secrets: {severity: [LOW]}
licenses: {severity: none, allow: [MIT], deny: ["AGPL-*"]}
base-image:
  severity: [CRITICAL]
  ignore-unfixed: true
application:
  licenses: {severity: [MEDIUM]}
end-of-life: fail
unrecognised: ignore
kev: fail
epss: 10%
feeds: {kev: "https://mirror.example/kev.json", epss: scores.csv}
db-max-age: 1
baseline: ref:ghcr.io/org/app:main
exceptions:
  - {id: CVE-2026-1, package: "pkg:npm/*", reason: unreachable, owner: "@org/team", expires: 2026-12-31}
expires-soon: 2w
vex: [openvex.json]
`);
    expect(rules).toEqual({
      severity: new Set(['HIGH', 'CRITICAL']),
      ignoreUnfixed: false,
      ignoreStatus: new Set(['will_not_fix']),
      classes: { secrets: new Set(['LOW']), licenses: new Set() },
      scopes: {
        'base-image': { severity: new Set(['CRITICAL']), ignoreUnfixed: true, classes: {} },
        application: { classes: { licenses: new Set(['MEDIUM']) } },
      },
      allowedLicenses: ['MIT'],
      deniedLicenses: ['AGPL-*'],
      endOfLife: 'fail',
      unrecognised: 'ignore',
      kev: 'fail',
      epss: 0.1,
      feeds: { kev: 'https://mirror.example/kev.json', epss: 'scores.csv' },
      databaseMaxAge: DAY,
      baseline: 'ref:ghcr.io/org/app:main',
      exceptions: [
        {
          id: 'CVE-2026-1',
          package: 'pkg:npm/*',
          reason: 'unreachable',
          owner: '@org/team',
          expires: '2026-12-31',
        },
      ],
      expiresSoon: 14 * DAY,
      vex: ['openvex.json'],
    });
  });

  test('nothing said leaves everything to the defaults of the action', () => {
    expect(gate('{}\n')).toEqual(EMPTY_POLICY.gate);
  });

  test.each([
    ['epss: 0', 0],
    ['epss: 1', 1],
    ['epss: 0.25', 0.25],
    ['epss: "0.5%"', 0.005],
    ['epss: 100%', 1],
  ])('%s', (rules, epss) => {
    expect(gate(`${rules}\n`).epss).toBe(epss);
  });

  test.each([
    ['severity: HIGH', '2:13: "gate.severity" must be a list, not the text "HIGH"'],
    ['severity: [high]', 'not "high": did you mean "HIGH"?'],
    ['severity: []', 'is an empty list: leave the key out'],
    ['secrets: [LOW]', '"gate.secrets" must be a map, not a list'],
    ['secret: {}', 'unknown key "secret" in "gate": did you mean "secrets"?'],
    ['ignore-status: [wontfix]', 'must be one of affected, fixed,'],
    ['base-image: {kev: fail}', 'unknown key "kev" in "gate.base-image"'],
    ['end-of-life: error', 'must be one of fail, warn, ignore, not "error"'],
    ['epss: 10', 'must be a number from 0 to 1, or a percentage such as 10%'],
    ['epss: -0.1', 'must be a number from 0 to 1'],
    ['epss: 101%', 'must be a number from 0 to 1'],
    ['epss: "0.1"', 'must be a number from 0 to 1'],
    ['baseline: main', 'must be none, base-image, ref:<image> or report:<path>, not "main"'],
    ['baseline: "ref:"', 'must be none, base-image'],
    ['db-max-age: often', 'must be a number of whole days, or a duration'],
    ['licenses: {allow: []}', 'is an empty list'],
  ])('%s is refused', (rules, problem) => {
    const problems = problemsOf(() => gate(`${rules}\n`));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(problem);
  });
});

describe('a file of exceptions', () => {
  const WHOLE = 'id: CVE-2026-1, path: "**", reason: r, owner: o, expires: 2026-12-31';

  test('is the list by itself, and may be empty', () => {
    expect(parseExceptions(`- {${WHOLE}}\n`, 'e.yml')).toEqual([
      { id: 'CVE-2026-1', path: '**', reason: 'r', owner: 'o', expires: '2026-12-31' },
    ]);
    expect(parseExceptions('# none\n', 'e.yml')).toEqual([]);
  });

  test.each(['id', 'reason', 'owner', 'expires'])('each one needs %s', (key) => {
    const rest = WHOLE.split(', ').filter((part) => !part.startsWith(`${key}:`));
    expect(problemsOf(() => parseExceptions(`\n- {${rest.join(', ')}}\n`, 'e.yml'))).toEqual([
      `2:3: "[0]" needs the key "${key}"`,
    ]);
  });

  test.each([
    [WHOLE.replace('path: "**", ', ''), '"[0]" needs a scope: add "package", "path" or "image"'],
    [WHOLE.replace('2026-12-31', '2026-06-31'), '"[0].expires" must be a day such as 2026-12-31'],
    [WHOLE.replace('2026-12-31', 'never'), 'not "never"'],
    [WHOLE.replace('2026-12-31', '2026-12-31T00:00:00Z'), 'must be a day'],
    [WHOLE.replace('reason: r', 'reason: ""'), '"[0].reason" is empty'],
    [`${WHOLE}, expired: 2027-01-01`, 'did you mean "expires"?'],
  ])('%s is refused', (entry, problem) => {
    const problems = problemsOf(() => parseExceptions(`- {${entry}}\n`, 'e.yml'));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(problem);
  });

  test('a map is refused, as the list stands by itself', () => {
    expect(problemsOf(() => parseExceptions('exceptions: []\n', 'e.yml'))).toEqual([
      '1:1: the policy must be a list, not a map',
    ]);
  });
});
