import type { ResolvedContext } from './context.ts';

/**
 * The pre-defined annotation keys of the OCI image-spec ("Pre-Defined Annotation Keys") that the context
 * answers. What is not known is left out; docker/metadata-action writes an empty value.
 *
 * @param version tag of the image, empty when it has none
 */
export function ociKeyValues(
  context: ResolvedContext,
  version: string,
  created: Date,
): ReadonlyMap<string, string> {
  const { name, url, description, license } = context.repository;
  const values = {
    created: created.toISOString(),
    description,
    licenses: license,
    revision: context.sha,
    source: url,
    title: name,
    url,
    version,
  };
  return new Map(
    Object.entries(values).flatMap(([key, value]) =>
      value ? [[`org.opencontainers.image.${key}`, value] as const] : [],
    ),
  );
}
