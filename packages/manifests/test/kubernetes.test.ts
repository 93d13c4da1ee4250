import { describe, expect, test } from 'vitest';
import { updateManifest } from '../src/index.ts';
import { APP, changedLines, DIGEST, OTHER_DIGEST, promotion, values } from './support.ts';

const WANTED = `ghcr.io/org/app:1.20@${DIGEST}`;

function update(text: string, update = promotion()) {
  return updateManifest({ path: 'deploy.yaml', text }, update);
}

const BUNDLE = `# Everything of the shop.
apiVersion: apps/v1
kind: Deployment
metadata: {name: shop}
spec:
  template:
    spec:
      initContainers:
        - name: migrate
          image: 'ghcr.io/org/app:1.19'   # same image, other command
      containers:
      - name: app
        image:   "ghcr.io/org/app:1.19"


      - image: ghcr.io/org/app-exporter:1.19
        name: exporter
      ephemeralContainers:
      - {name: debug, image: ghcr.io/org/app}
---
apiVersion: batch/v1
kind: CronJob
spec:
  jobTemplate:
    spec:
      template:
        spec:
          containers:
            - image: ghcr.io/org/app@${OTHER_DIGEST}
---
apiVersion: v1
kind: List
items:
  - apiVersion: argoproj.io/v1alpha1
    kind: Rollout
    spec: {template: {spec: {containers: [{image: ghcr.io/org/app:old}], volumes: [{image: {reference: "ghcr.io/org/app:1"}}]}}}
...
`;

