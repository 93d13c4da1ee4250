import { describe, expect, test } from 'vitest';
import { updateManifest } from '../src/index.ts';
import { APP, DIGEST, OTHER_DIGEST, promotion } from './support.ts';

const HEADER = 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nimages:\n';

function update(entry: string, wanted = promotion(), path = 'overlay/kustomization.yaml'): string {
  return updateManifest({ path, text: `${HEADER}${entry}` }, wanted).text.slice(HEADER.length);
}

describe('kustomizations', () => {
  test.each([
    [
      `- name: ghcr.io/org/app\n  newTag: v1 # now\n  digest: ${OTHER_DIGEST}\n`,
      `- name: ghcr.io/org/app\n  newTag: "1.20" # now\n  digest: ${DIGEST}\n`,
    ],
    [
      '  - name: ghcr.io/org/app # base\n    newTag: "v1" # now\n  - name: other\n',
      `  - name: ghcr.io/org/app # base\n    newTag: "1.20" # now\n    digest: ${DIGEST}\n  - name: other\n`,
    ],
    [
      `- digest: ${OTHER_DIGEST}\n  name: ghcr.io/org/app`,
      `- digest: ${DIGEST}\n  name: ghcr.io/org/app\n  newTag: "1.20"`,
    ],
    ['- name: ghcr.io/org/app', `- name: ghcr.io/org/app\n  newTag: "1.20"\n  digest: ${DIGEST}`],
    [
      '- name: ghcr.io/org/app\r\n  newTag:\r\nresources: []\r\n',
      `- name: ghcr.io/org/app\r\n  newTag: "1.20"\r\n  digest: ${DIGEST}\r\nresources: []\r\n`,
    ],
    ['- name: ghcr.io/org/app\n  newTag:', `- name: ghcr.io/org/app\n  newTag: "1.20"\n  digest: ${DIGEST}`],
    [
      '- {name: ghcr.io/org/app, newTag: v1}\n',
      `- {name: ghcr.io/org/app, newTag: "1.20", digest: ${DIGEST}}\n`,
    ],
    [
      '  [{\n    "name": "ghcr.io/org/app",\n    "newTag": "v1"\n  }]',
      `  [{\n    "name": "ghcr.io/org/app",\n    "newTag": "1.20",\n    "digest": "${DIGEST}"\n  }]`,
    ],
    [
      '- name: app\n  newName: ghcr.io/org/app\n  newTag: v1\n',
      `- name: app\n  newName: ghcr.io/org/app\n  newTag: "1.20"\n  digest: ${DIGEST}\n`,
    ],
    [
      '- name: ghcr.io/org/app\n  newTag: >-\n    v1\n',
      `- name: ghcr.io/org/app\n  newTag: >-\n    1.20\n  digest: ${DIGEST}\n`,
    ],
  ])('%j', (entry, expected) => {
    expect(update(entry)).toBe(expected);
    expect(update(expected)).toBe(expected);
  });

  test('found by the name of the base, the entry is pointed to the promoted image', () => {
    const wanted = promotion(APP, 'app');
    const expected = `- name: app\n  newName: ghcr.io/org/app\n  newTag: "1.20"\n  digest: ${DIGEST}\n`;
    expect(update('- name: app\n', wanted)).toBe(expected);
    expect(update('- name: app\n  newName: staging.example/app\n', wanted)).toBe(expected);
    expect(update('- name: app\n  newTag: v1\n', wanted)).toBe(
      `- name: app\n  newName: ghcr.io/org/app\n  newTag: "1.20"\n  digest: ${DIGEST}\n`,
    );
  });

  test('the kind of a document comes from its content or the name of its file', () => {
    const file = (path: string, text: string) => updateManifest({ path, text }, promotion()).changes;
    const images = 'images:\n- name: ghcr.io/org/app\n  newTag: v1\n';
    expect(file('a/kustomization.yml', images)).toMatchObject([{ kind: 'kustomization' }, { before: null }]);
    expect(file('values.yaml', images)).toEqual([]);
    const flux = `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nspec:\n  ${images.replaceAll('\n', '\n  ')}`;
    expect(file('flux.yaml', flux)).toMatchObject([
      { path: 'spec.images[0].newTag' },
      { path: 'spec.images[0].digest' },
    ]);
  });

  test('an added key is reported without a value before', () => {
    const text = `${HEADER}- name: ghcr.io/org/app\n  newTag: "1.20"\n`;
    expect(updateManifest({ path: 'k.yaml', text }, promotion()).changes).toEqual([
      { line: 6, column: 1, path: 'images[0].digest', before: null, after: DIGEST, kind: 'kustomization' },
    ]);
  });
});
