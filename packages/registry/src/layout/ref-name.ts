import type { Descriptor } from '../manifest.ts';

/** Annotation that names an entry of `index.json` (OCI image-spec, "Image Layout", "index.json file"). */
export const REF_NAME = 'org.opencontainers.image.ref.name';

/** The tag of an entry of `index.json`. */
export function refName(entry: Descriptor): string | undefined {
  return entry.annotations?.[REF_NAME];
}
