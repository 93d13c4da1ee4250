/** The argument vector of `docker buildx build`. */
import { UserError } from '@container-kit/core';
import { type AttestationFacts, attestations } from './attestations.ts';
import type { Engine } from './engine.ts';
import type { ExporterPlan } from './exporters.ts';
import { resolveContext } from './git-context.ts';
import type { BuildInputs } from './inputs.ts';
import { versionAtLeast } from './version.ts';

/** What the arguments depend on besides the inputs. */
export interface BuildFacts {
  readonly engine: Pick<Engine, 'buildxVersion' | 'canExportOci'> & {
    readonly builder: Pick<Engine['builder'], 'name' | 'selected'>;
  };
  readonly exporters: ExporterPlan;
  /** Where buildx writes the metadata of the build. */
  readonly metadataFile: string;
  /** Where buildx writes the image ID. */
  readonly imageIdFile: string;
  /** Value of {@link defaultGitContext}. */
  readonly defaultContext: string;
  /** Values of `--secret`, from {@link prepareSecrets}. */
  readonly secrets: readonly string[];
  readonly attestations: Omit<AttestationFacts, 'supported' | 'layout'>;
}

/** First buildx with `--call`. */
const CALL_SINCE = '0.15.0';

/**
 * Arguments behind `docker`, `buildx build` included. The order is that of docker/build-push-action; the context
 * stands behind `--`, so that it can't be taken for a flag.
 *
 * @throws {UserError} when `call` is used and buildx is too old for it.
 */
export function buildArguments(inputs: BuildInputs, facts: BuildFacts): readonly string[] {
  assertCallSupported(inputs.call, facts.engine.buildxVersion);
  const context = resolveContext(inputs.context, facts.defaultContext);
  return [
    'buildx',
    'build',
    '--progress=plain',
    ...each('--add-host', inputs.addHosts),
    ...each('--allow', inputs.allow),
    ...each('--annotation', inputs.annotations),
    ...each('--build-arg', inputs.buildArgs),
    ...each(
      '--build-context',
      inputs.buildContexts.map((entry) => resolveContext(entry, facts.defaultContext)),
    ),
    ...each('--cache-from', inputs.cacheFrom),
    ...each('--cache-to', inputs.cacheTo),
    ...one('--call', inputs.call),
    ...one('--cgroup-parent', inputs.cgroupParent),
    ...one('--file', inputs.file),
    ...one('--iidfile', facts.exporters.imageId ? facts.imageIdFile : ''),
    ...each('--label', inputs.labels),
    ...each('--no-cache-filter', inputs.noCacheFilters),
    ...each('--output', facts.exporters.outputs),
    ...one('--platform', inputs.platforms.join(',')),
    ...each('--attest', attestations(inputs, attestationFacts(facts))),
    ...each('--secret', facts.secrets),
    ...one('--shm-size', inputs.shmSize),
    ...each('--ssh', inputs.ssh),
    ...each('--tag', inputs.tags),
    ...one('--target', inputs.target),
    ...each('--ulimit', inputs.ulimit),
    ...one('--builder', facts.engine.builder.selected ? facts.engine.builder.name : ''),
    ...one('--metadata-file', facts.metadataFile),
    ...one('--network', inputs.network),
    ...(inputs.noCache ? ['--no-cache'] : []),
    ...(inputs.pull ? ['--pull'] : []),
    '--',
    context,
  ];
}

function attestationFacts(facts: BuildFacts): AttestationFacts {
  return {
    ...facts.attestations,
    supported: facts.engine.canExportOci && facts.exporters.defaultProvenance,
    layout: facts.exporters.layout,
  };
}

function assertCallSupported(call: string, buildxVersion: string): void {
  if (call === '' || versionAtLeast(buildxVersion, CALL_SINCE)) return;
  throw new UserError(`input "call" needs buildx ${CALL_SINCE} or newer, and this is ${buildxVersion}`, {
    fix: 'update buildx on the runner',
  });
}

function each(flag: string, values: readonly string[]): readonly string[] {
  return values.flatMap((value) => [flag, value]);
}

function one(flag: string, value: string): readonly string[] {
  return value === '' ? [] : [flag, value];
}
