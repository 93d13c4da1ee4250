import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findImageReferences } from '../src/index.ts';
import { DIGEST, OTHER_DIGEST } from './support.ts';

const HEX = DIGEST.slice('sha256:'.length);

/** `line reference`, with `?` before what leaves its version open. */
function find(text: string, path = 'deploy/app.yaml'): readonly string[] {
  return findImageReferences(text, path).map(
    ({ reference, line, settled }) => `${line} ${settled ? '' : '?'}${reference}`,
  );
}

describe('Kubernetes', () => {
  const POD = `kind: Pod
apiVersion: v1
spec:
  initContainers: [{image: "ghcr.io/org/init:1"}]
  containers:
    - image: 'ghcr.io/org/app:1.19'  # not ghcr.io/org/app:1.18
    - {name: proxy, image: nginx}
  ephemeralContainers:
    - image: >-
        ghcr.io/org/debug@${DIGEST}
  volumes:
    - image: {reference: ghcr.io/org/data:v1@${DIGEST}}
---
apiVersion: batch/v1
kind: CronJob
spec: {jobTemplate: {spec: {template: {spec: {containers: [{image: ghcr.io/org/job:2}]}}}}}
---
apiVersion: v1
kind: List
items:
  - {apiVersion: argoproj.io/v1alpha1, kind: Rollout, spec: {containers: [{image: ghcr.io/org/app:1.19}]}}
`;

  test('images of containers of all sorts, of several documents and of lists are found, with their lines', () => {
    expect(find(POD)).toEqual([
      '4 ghcr.io/org/init:1',
      '6 ghcr.io/org/app:1.19',
      '7 nginx',
      `9 ghcr.io/org/debug@${DIGEST}`,
      `12 ghcr.io/org/data:v1@${DIGEST}`,
      '16 ghcr.io/org/job:2',
      '21 ghcr.io/org/app:1.19',
    ]);
  });

  test('the repository is the same for every spelling of a name', () => {
    const text = 'a: {image: nginx}\nb: {image: index.docker.io/library/nginx:1}\n';
    expect(findImageReferences(text, 'x.yaml').map(({ repository }) => repository)).toEqual([
      'docker.io/library/nginx',
      'docker.io/library/nginx',
    ]);
  });

  test('images that are named in other values are found too', () => {
    const text = `env:
  - {name: RELATED_IMAGE_SIDECAR, value: ghcr.io/org/sidecar:3}
args: ["--image=ghcr.io/org/arg:1", --also, "a,ghcr.io:443/org/list@${DIGEST};b"]
url: oci://ghcr.io/org/chart:1.0.0
data:
  pod.yaml: |
    # a manifest of its own
    image: "ghcr.io/org/inner:1"
  escaped: "x\\nghcr.io\\x2Forg/written:1"
spec: {source: {kustomize: {images: ["app=org/argo:2"]}}}
`;
    expect(find(text)).toEqual([
      '2 ghcr.io/org/sidecar:3',
      '3 ghcr.io/org/arg:1',
      `3 ghcr.io:443/org/list@${DIGEST}`,
      '4 ghcr.io/org/chart:1.0.0',
      '8 ghcr.io/org/inner:1',
      '9 ghcr.io/org/written:1',
      '10 org/argo:2',
    ]);
  });

  test('words that are no path with a version are not taken for images', () => {
    expect(
      find('a: http://x.example/y\nb: 12:30\nc: 10.0.0.1:80\nd: org/app\ne: "/bin/sh:x"\nf: a:b@c\n'),
    ).toEqual([]);
    expect(find('ghcr.io/org/key:1: x\n')).toEqual([]);
  });
});

describe('kustomizations', () => {
  test('what runs is the new name with the new tag and the digest', () => {
    const text = `images:
  - {name: app, newName: ghcr.io/org/app, newTag: 1.20}
  - name: ghcr.io/org/web
    newTag: v1
    digest: ${DIGEST}
  - name: ghcr.io/org/db
    digest: ${DIGEST}
  - {name: ghcr.io/org/old, newName: "", newTag: "2"}
`;
    expect(find(text, 'overlay/kustomization.yaml')).toEqual([
      '2 ghcr.io/org/app:1.20',
      `3 ghcr.io/org/web:v1@${DIGEST}`,
      `6 ghcr.io/org/db@${DIGEST}`,
      '8 ghcr.io/org/old:2',
    ]);
  });

  test('without a version it is that of the base, whatever that is', () => {
    expect(find('images: [{name: app, newName: ghcr.io/org/app}]\n', 'kustomization.yaml')).toEqual([
      '1 ?ghcr.io/org/app',
    ]);
  });
});

