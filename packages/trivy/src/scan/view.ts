/**
 * A layout as Trivy can take it apart. Given a layout with an index in it, Trivy scans the first image and no other,
 * whatever `--platform` says; by `folder@digest` it finds what stands in `index.json` itself, and nothing below
 * (aquasecurity/trivy, pkg/fanal/image/oci.go). So the view lists every platform there.
 */
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Descriptor } from '@container-kit/registry';
import { formatRepository, parseReference } from '@container-kit/registry/reference';

/** Where Trivy is started, and how it is told of a manifest. */
export interface LayoutView {
  /** Working directory. */
  readonly cwd: string;
  /** Argument for `--input`. */
  input(digest: string): string;
}

/**
 * Writes a view of a layout into an empty folder. Its path below the folder is the image's name, for Trivy writes what it
 * was given into reports and SBOMs: `ghcr.io/org/app@sha256:...`.
 *
 * @param blobs absolute path of the layout's `blobs`
 */
export async function writeView(
  cwd: string,
  blobs: string,
  { manifests, name }: { readonly manifests: readonly Descriptor[]; readonly name: string | undefined },
): Promise<LayoutView> {
  const path = pathOf(name);
  const folder = join(cwd, path);
  await mkdir(folder, { recursive: true });
  await symlink(blobs, join(folder, 'blobs'));
  await writeFile(join(folder, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
  await writeFile(join(folder, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests }));
  return { cwd, input: (digest) => `${path}@${digest}` };
}

/**
 * Links a file so that Trivy can be told of it by the name of the image in it.
 *
 * @returns the argument for `--input`
 */
export async function linkArchive(cwd: string, archive: string, name: string | undefined): Promise<string> {
  // What stands behind a colon would be taken for a tag.
  const path = pathOf(name).replaceAll(':', '-');
  await mkdir(dirname(join(cwd, path)), { recursive: true });
  await symlink(archive, join(cwd, path));
  return path;
}

/** A repository's name is a safe relative path: it has neither `..` nor a slash in front. */
function pathOf(name: string | undefined): string {
  if (name === undefined) return 'image';
  try {
    return formatRepository(parseReference(name));
  } catch {
    return 'image';
  }
}
