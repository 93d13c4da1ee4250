import { EMPTY_POLICY, type GatePolicy } from '@container-kit/policy';
import { parsePolicy } from '@container-kit/policy/parse';
import { describe, expect, test } from 'vitest';
import { resolveRules } from '../../src/index.ts';
import { describeRules } from '../../src/verdict/describe-rules.ts';

const DAY = 86_400_000;

function policy(text: string): GatePolicy {
  return parsePolicy(`gate: ${text}`, 'p.yml').gate;
}

describe('resolveRules', () => {
  test('has the defaults that the README names', () => {
    const rules = resolveRules(EMPTY_POLICY.gate);
    expect(rules).toMatchObject({
      endOfLife: 'warn',
      unrecognised: 'warn',
      kev: 'ignore',
      epss: undefined,
      databaseMaxAge: 3 * DAY,
      baseline: 'none',
      expiresSoon: 14 * DAY,
    });
    for (const part of Object.values(rules.parts)) {
      expect(part.ignoreUnfixed).toBe(true);
      for (const severity of Object.values(part.severity))
        expect(severity).toEqual(new Set(['HIGH', 'CRITICAL']));
    }
  });

  test('what is said of a part stands above what is said of all, a class above the rest', () => {
    const { parts } = resolveRules(
      policy(`{
        severity: [HIGH], secrets: {severity: [LOW]}, ignore-unfixed: false, ignore-status: [affected, fixed],
        base-image: {severity: [CRITICAL], licenses: {severity: none}, ignore-unfixed: true, ignore-status: [fixed]}
      }`),
    );
    const levels = (part: keyof typeof parts) =>
      Object.values(parts[part].severity).map((severity) => [...severity].toSorted().join());
    expect(levels('application')).toEqual(['HIGH', 'HIGH', 'LOW', 'HIGH']);
    expect(levels('base')).toEqual(['CRITICAL', 'CRITICAL', 'CRITICAL', '']);
    // What may be in either part must meet the rules of both.
    expect(levels('unknown')).toEqual(['CRITICAL,HIGH', 'CRITICAL,HIGH', 'CRITICAL,LOW', 'HIGH']);
    expect([parts.base, parts.application, parts.unknown].map((part) => part.ignoreUnfixed)).toEqual([
      true,
      false,
      false,
    ]);
    expect(parts.unknown.ignoreStatus).toEqual(new Set(['fixed']));
  });

  test('inputs win over the file', () => {
    const file = policy('{severity: [LOW], ignore-unfixed: true, db-max-age: 9, baseline: base-image}');
    const inputs = {
      severity: new Set(['HIGH'] as const),
      ignoreUnfixed: false,
      databaseMaxAge: DAY,
      baseline: 'none',
    };
    const rules = resolveRules(file, inputs);
    expect(rules).toMatchObject({ databaseMaxAge: DAY, baseline: 'none' });
    expect(rules.parts.base).toMatchObject({ ignoreUnfixed: false, severity: { secret: new Set(['HIGH']) } });
    expect(resolveRules(file, {})).toMatchObject({ databaseMaxAge: 9 * DAY, baseline: 'base-image' });
  });
});

describe('describeRules', () => {
  test.each([
    [
      '{}',
      [
        'CRITICAL and HIGH vulnerabilities, misconfigurations, secrets and licenses fail',
        'vulnerabilities without a fixed version are left out',
      ],
    ],
    [
      '{ignore-unfixed: false, severity: [CRITICAL], secrets: {severity: none}, kev: fail, epss: 10%}',
      [
        'CRITICAL vulnerabilities, misconfigurations and licenses fail',
        'no secrets fail by severity',
        'vulnerabilities that CISA knows to be exploited fail',
        'vulnerabilities with an EPSS of at least 0.1 fail',
      ],
    ],
    [
      '{severity: [HIGH], ignore-unfixed: false, base-image: {severity: [CRITICAL], ignore-status: [will_not_fix, affected]}}',
      [
        'CRITICAL vulnerabilities, misconfigurations, secrets and licenses of the base image fail',
        'vulnerabilities of the base image with status will_not_fix and affected are left out',
        'HIGH vulnerabilities, misconfigurations, secrets and licenses of the application fail',
      ],
    ],
    [
      '{ignore-unfixed: false, severity: none, licenses: {allow: [MIT], deny: ["AGPL-*", X]}, end-of-life: fail, unrecognised: fail}',
      [
        'no vulnerabilities, misconfigurations, secrets and licenses fail by severity',
        'licenses other than MIT fail',
        'licenses AGPL-* and X fail',
        'an operating system past its end of life fails',
        'an image in which nothing is recognised fails',
      ],
    ],
  ])('%s', (text, sentences) => {
    expect(describeRules(resolveRules(policy(text)))).toEqual(sentences);
  });
});
