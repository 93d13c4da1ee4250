import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { testFolder } from '@container-kit/testing/fixtures';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linkArchive, writeView } from '../../src/scan/view.ts';

const DIGEST = `sha256:${'a'.repeat(64)}` as const;
const MANIFEST = { mediaType: 'application/vnd.oci.image.manifest.v1+json', digest: DIGEST, size: 7 };

test.each([
  ['ghcr.io/org/app:1', 'ghcr.io/org/app'],
  ['alpine', 'docker.io/library/alpine'],
  ['localhost:5000/app@sha256:0', 'image'],
  ['localhost:5000/app', 'localhost:5000/app'],
  ['../../etc', 'image'],
  ['/etc/passwd', 'image'],
  [undefined, 'image'],
])('an image called %s is shown to Trivy as %s', async (name, path) => {
  const cwd = testFolder('view');
  const view = await writeView(cwd, '/layout/blobs', { manifests: [MANIFEST], name });
  expect(view.input(DIGEST)).toBe(`${path}@${DIGEST}`);
  expect(JSON.parse(readFileSync(join(cwd, path, 'index.json'), 'utf8')).manifests).toEqual([MANIFEST]);
  expect(readlinkSync(join(cwd, path, 'blobs'))).toBe('/layout/blobs');
});

test('whatever an image is called, its view stays in its folder', async () => {
  const part = fc.stringMatching(/^[a-z0-9./@:_-]{0,12}$/);
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        part,
        fc.string(),
        fc.array(part).map((parts) => parts.join('/')),
      ),
      async (name) => {
        const parent = testFolder('view');
        const cwd = join(parent, 'cwd');
        await writeView(cwd, '/layout/blobs', { manifests: [], name });
        const input = await linkArchive(join(parent, 'archive'), '/image.tar', name);
        expect(readdirSync(parent).toSorted()).toEqual(['archive', 'cwd']);
        expect(input).not.toMatch(/[@:]|^[-/]/);
      },
    ),
    { numRuns: 50 },
  );
});
