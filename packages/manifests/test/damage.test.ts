import { describe, expect, test } from 'vitest';
import { updateManifest } from '../src/index.ts';
import { DIGEST, promotion } from './support.ts';

/**
 * What other tools do to files when they write back what they parsed. Each case is a file after the reports in
 * reference/promote.md §1, "YAML damage"; `IMAGE` stands where the image does. The numbers are the issues.
 */
const DAMAGE: readonly (readonly [what: string, file: string])[] = [
  [
    'comments between keys and at the end (kustomize#4481)',
    '# top\na: 1 # one\n\n# before\nimage: IMAGE\n# last\n# words',
  ],
  [
    'a comment above a list item (kustomize#2310)',
    'c:\n  # the app\n  - image: IMAGE\n    # its name\n    name: x\n',
  ],
  ['lists that are not indented (argocd-image-updater#884)', 'a:\n- b\n-   c\nspec:\n- image: IMAGE\n'],
  ['lists that are indented', 'a:\n    - b\n    -   c\nspec:\n    - image: IMAGE\n'],
  ['the order of keys (kustomize#291)', 'z: 1\nimage: IMAGE\nb: 2\na: 3\n'],
  ['blank lines (yq#515)', '\n\na: 1\n\n\n\nimage: IMAGE\n\n\nb: 2\n\n\n'],
  ['comments in a column (yq#465)', 'a: 1           # a\nimage: IMAGE   # b\nlonger: 3      # c\n'],
  ['quotes that nothing needs (kustomize#5158)', 'a: "x"\nb: \'y\'\nimage: IMAGE\n"c": z\n'],
  ['quotes that all depends on', 'a: "1.20"\nb: \'on\'\nimage: IMAGE\nc: "0777"\n'],
  [
    'numbers as they are written (argocd-image-updater#744)',
    'a: 1.10\nb: 0x1F\nc: 1e3\nd: 010\nimage: IMAGE\n',
  ],
  [
    'long lines (argocd-image-updater#1489)',
    `a: ${'word '.repeat(60)}end\nimage: IMAGE\nb: "${'x '.repeat(90)}"\n`,
  ],
  [
    'block scalars with trailing blanks',
    'a: |\n  one  \n\n  two\t\nimage: IMAGE\nb: |2-\n    three\nc: >+\n  four\n\n',
  ],
  ['scripts with tabs and Windows ends', 'a: |\r\n  if x; then\r\n  \ty\r\n  fi\r\nimage: IMAGE\r\n'],
  ['anchors and merges (yq#1248)', 'a: &a {b: 1}\nc:\n  <<: *a\n  image: IMAGE\nd: *a\n'],
  ['flow collections and their blanks', 'a: {b: 1,c: [ 2,3 , 4 ]}\nimage:   IMAGE\nd: [ ]\n'],
  ['null in its forms', 'a:\nb: ~\nc: null\nd: ""\nimage: IMAGE\ne:\n'],
  ['document marks and directives (yq#2055)', '%YAML 1.2\n---  # first\nimage: IMAGE\n...\n---\na: 1\n---\n'],
  ['no line break at the end', 'a: 1\nimage: IMAGE'],
  ['many line breaks at the end', 'image: IMAGE\n\n\n'],
  ['a byte order mark', '\uFEFFimage: IMAGE\n'],
  ['text beyond the basic plane (image-automation-controller#68)', 'a: "🚢 é \\u00e9"\nimage: IMAGE\n# 🚢\n'],
  ['setter comments', 'image: IMAGE # {"$imagepolicy": "flux-system:app"}\n'],
  ['timestamps and base 60', 'a: 2026-11-25\nb: 12:30:45\nimage: IMAGE\nc: 2026-11-25T00:00:00Z\n'],
  ['tags', 'a: !!binary aGk=\nb: !custom {c: !x y}\nimage: IMAGE\n'],
  ['blanks at ends of lines', 'a: 1  \nimage: IMAGE  \nb:   \n  - c\t\n'],
];

describe('what stays as it is', () => {
  test.each(DAMAGE)('%s', (_, file) => {
    const text = file.replace('IMAGE', 'ghcr.io/org/app:1.19');
    const result = updateManifest({ path: 'x.yaml', text }, promotion());
    expect(result.text).toBe(file.replace('IMAGE', `ghcr.io/org/app:1.20@${DIGEST}`));
    expect(result.changes).toHaveLength(1);
  });
});
