import { describe, expect, test } from 'vitest';
import { updateManifest } from '../src/index.ts';
import { APP, DIGEST, OTHER_DIGEST, promotion } from './support.ts';

const HEX = DIGEST.slice('sha256:'.length);

function update(text: string, wanted = promotion()): string {
  return updateManifest({ path: 'values.yaml', text }, wanted).text;
}

describe('Helm values', () => {
  test.each([
    ['image: ghcr.io/org/app:1\n', `image: ghcr.io/org/app:1.20@${DIGEST}\n`],
    [
      'image:\n  repository: ghcr.io/org/app\n  # the version\n  tag: "1.19"  # keep\n',
      `image:\n  repository: ghcr.io/org/app\n  # the version\n  tag: "1.20@${DIGEST}"  # keep\n`,
    ],
    [
      'web:\n  image:\n    registry: ghcr.io\n    repository: org/app\n    tag: v1\n    digest: ""\n',
      `web:\n  image:\n    registry: ghcr.io\n    repository: org/app\n    tag: "1.20"\n    digest: "${DIGEST}"\n`,
    ],
    [
      `image: {repository: ghcr.io/org/app, tag: 1.19, digest: ${OTHER_DIGEST}}\n`,
      `image: {repository: ghcr.io/org/app, tag: "1.20", digest: ${DIGEST}}\n`,
    ],
    [
      'image:\n  repository: ghcr.io/org/app\n  tag:\n  sha: abc\n',
      `image:\n  repository: ghcr.io/org/app\n  tag: "1.20"\n  sha: ${HEX}\n`,
    ],
    [
      'image:\n  repository: ghcr.io/org/app\n  tag:   # the chart knows\n',
      `image:\n  repository: ghcr.io/org/app\n  tag: 1.20@${DIGEST}   # the chart knows\n`,
    ],
    [
      `image:\n  repository: ghcr.io/org/app\n  digest: ${OTHER_DIGEST}\n`,
      `image:\n  repository: ghcr.io/org/app\n  digest: ${DIGEST}\n`,
    ],
    [
      'image:\r\n  repository: "ghcr.io/org/app"  # no tag\r\n  pullPolicy: Always\r\n',
      `image:\r\n  repository: "ghcr.io/org/app"  # no tag\r\n  tag: 1.20@${DIGEST}\r\n  pullPolicy: Always\r\n`,
    ],
    ['image: ghcr.io/org/app\nimageTag: v1', `image: ghcr.io/org/app\nimageTag: 1.20@${DIGEST}`],
    ['image: ghcr.io/org/app\ntag: v1', `image: ghcr.io/org/app\ntag: 1.20@${DIGEST}`],
    [
      'images:\n- name: ghcr.io/org/app\n  tag: v1',
      `images:\n- name: ghcr.io/org/app\n  tag: 1.20@${DIGEST}`,
    ],
    [
      'sidecar: {repository: ghcr.io/org/app, tag: v1}',
      `sidecar: {repository: ghcr.io/org/app, tag: 1.20@${DIGEST}}`,
    ],
    ['image:\n  name: ghcr.io/org/app:1\n', `image:\n  name: ghcr.io/org/app:1.20@${DIGEST}\n`],
    ['image: {repository: ghcr.io/org/app}', `image: {repository: ghcr.io/org/app, tag: 1.20@${DIGEST}}`],
    [
      '{"image":{"repository":"ghcr.io/org/app"}}',
      `{"image":{"repository":"ghcr.io/org/app", "tag": "1.20@${DIGEST}"}}`,
    ],
  ])('%j', (text, expected) => {
    expect(update(text)).toBe(expected);
    expect(update(expected)).toBe(expected);
  });

  test.each([
    'repository: org/app\nref: main\n',
    'source:\n  repository: ghcr.io/org/app\n  path: charts\n',
    'image:\n  name: ghcr.io/org/app\n',
    'image:\n  repository: ghcr.io/org/other\n  tag: v1\n',
    'metadata:\n  name: ghcr.io/org/app\n  tag: v1\n',
  ])('%j names no such image', (text) => {
    expect(update(text)).toBe(text);
  });

  test('another repository goes where registry and name stand', () => {
    const wanted = promotion(APP, 'staging.example/app');
    expect(update('image: {registry: staging.example, repository: app, tag: v1, digest: x}', wanted)).toBe(
      `image: {registry: ghcr.io, repository: org/app, tag: "1.20", digest: ${DIGEST}}`,
    );
    expect(update('image: {registry: "", repository: staging.example/app, tag: "v1"}', wanted)).toBe(
      `image: {registry: "", repository: ghcr.io/org/app, tag: "1.20@${DIGEST}"}`,
    );
  });

  test.each([
    '1.20',
    '1e3',
    '0x1f',
    '12:30'.replace(':', '_'),
    '2026-11-25',
    'on',
    'null',
    '0777',
    '1_000',
    '.5',
  ])('the tag %s is text for every reader', (tag) => {
    const text = `image: {repository: ghcr.io/org/app, tag: v1, digest: ${DIGEST}}`;
    expect(update(text, promotion({ ...APP, tag }))).toContain(`tag: "${tag}",`);
  });

  test('a number that looks right is quoted, as Helm reads 1.2', () => {
    const text = `image: {repository: ghcr.io/org/app, tag: 1.20, digest: ${DIGEST}}`;
    expect(update(text)).toContain('tag: "1.20"');
  });

  test('a sha512 digest has no place in a key for sha256 digits', () => {
    const reference = { ...APP, digest: `sha512:${'a'.repeat(128)}` } as const;
    const text = 'image:\n  repository: ghcr.io/org/app\n  tag: v1\n  sha: ""\n';
    expect(() => update(text, promotion(reference))).toThrow(
      'values.yaml:2:3: image.sha takes the digits of a sha256',
    );
  });
});

