/** Images as one file. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tarOf, type WrittenLayout } from '@container-kit/testing';
import { testFolder } from '@container-kit/testing/fixtures';

/** An archive as `docker buildx build --output type=oci,dest=...` writes it. @returns its path */
export function ociArchive({ folder }: WrittenLayout): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return writeArchive(
    Object.fromEntries(files.map((file) => [file.slice(folder.length + 1), readFileSync(file)])),
  );
}

/** An archive as `docker save` wrote it before Docker 25: without a layout in it. @returns its path */
export function dockerArchive({ folder, platforms }: WrittenLayout, tag: string): string {
  const read = (digest: string) => readFileSync(join(folder, 'blobs', ...digest.split(':')));
  const [image] = Object.values(platforms);
  const manifest: { config: Blob; layers: Blob[] } = JSON.parse(read(image?.digest ?? '').toString());
  const layers = manifest.layers.map(({ digest }, index) => [`${index}/layer.tar`, read(digest)] as const);
  const entry = { Config: 'config.json', RepoTags: [tag], Layers: layers.map(([path]) => path) };
  return writeArchive({
    'manifest.json': JSON.stringify([entry]),
    'config.json': read(manifest.config.digest),
    ...Object.fromEntries(layers),
  });
}

interface Blob {
  readonly digest: string;
}

function writeArchive(files: Readonly<Record<string, string | Uint8Array>>): string {
  const path = join(testFolder('archive'), 'image.tar');
  writeFileSync(path, tarOf(files));
  return path;
}
