/**
 * BuildKit's provenance of mode `max`, with the parts by which a layer is traced to a line of the Dockerfile
 * (docs.docker.com, "Provenance attestations"; the shape was taken down from what Docker 28.5 writes).
 */
import type { LayerContent } from './image.ts';

/** What the provenance says. */
export interface ProvenanceOptions {
  /** Version of the SLSA predicate: BuildKit writes `v0.2` by default. */
  readonly version?: 'v0.2' | 'v1';
  /** Name of the Dockerfile, as `--file` has it; `Dockerfile` by default. */
  readonly filename?: string;
  /** How many of the layers come from the image in `FROM`, whose line is 1; none by default. */
  readonly baseLayers?: number;
  /** The image in `FROM`. */
  readonly base?: { readonly name: string; readonly digest: string };
}

interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
}

interface Step {
  readonly line: number;
  /** How many of the layers are there after it. */
  readonly depth: number;
}

/** The in-toto statement about an image with these layers. */
export function provenanceOf(
  platform: string,
  contents: readonly LayerContent[],
  layers: readonly Descriptor[],
  options: ProvenanceOptions,
): object {
  const { version = 'v0.2', filename = 'Dockerfile', baseLayers = 0 } = options;
  const steps: Step[] = baseLayers > 0 ? [{ line: 1, depth: baseLayers }] : [];
  contents.forEach(({ line }, index) => {
    if (index >= baseLayers) steps.push({ line: line ?? index + 1, depth: index + 1 });
  });
  const metadata = { source: sources(steps, filename), layers: layerChains(steps, layers) };
  const predicate =
    version === 'v1'
      ? predicateV1(platform, filename, materials(options), metadata)
      : predicateV02(platform, filename, materials(options), metadata);
  return {
    _type: 'https://in-toto.io/Statement/v0.1',
    predicateType: `https://slsa.dev/provenance/${version}`,
    subject: [],
    predicate,
  };
}

/** Every second step is one of the build's own, without a line: a context, for instance. */
function stepName(index: number): string {
  return `step${2 * index}`;
}

function sources(steps: readonly Step[], filename: string): object {
  const located = steps.flatMap(({ line }, index) => [
    [stepName(index), { locations: [{ ranges: [{ start: { line }, end: { line } }] }] }],
    [`step${2 * index + 1}`, {}],
  ]);
  const lines = steps.map(({ line }) => `line ${line}`).join('\n');
  const data = Buffer.from(lines).toString('base64');
  return { locations: Object.fromEntries(located), infos: [{ filename, language: 'Dockerfile', data }] };
}

/** The result of each step: all layers up to it. */
function layerChains(steps: readonly Step[], layers: readonly Descriptor[]): object {
  const chains = steps.map(({ depth }, index) => [`${stepName(index)}:0`, [layers.slice(0, depth)]]);
  return Object.fromEntries(chains);
}

function materials({ base }: ProvenanceOptions): readonly object[] {
  if (base === undefined) return [];
  const [algorithm = '', hex = ''] = base.digest.split(':');
  return [{ uri: `pkg:docker/${base.name}`, digest: { [algorithm]: hex } }];
}

function predicateV02(
  platform: string,
  entryPoint: string,
  dependencies: readonly object[],
  metadata: object,
): object {
  return {
    builder: { id: '' },
    buildType: 'https://mobyproject.org/buildkit@v1',
    materials: dependencies,
    invocation: {
      configSource: { entryPoint },
      parameters: { frontend: 'dockerfile.v0', locals: [{ name: 'context' }, { name: 'dockerfile' }] },
      environment: { platform },
    },
    metadata: {
      buildStartedOn: '2026-01-01T00:00:00Z',
      buildFinishedOn: '2026-01-01T00:00:01Z',
      completeness: { parameters: true, environment: true, materials: false },
      reproducible: false,
      'https://mobyproject.org/buildkit@v1#metadata': metadata,
    },
  };
}

function predicateV1(
  builderPlatform: string,
  path: string,
  resolvedDependencies: readonly object[],
  metadata: object,
): object {
  return {
    buildDefinition: {
      buildType: 'https://github.com/moby/buildkit/blob/master/docs/attestations/slsa-definitions.md',
      resolvedDependencies,
      externalParameters: {
        configSource: { path },
        request: { frontend: 'dockerfile.v0', locals: [{ name: 'context' }, { name: 'dockerfile' }] },
      },
      internalParameters: { builderPlatform },
    },
    runDetails: {
      builder: { id: '' },
      metadata: {
        startedOn: '2026-01-01T00:00:00Z',
        finishedOn: '2026-01-01T00:00:01Z',
        buildkit_metadata: metadata,
      },
    },
  };
}
