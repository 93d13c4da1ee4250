/** What the configuration of an image says about itself (OCI image-spec, "Image Configuration"). */

/** Texts come from whoever built the image, so they are hostile. */
export interface ConfigFacts {
  readonly labels: Readonly<Record<string, string>>;
  /** As it stands there. */
  readonly created: string | undefined;
}

/** Reads a configuration. What is not of the documented form is left out. */
export function readConfig(bytes: Uint8Array): ConfigFacts {
  const document = parse(bytes);
  const { created } = document;
  const labels = asObject(asObject(document.config).Labels);
  return {
    labels: Object.fromEntries(
      Object.entries(labels).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    ),
    created: typeof created === 'string' ? created : undefined,
  };
}

function parse(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  try {
    return asObject(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch {
    return {};
  }
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
