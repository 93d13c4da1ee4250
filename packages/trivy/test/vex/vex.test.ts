import { UserError } from '@container-kit/core';
import { describe, expect, test } from 'vitest';
import { judge, parseVex } from '../../src/index.ts';
import { apk, entry, input, npm, scan, vulnerability } from '../verdict/inputs.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const OPENSSL = vulnerability('CVE-2026-1', apk('openssl', '3.0.1-r0'), { aliases: ['GHSA-1'] });
const LODASH = vulnerability('CVE-2026-1', npm('lodash', '4.17.20'));

type Statement = Readonly<Record<string, unknown>>;

function document(...statements: readonly Statement[]): string {
  return JSON.stringify({
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': 'https://example.com/vex/1',
    author: 'security@example.com',
    timestamp: '2026-11-01T00:00:00Z',
    version: 1,
    statements,
  });
}

function statement(products: readonly unknown[], changes: Statement = {}): Statement {
  return {
    vulnerability: { name: 'CVE-2026-1' },
    products,
    status: 'not_affected',
    justification: 'vulnerable_code_not_in_execute_path',
    ...changes,
  };
}

function judged(found: readonly (typeof OPENSSL)[], ...texts: readonly string[]) {
  const given = input([scan(found, 'linux/amd64')], {
    vex: texts.map((text, index) => parseVex(text, `${index}.json`)),
    images: ['ghcr.io/org/app:1.2', 'docker.io/library/app:1.2'],
  });
  const subject = { ...given.subject, digest: DIGEST };
  return judge({ ...given, subject });
}

const isCleared = (product: unknown, found = OPENSSL) =>
  judged([found], document(statement([product]))).outcome === 'passed';

describe('a product', () => {
  test.each<[string, boolean]>([
    ['pkg:oci/app', true],
    ['pkg:oci/app?repository_url=ghcr.io/org/app', true],
    ['pkg:oci/app?repository_url=ghcr.io%2Forg%2Fapp&tag=1.2', true],
    ['pkg:oci/app?repository_url=index.docker.io/library/app', true],
    ['pkg:oci/app?repository_url=ghcr.io/org/app&tag=1.3', false],
    ['pkg:oci/app?repository_url=ghcr.io/other/app', false],
    ['pkg:oci/other', false],
    [`pkg:oci/app@${DIGEST}`, true],
    [`pkg:oci/app@sha256%3A${'a'.repeat(64)}?repository_url=ghcr.io/mirror/app`, true],
    [`pkg:oci/app@sha256:${'b'.repeat(64)}`, false],
    ['pkg:oci/app?arch=amd64', true],
    ['pkg:oci/app?arch=arm64', false],
    ['pkg:apk/alpine/openssl', true],
    ['pkg:apk/alpine/openssl@3.0.1-r0', true],
    ['pkg:apk/alpine/openssl@3.0.1-r0?arch=x86_64', true],
    ['pkg:apk/alpine/openssl@3.0.1-r0?arch=aarch64', false],
    ['pkg:apk/alpine/openssl@3.0.2-r0', false],
    ['pkg:apk/alpine/busybox', false],
    ['https://example.com/app', false],
  ])('%s', (id, expected) => {
    expect(isCleared({ '@id': id })).toBe(expected);
    expect(isCleared({ '@id': 'https://example.com/x', identifiers: { purl: id } })).toBe(expected);
  });

  test('may be a hash', () => {
    expect(isCleared({ '@id': 'x', hashes: { 'sha-256': 'a'.repeat(64) } })).toBe(true);
    expect(isCleared({ '@id': 'x', hashes: { 'sha-256': 'b'.repeat(64) } })).toBe(false);
  });

  test('with subcomponents is about those alone', () => {
    const product = (...parts: readonly string[]) => ({
      '@id': 'pkg:oci/app',
      subcomponents: parts.map((id) => ({ '@id': id })),
    });
    expect(isCleared(product('pkg:apk/alpine/openssl'))).toBe(true);
    expect(isCleared(product('pkg:npm/lodash', 'pkg:apk/alpine/openssl'))).toBe(true);
    expect(isCleared(product('pkg:npm/lodash'))).toBe(false);
    expect(isCleared(product('pkg:npm/lodash'), LODASH)).toBe(true);
    expect(
      isCleared({ '@id': 'pkg:apk/alpine/openssl', subcomponents: [{ '@id': 'pkg:apk/alpine/openssl' }] }),
    ).toBe(false);
  });
});

