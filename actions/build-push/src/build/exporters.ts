/**
 * Which exporters a build gets. What is scanned and pushed is an OCI layout on disk (`type=oci,tar=false`), so the
 * `type=image` and `type=registry` outputs of a workflow that pushes become attributes of that layout; all
 * other outputs reach buildx as they are written.
 */
import { UserError } from '@container-kit/core';
import {
  type Attributes,
  attribute,
  formatAttributes,
  parseAttributes,
  parseGoBoolean,
} from './attributes.ts';
import type { Engine } from './engine.ts';
import type { BuildInputs } from './inputs.ts';

/** What to do with the result of a build. */
export interface ExporterPlan {
  /** Values of `--output`. */
  readonly outputs: readonly string[];
  /** Whether the build writes our OCI layout. */
  readonly layout: boolean;
  /** Whether buildx can write an image ID: not for files, and not for `call`. */
  readonly imageId: boolean;
  /** Whether the image gets provenance that nobody asked for: all exporters can take it. */
  readonly defaultProvenance: boolean;
  /** Whether an output makes buildx itself push, before any scan. */
  readonly buildxPushes: boolean;
  /** `push-by-digest=true`: push manifests, but no tags. */
  readonly pushByDigest: boolean;
  /** Image names given by `name=` of an output that became part of the layout. */
  readonly names: readonly string[];
}

/** Facts that the plan depends on besides the inputs. */
export interface ExporterFacts {
  readonly push: boolean;
  /** Whether the image is scanned before anything is pushed; default: no. */
  readonly scan?: boolean;
  readonly canExportOci: boolean;
  /** Image store of the engine that `load` fills. Default: one that takes no attestations. */
  readonly store?: Engine['store'];
  /** Absolute path of the folder for the layout. */
  readonly layout: string;
}

/** Attributes of the image exporter that say where the image goes; the push step answers for those. */
const DESTINATION_ATTRIBUTES = new Set([
  'type',
  'name',
  'name-canonical',
  'push',
  'push-by-digest',
  'store',
  'unpack',
  'dangling-name-prefix',
  'registry.insecure',
]);

/**
 * Whether this run asks for what an engine with the classic image store cannot do: layouts and other archives,
 * several platforms, attestations, cache export. Decided before a builder is chosen.
 *
 * @param layout whether the layout is pushed or scanned
 */
export function exceedsClassicStore(inputs: BuildInputs, layout: boolean): boolean {
  if (isEvaluation(inputs.call)) return false;
  const asked = [inputs.sbom, inputs.provenance].some(
    (value) => value !== '' && parseGoBoolean(value) !== false,
  );
  return (
    needsLayout(inputs, layout) ||
    inputs.platforms.length > 1 ||
    asked ||
    inputs.attests.length > 0 ||
    inputs.cacheTo.some((entry) => !isType(parseAttributes(entry), 'inline')) ||
    inputs.outputs.some((output) => isArchive(parseOutput(output)))
  );
}

/** Whether this run cannot do without our OCI layout: it pushes or scans it, or nothing else was asked for. */
export function needsLayout(
  inputs: Pick<BuildInputs, 'call' | 'load' | 'outputs'>,
  layout: boolean,
): boolean {
  return !isEvaluation(inputs.call) && (layout || (!inputs.load && inputs.outputs.length === 0));
}

/**
 * Plans the exporters.
 *
 * @throws {UserError} when a layout is needed and the builder cannot export one, or when an output would push unscanned.
 */
