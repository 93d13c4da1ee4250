/** The `--attest` arguments of a build, by the rules of docker/build-push-action. */
import {
  type Attributes,
  attribute,
  formatAttributes,
  parseAttributes,
  parseGoBoolean,
} from './attributes.ts';
import type { BuildInputs } from './inputs.ts';

/** Facts that decide about provenance. */
export interface AttestationFacts {
  /** A private repository's provenance says only the minimum, and stays out of files. */
  readonly privateRepository: boolean;
  /** URL of the attempt of this workflow run; the `builder-id` of SLSA provenance. */
  readonly runUrl: string;
  /** Environment variable BUILDX_NO_DEFAULT_ATTESTATIONS. */
  readonly noDefault: boolean;
  /** Whether builder and exporters take provenance that nobody asked for. */
  readonly supported: boolean;
  /** Whether our OCI layout is written. */
  readonly layout: boolean;
}

/** Values of `--attest`. The inputs `provenance` and `sbom` win over entries of `attests` of their type. */
export function attestations(
  inputs: Pick<BuildInputs, 'attests' | 'provenance' | 'sbom'>,
  facts: AttestationFacts,
): readonly string[] {
  const listed = inputs.attests.map((text) => ({ text, type: attribute(parseAttributes(text), 'type') }));
  const provenance =
    inputs.provenance === ''
      ? defaultProvenance(
          facts,
          listed.some(({ type }) => type === 'provenance'),
        )
      : provenanceAttributes(inputs.provenance, facts.runUrl);
  const sbom = inputs.sbom === '' ? undefined : `type=sbom,${inputs.sbom}`;
  const others = listed
    .filter(
      ({ type }) =>
        !(type === 'provenance' && inputs.provenance !== '') && !(type === 'sbom' && sbom !== undefined),
    )
    .map(({ text, type }) => (type === 'provenance' ? withBuilderId(text, facts.runUrl) : text));
  return [provenance, sbom, ...others]
    .filter((entry) => entry !== undefined)
    .map((entry) => normalise(entry, facts.layout));
}

function defaultProvenance(facts: AttestationFacts, listed: boolean): string | undefined {
  if (listed || facts.noDefault || !facts.supported) return undefined;
  const mode = facts.privateRepository ? 'mode=min,inline-only=true' : 'mode=max';
  return withBuilderId(`type=provenance,${mode}`, facts.runUrl);
}

function provenanceAttributes(input: string, runUrl: string): string {
  // `true` alone asks for BuildKit's defaults; booleans in core.getBooleanInput's spelling.
  if (/^(true|True|TRUE)$/.test(input)) return withBuilderId('type=provenance', runUrl);
  if (/^(false|False|FALSE)$/.test(input)) return 'type=provenance,disabled=true';
  return withBuilderId(`type=provenance,${input}`, runUrl);
}

function withBuilderId(entry: string, runUrl: string): string {
  const attributes = parseAttributes(entry);
  if (attribute(attributes, 'builder-id') !== undefined) return entry;
  return formatAttributes([...attributes, ['builder-id', runUrl]]);
}

/**
 * buildx wants `disabled=`; a bare boolean is the shorthand that only its `--sbom` and `--provenance` know.
 *
 * `inline-only` keeps provenance out of everything but images in a registry or engine. BuildKit counts a layout
 * among the files, yet ours is what gets pushed, so there it must not keep the provenance out.
 */
function normalise(entry: string, layout: boolean): string {
  const attributes: Attributes = parseAttributes(entry);
  const flags = attributes.map(([key, value]): Attributes[number] => {
    const flag = value === undefined ? parseGoBoolean(key) : undefined;
    return flag === undefined ? [key, value] : ['disabled', String(!flag)];
  });
  return formatAttributes(layout ? flags.filter(([key]) => key !== 'inline-only') : flags);
}