describe('values that are shared by aliases', () => {
  const shared = (digest: string) =>
    `v: &v "1"\napp:\n  image: {repository: ghcr.io/org/app, tag: *v${digest}}\nlabels: {version: *v}\n`;

  test('a tag stays a tag, so that labels can follow it', () => {
    expect(update(shared(', digest: ""'))).toContain('v: &v "1.20"');
  });

  test('a tag that would take a digest into a label is refused', () => {
    expect(() => update(shared(''))).toThrow(
      /^values\.yaml:1:7: app\.image\.tag cannot change: an alias uses it outside/,
    );
  });

  test('a tag of two images is refused, one of two places of the same image is not', () => {
    const two = (name: string) =>
      `a: {image: {repository: ghcr.io/org/app, tag: &v "1"}}\nb: {image: {repository: ${name}, tag: *v}}\n`;
    expect(() => update(two('ghcr.io/org/other'))).toThrow('it also belongs to another image, at b.image');
    expect(update(two('ghcr.io/org/app'))).toContain(`tag: &v "1.20@${DIGEST}"`);
  });

  test('a tag that two places need differently is refused', () => {
    const text =
      'a: {image: {repository: ghcr.io/org/app, tag: &v "1"}}\nb: {image: {repository: ghcr.io/org/app, tag: *v, digest: ""}}\n';
    expect(() => update(text)).toThrow(`a.image.tag needs 1.20@${DIGEST} there`);
  });

  test('a map behind an alias is edited once', () => {
    const text = 'x: &i {repository: ghcr.io/org/app, tag: v1}\na: {image: *i}\nb: {image: *i}\n';
    expect(update(text)).toBe(text.replace('v1', `1.20@${DIGEST}`));
  });

  test('a name that is merged in belongs to the map with the tag', () => {
    const merge = (keys: string) =>
      `d: &d {registry: ghcr.io}\ne: &e {repository: org/app}\nimage:\n${keys}  tag: v1\n`;
    for (const text of ['  <<: [*d, *e]\n', '  <<: *d\n  <<: *e\n'].map(merge)) {
      expect(update(text)).toBe(text.replace('v1', `1.20@${DIGEST}`));
    }
  });
});