describe('Kubernetes manifests', () => {
  test('every image field is found, in every kind of object, and nothing else moves', () => {
    const result = update(BUNDLE);
    expect(changedLines(BUNDLE, result.text)).toEqual([
      `          image: 'ghcr.io/org/app:1.19'   # same image, other command =>           image: '${WANTED}'   # same image, other command`,
      `        image:   "ghcr.io/org/app:1.19" =>         image:   "${WANTED}"`,
      `      - {name: debug, image: ghcr.io/org/app} =>       - {name: debug, image: ${WANTED}}`,
      `            - image: ghcr.io/org/app@${OTHER_DIGEST} =>             - image: ${WANTED}`,
      `    spec: {template: {spec: {containers: [{image: ghcr.io/org/app:old}], volumes: [{image: {reference: "ghcr.io/org/app:1"}}]}}} =>     spec: {template: {spec: {containers: [{image: ${WANTED}}], volumes: [{image: {reference: "${WANTED}"}}]}}}`,
    ]);
    expect(result.matches).toBe(6);
    expect(result.changes).toHaveLength(6);
    expect(result.images).toContain('ghcr.io/org/app-exporter');
  });

  test('a change says where it is, what it was and what it is', () => {
    const [first] = update(BUNDLE).changes;
    expect(first).toEqual({
      line: 10,
      column: 18,
      path: 'spec.template.spec.initContainers[0].image',
      before: 'ghcr.io/org/app:1.19',
      after: WANTED,
      kind: 'kubernetes',
    });
  });

  test('twice is once', () => {
    const once = update(BUNDLE);
    expect(update(once.text)).toEqual({ ...once, changes: [] });
  });

  test.each([
    ['nginx', 'nginx:1.20'],
    ['docker.io/library/nginx:1', 'docker.io/library/nginx:1.20'],
    ['library/nginx', 'library/nginx:1.20'],
    ['index.docker.io/library/nginx:1', 'index.docker.io/library/nginx:1.20'],
  ])('the name %s keeps its spelling', (before, after) => {
    const reference = { ...APP, registry: 'docker.io', repository: 'library/nginx' };
    expect(update(`image: ${before}\n`, promotion(reference)).text).toBe(`image: ${after}@${DIGEST}\n`);
  });

  test('another repository replaces the name', () => {
    const result = update('image: staging.example:5000/app:1\n', promotion(APP, 'staging.example:5000/app'));
    expect(result.text).toBe(`image: ${WANTED}\n`);
  });

  test.each([
    ['image: >-\n  ghcr.io/org/app:1\n', `image: >-\n  ${WANTED}\n`],
    ['image: |\r\n   ghcr.io/org/app:1\r\n\r\nb: 1', `image: |\r\n   ${WANTED}\r\n\r\nb: 1`],
    ['image:\n  ghcr.io/org/app:1', `image:\n  ${WANTED}`],
    ['image: !!str &a ghcr.io/org/app:1 # x\nb: *a', `image: !!str &a ${WANTED} # x\nb: *a`],
    ['\uFEFFimage: ghcr.io/org/app:1\r\n', `\uFEFFimage: ${WANTED}\r\n`],
    ['{"image":"ghcr.io/org/app:1","a":[1,2]}', `{"image":"${WANTED}","a":[1,2]}`],
    ['image: "ghcr.io/\\x6frg/app:1"', `image: "${WANTED}"`],
    ['a:\n\tb: 1', undefined],
    ['? image\n: ghcr.io/org/app:1\n', `? image\n: ${WANTED}\n`],
    ['%YAML 1.1\n---\nimage: ghcr.io/org/app:1\n...\n', `%YAML 1.1\n---\nimage: ${WANTED}\n...\n`],
  ])('form %j', (text, expected) => {
    if (expected === undefined) expect(() => update(text)).toThrow('this is no YAML');
    else expect(update(text).text).toBe(expected);
  });

  test('a host in brackets gets the quotes that YAML needs', () => {
    const reference = { ...APP, registry: '[::1]:5000' };
    const { text } = update('image: ghcr.io/org/app\n', promotion(reference, 'ghcr.io/org/app'));
    expect(text).toBe(`image: "[::1]:5000/org/app:1.20@${DIGEST}"\n`);
  });

  test('an image behind an alias is edited once, at its anchor', () => {
    const text = 'x: &img ghcr.io/org/app:1\na: {image: *img}\nb: {image: *img}\n';
    const result = update(text);
    expect(result.text).toBe(`x: &img ${WANTED}\na: {image: *img}\nb: {image: *img}\n`);
    expect(result.changes).toMatchObject([{ line: 1, column: 9 }]);
    expect(result.matches).toBe(2);
  });

  test('an image that is merged into a map is edited where it stands', () => {
    const text = 'base: &base\n  image: ghcr.io/org/app:1\na:\n  <<: *base\n  name: x\n';
    expect(changedLines(text, update(text).text)).toEqual([
      `  image: ghcr.io/org/app:1 =>   image: ${WANTED}`,
    ]);
  });

  test.each([
    'pilgrimage: ghcr.io/org/app:1',
    'imagePullPolicy: ghcr.io/org/app',
    'value: ghcr.io/org/app:1',
  ])('%s is no image field', (text) => {
    expect(update(`${text}\n`)).toMatchObject({ matches: 0, changes: [], text: `${text}\n` });
  });

  test.each(['sidecarImage', 'base_image', 'init-image'])('%s is an image field', (key) => {
    expect(values(update(`${key}: ghcr.io/org/app:1\n`).text)).toEqual([{ [key]: WANTED }]);
  });

  test('an image that is looked for under another name leaves its new namesakes alone', () => {
    const text = 'a: {image: staging.example/app:1}\nb: {image: ghcr.io/org/app:old}\n';
    const result = update(text, promotion(APP, 'staging.example/app'));
    expect(changedLines(text, result.text)).toEqual([
      `a: {image: staging.example/app:1} => a: {image: ${WANTED}}`,
    ]);
  });

  test('the objects of image automation name images without running them', () => {
    const text =
      'apiVersion: image.toolkit.fluxcd.io/v1\nkind: ImageRepository\nspec:\n  image: ghcr.io/org/app\n';
    expect(update(text)).toMatchObject({ matches: 0, text });
  });

  test('an empty file, a scalar and a list name no image', () => {
    for (const text of ['', '\n', '# nothing\n', '---\n---\n', 'image', '- image', 'image:', 'image: [a]']) {
      expect(update(text)).toMatchObject({ text, matches: 0, images: [] });
    }
  });
});