export function planExporters(inputs: BuildInputs, facts: ExporterFacts): ExporterPlan {
  const entries = inputs.outputs.map((text) => ({ text, attributes: parseOutput(text) }));
  if (isEvaluation(inputs.call)) return evaluationPlan(inputs.outputs);
  const folded = facts.push ? entries.filter(({ attributes }) => isImage(attributes)) : [];
  const kept = entries.filter((entry) => !folded.includes(entry));
  const attributes = folded.flatMap((entry) => entry.attributes);
  const scan = facts.scan ?? false;
  const layout =
    needsLayout(inputs, facts.push || scan) || (inputs.load && facts.canExportOci && kept.length === 0);
  if (layout && !facts.canExportOci) throw cannotExport();
  const buildxPushes = pushesItself(kept, facts);
  const loads = inputs.load && !kept.some((entry) => loadsIntoEngine(entry.attributes));
  const docker = loads || kept.some((entry) => isType(entry.attributes, 'docker'));
  return {
    outputs: [
      ...(loads ? [loadOutput(facts)] : []),
      ...kept.map(({ text }) => text),
      // Last, because buildx writes the digest of the last exporter into index.json of the layout and into its
      // metadata, and exporters that differ in attestations or media types differ in their digests.
      ...(layout ? [layoutOutput(facts.layout, attributes)] : []),
    ],
    layout,
    imageId: !kept.some((entry) => isType(entry.attributes, 'local', 'tar')),
    defaultProvenance: !docker || (layout && loads && facts.store === 'containerd'),
    buildxPushes,
    pushByDigest: isTrue(attributes, 'push-by-digest'),
    names: attributes.flatMap(([key, value]) =>
      key === 'name' && value !== undefined ? value.split(',') : [],
    ),
  };
}

/** `call: check` and its like read the Dockerfile and make no image. */
export function isEvaluation(call: string): boolean {
  return call !== '' && attribute(parseCall(call), 'method') !== 'build';
}

function parseCall(call: string): Attributes {
  return parseAttributes(call).map(([key, value]) => (value === undefined ? ['method', key] : [key, value]));
}

function evaluationPlan(outputs: readonly string[]): ExporterPlan {
  return {
    outputs,
    layout: false,
    imageId: false,
    defaultProvenance: false,
    buildxPushes: false,
    pushByDigest: false,
    names: [],
  };
}

/** With OCI media types, as the layout has them, the loaded image has the digest of the pushed one. */
function loadOutput({ store }: ExporterFacts): string {
  return store === 'containerd' ? 'type=docker,oci-mediatypes=true' : 'type=docker';
}

function layoutOutput(folder: string, attributes: Attributes): string {
  const own = [
    ['type', 'oci'],
    ['tar', 'false'],
    ['dest', folder],
  ] as const;
  return formatAttributes([...own, ...attributes.filter(([key]) => !DESTINATION_ATTRIBUTES.has(key))]);
}

/** A bare path means `type=local`, and `-` a tar archive on standard output (buildx util/buildflags/export.go). */
function parseOutput(text: string): Attributes {
  const attributes = parseAttributes(text);
  const bare = attributes.length === 1 && attributes[0]?.[1] === undefined;
  return bare ? [['type', text === '-' ? 'tar' : 'local']] : attributes;
}

function isType(attributes: Attributes, ...types: readonly string[]): boolean {
  return types.includes(attribute(attributes, 'type') ?? '');
}

function isImage(attributes: Attributes): boolean {
  return isType(attributes, 'image', 'registry');
}

function pushes(attributes: Attributes): boolean {
  return isType(attributes, 'registry') || (isType(attributes, 'image') && isTrue(attributes, 'push'));
}

function isArchive(attributes: Attributes): boolean {
  return isType(attributes, 'oci') || (isType(attributes, 'docker') && !loadsIntoEngine(attributes));
}

function loadsIntoEngine(attributes: Attributes): boolean {
  return isType(attributes, 'docker') && attribute(attributes, 'dest') === undefined;
}

function isTrue(attributes: Attributes, key: string): boolean {
  return parseGoBoolean(attribute(attributes, key)) === true;
}

function pushesItself(
  outputs: readonly { readonly attributes: Attributes }[],
  { scan = false }: ExporterFacts,
): boolean {
  const buildxPushes = outputs.some(({ attributes }) => pushes(attributes));
  if (!scan || !buildxPushes) return buildxPushes;
  throw new UserError('"scan" is on, and an output of "outputs" would push the image before the scan', {
    fix: 'set "push: true" in place of that output',
  });
}

function cannotExport(): UserError {
  return new UserError(
    'the builder cannot export an OCI layout: its Docker engine keeps images in the classic store',
    {
      fix: 'set input "driver" to "docker-container", name another builder, or switch the engine to the containerd image store',
    },
  );
}