describe('a status', () => {
  const image = [{ '@id': 'pkg:oci/app' }];

  test.each([
    ['not_affected', 'passed'],
    ['fixed', 'passed'],
    ['affected', 'policy-failed'],
    ['under_investigation', 'policy-failed'],
  ])('%s: %s', (status, outcome) => {
    expect(judged([OPENSSL], document(statement(image, { status }))).outcome).toBe(outcome);
  });

  test('shows with its reason and its author', () => {
    const impact = { impact_statement: 'the parser is compiled out' };
    expect(judged([OPENSSL], document(statement(image, impact))).findings).toMatchObject([
      {
        gating: false,
        because:
          'not affected by a VEX document: vulnerable_code_not_in_execute_path: the parser is compiled out',
        exception: { kind: 'vex', owner: 'security@example.com', expires: undefined },
      },
    ]);
  });

  test('of a later time counts, in whatever document and order', () => {
    const old = document(statement(image));
    const later = document(statement(image, { status: 'affected', timestamp: '2026-11-02T00:00:00Z' }));
    expect(judged([OPENSSL], old, later).outcome).toBe('policy-failed');
    expect(judged([OPENSSL], later, old).outcome).toBe('policy-failed');
    const again = document(statement(image), statement(image, { status: 'affected' }));
    expect(judged([OPENSSL], again).outcome).toBe('policy-failed');
  });

  test('reaches a finding by any of its names', () => {
    const byAlias = statement(image, { vulnerability: { name: 'OTHER-1', aliases: ['ghsa-1'] } });
    expect(judged([OPENSSL], document(byAlias)).outcome).toBe('passed');
    expect(judged([LODASH], document(byAlias)).outcome).toBe('policy-failed');
  });

  test('an exception of the team stands above a document', () => {
    const given = input([scan([OPENSSL])], {
      vex: [parseVex(document(statement(image)), 'v')],
      exceptions: [entry('CVE-2026-1')],
    });
    expect(judge(given).findings).toMatchObject([{ exception: { kind: 'exception' } }]);
    const expired = [entry('CVE-2026-1', { expires: '2000-01-01' })];
    // Where the document clears it, the expired exception is only one more that can go.
    expect(judge({ ...given, exceptions: expired })).toMatchObject({
      outcome: 'passed',
      exceptions: { unused: [{}] },
    });
  });
});

describe('parseVex refuses', () => {
  const plain = statement([{ '@id': 'pkg:oci/app' }]);
  test.each<[string, string, string]>([
    ['no JSON', '{', 'is no JSON'],
    [
      'another format',
      '{"bomFormat":"CycloneDX"}',
      'has the @context nothing, not https://openvex.dev/ns/v0.2.0',
    ],
    ['version 0.0.1', document(plain).replace('/v0.2.0', ''), 'has the @context "https://openvex.dev/ns"'],
    ['no statements', document(), 'needs a list "statements" with something in it'],
    ['a statement that is none', document('x' as never), 'has in statements[0] the status nothing'],
    [
      'an unknown status',
      document({ ...plain, status: 'ok' }),
      'has in statements[0] the status "ok", not one of not_affected',
    ],
    [
      'no products',
      document({ ...plain, products: [] }),
      'needs a list "products" with something in it in statements[0]',
    ],
    ['no subcomponents', document(statement([{ subcomponents: [] }])), 'needs a list "subcomponents"'],
    [
      'no vulnerability',
      document({ ...plain, vulnerability: 'CVE-1' }),
      'needs in statements[0] a vulnerability with a name',
    ],
    [
      'no reason',
      document({ ...plain, justification: ' ' }),
      'needs in statements[0] a justification or an impact_statement',
    ],
    [
      'no time',
      document({ ...plain, timestamp: 'today' }),
      'needs a timestamp for statements[0], not "today"',
    ],
  ])('%s', (_, text, problem) => {
    const parse = () => parseVex(text, 'docs/vex.json');
    expect(parse).toThrow(UserError);
    expect(parse).toThrow(`the VEX document docs/vex.json ${problem}`);
  });
});