describe('Helm values', () => {
  test.each([
    ['image: {repository: ghcr.io/org/app, tag: v1}', ['1 ghcr.io/org/app:v1']],
    [
      `image: {registry: ghcr.io, repository: org/app, tag: v1, digest: ${DIGEST}}`,
      [`1 ghcr.io/org/app:v1@${DIGEST}`],
    ],
    [`image: {repository: ghcr.io/org/app, digest: ${DIGEST}}`, [`1 ghcr.io/org/app@${DIGEST}`]],
    [`image: {repository: ghcr.io/org/app, tag: "", sha: ${HEX}}`, [`1 ghcr.io/org/app@${DIGEST}`]],
    [`image: {repository: ghcr.io/org/app, tag: "v1@${DIGEST}"}`, [`1 ghcr.io/org/app:v1@${DIGEST}`]],
    ['image: ghcr.io/org/app\nimageTag: v1', ['1 ghcr.io/org/app:v1']],
    ['web:\n  image:\n    tag: v1\n    repository: ghcr.io/org/app', ['4 ghcr.io/org/app:v1']],
    ['image: ghcr.io/org/app:v1', ['1 ghcr.io/org/app:v1']],
  ])('%j', (text, expected) => {
    expect(find(text, 'values.yaml')).toEqual(expected);
  });

  test('a tag that Helm takes for a number is named both ways', () => {
    expect(find('image: {repository: ghcr.io/org/app, tag: 1.20}')).toEqual([
      '1 ghcr.io/org/app:1.20',
      '1 ghcr.io/org/app:1.2',
    ]);
    expect(find('image: {repository: ghcr.io/org/app, tag: "1.20"}')).toEqual(['1 ghcr.io/org/app:1.20']);
  });

  test.each([
    ['image: {repository: ghcr.io/org/app}'],
    ['image: {repository: ghcr.io/org/app, tag: ""}'],
    ['image: {repository: ghcr.io/org/app, tag:}'],
    ['image: {registry: ghcr.io, repository: org/app, tag: null, digest: ""}'],
    ['image: ghcr.io/org/app'],
  ])('%j leaves the version to the chart', (text) => {
    expect(find(text, 'values.yaml')).toEqual(['1 ?ghcr.io/org/app']);
  });

  test('a chart without an image name deploys nothing of ours', () => {
    expect(find('image: {repository: "", tag: v1}')).toEqual([]);
  });
});

describe('Compose', () => {
  test('images of services are found, with their variables', () => {
    const text = `x-base: &base {image: "ghcr.io/org/base:1"}
services:
  web: {<<: *base}
  app: {image: "ghcr.io/org/app:\${TAG:-1}"}
  any: {image: "\${REGISTRY}/org/app:1"}
  plain: {image: ghcr.io/org/plain}
`;
    expect(findImageReferences(text, 'compose.yaml')).toEqual([
      { reference: 'ghcr.io/org/base:1', line: 1, repository: 'ghcr.io/org/base', settled: true },
      { reference: 'ghcr.io/org/app:${TAG:-1}', line: 4, repository: 'ghcr.io/org/app', settled: false },
      { reference: '${REGISTRY}/org/app:1', line: 5, repository: undefined, settled: false },
      { reference: 'ghcr.io/org/plain', line: 6, repository: 'ghcr.io/org/plain', settled: true },
    ]);
  });
});

describe('what cannot be read', () => {
  test.each([
    ['a: [', /^deploy\/app\.yaml:\d+:\d+: this is no YAML/],
    ['{{ if .x }}\nimage: a:1\n{{ end }}', /^deploy\/app\.yaml:1:1: this is a template/],
    ['image: {{ .Values.image }}', /^deploy\/app\.yaml:1:8: this is a template/],
    ['image: a:1\nimage: b:1\n', /^deploy\/app\.yaml:2:1: the key "image" stands twice/],
    ['['.repeat(1000), /^deploy\/app\.yaml:\d+:\d+: .*stand in each other/],
  ])('%j is an error that names the file', (text, message) => {
    expect(() => find(text)).toThrow(message);
  });

  test('hostile values take no quadratic time', () => {
    const escaped = `a: "${'\\x61/b:1 '.repeat(30_000)}"\n`;
    expect(find(escaped)).toEqual(['1 a/b:1']);
    expect(find(`a: "/${'a::'.repeat(100_000)}"\n`)).toEqual([]);
    expect(find(`a: "x/${':'.repeat(300_000)}"\n`)).toEqual([]);
  });
});

describe('for any image and any place', () => {
  const name = fc.constantFrom(
    'ghcr.io/org/app',
    'localhost:5000/a',
    'registry.example:443/x/y-z',
    'org/app',
  );
  const version = fc.constantFrom(':1', ':v1.2-rc_3', `@${DIGEST}`, `:1@${OTHER_DIGEST}`);
  const place = fc.constantFrom(
    (image: string) => `spec: {containers: [{image: ${image}}]}`,
    (image: string) => `spec:\n  containers:\n  - image: "${image}" # note`,
    (image: string) => `a:\n  - b: 'x --image=${image} y'`,
    (image: string) => `image: |\n  ${image}\n`,
    (image: string) => `services:\n  web:\n    image: ${image}\n`,
    (image: string) =>
      `images:\n- name: x\n  newName: ${image.split(/(?<=\/[^:@]*)[:@]/)[0]}\nother: ${image}`,
  );
  const eol = fc.constantFrom('\n', '\r\n');

  test('it is found', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(name, version, place), { minLength: 1, maxLength: 5 }),
        eol,
        (images, eol) => {
          const text = images.map(([name, version, place]) => place(`${name}${version}`)).join('\n---\n');
          const found = findImageReferences(text.replaceAll('\n', eol), 'kustomization.yaml');
          const settled = found.filter((each) => each.settled).map(({ reference }) => reference);
          expect(settled).toEqual(images.map(([name, version]) => `${name}${version}`));
        },
      ),
    );
  });
});
