/**
 * Which builder builds.
 *
 * An engine with the containerd image store exports OCI layouts itself, and then nothing has to be pulled and
 * booted. A builder that the job already has is used. Only when neither is there, or the inputs ask for it, is a
 * builder created, and removed at the end.
 */
import { UserError } from '@container-kit/core';
import { type BuilderSettings, createBuilder, newBuilderName } from './builder.ts';
import { hasBuilderInstances } from './docker-home.ts';
import { type DockerInfo, MINIMUM_BUILDX, readDockerInfo } from './docker-info.ts';
import { type BuilderInspection, inspectBuilder } from './inspect.ts';
import { missingPlatforms } from './platforms.ts';
import type { Environment, Runner } from './ports.ts';
import { versionAtLeast } from './version.ts';

/** The engine and builder of a run. */
export interface Engine {
  /** Version of the daemon; absent when only a remote builder answers. */
  readonly dockerVersion?: string;
  readonly buildxVersion: string;
  /** Image store of the local daemon. */
  readonly store: 'containerd' | 'classic' | 'unknown';
  readonly builder: {
    readonly name: string;
    readonly driver: string;
    /** Whether this run made it. */
    readonly created: boolean;
    /** Whether buildx has to be told; otherwise it is the one that buildx takes by itself. */
    readonly selected: boolean;
  };
  /** Platforms that the builder can run, as far as the probe had to know; empty when it had not. */
  readonly platforms: readonly string[];
  readonly canExportOci: boolean;
  /** Removes what the probe made; resolves to a warning if that fails. It may be called at any time, also twice. */
  readonly cleanup: () => Promise<string | undefined>;
}

/** What the inputs and the machine say about the builder. */
export interface EngineOptions extends BuilderSettings {
  /** Name of an existing builder; empty for none. */
  readonly builder: string;
  readonly driver: 'auto' | 'docker' | 'docker-container' | 'kubernetes' | 'remote';
  /** Remove a builder made here at the end. */
  readonly cleanupBuilder: boolean;
  /** Whether the run needs an OCI layout, see `needsLayout`. */
  readonly layout: boolean;
  /** Requested platforms; when there are any, the probe also finds out what the builder can run. */
  readonly platforms: readonly string[];
  /** Platform of this machine, see `nativePlatform`. */
  readonly native: string;
  readonly env: Environment;
  /** Private folder for what a builder needs. */
  readonly directory: string;
  readonly workspace: string;
  readonly signal?: AbortSignal;
  /** Told before a builder is created and booted, which takes a while. */
  readonly onCreate?: (name: string, driver: string) => void;
}

const NOTHING_TO_REMOVE = (): Promise<undefined> => Promise.resolve(undefined);

/**
 * Finds or makes the builder. Costs one docker process where the engine itself builds for its own platform, two
 * at the same time where a builder or platforms are named, one more to boot a builder.
 *
 * @throws {UserError} without docker, buildx, a daemon, permission, or the named builder; each says what to do.
 */
export async function probeEngine(runner: Runner, options: EngineOptions): Promise<Engine> {
  const inspect = await mustInspect(options);
  const [info, inspection] = await Promise.all([
    readDockerInfo(runner, options.env, options.signal),
    inspect
      ? inspectBuilder(runner, { ...signalled(options), name: options.builder, env: options.env })
      : undefined,
  ]);
  assertBuildxVersion(info.buildxVersion);
  if (inspection !== undefined && usesExisting(options, inspection)) {
    return existingEngine(runner, options, info, inspection);
  }
  if (inspect && inspection === undefined) assertNotExpected(options);
  const driver = chooseDriver(options, info);
  return driver === 'docker'
    ? dockerEngine(options, info, inspection)
    : createdEngine(runner, options, info, driver);
}

/** A name that leads nowhere is an error, unless the inputs describe the builder to make. */
function assertNotExpected(options: EngineOptions): void {
  const name = options.builder || options.env.BUILDX_BUILDER;
  if (options.driver === 'auto' && !hasSettings(options) && name) throw builderNotFound(name);
}

function signalled(options: EngineOptions): { readonly signal?: AbortSignal } {
  return options.signal === undefined ? {} : { signal: options.signal };
}

async function mustInspect(options: EngineOptions): Promise<boolean> {
  if (options.builder !== '') return true;
  // The engine runs its own platform for certain; asking costs a docker process.
  const foreign = missingPlatforms(options.platforms, [options.native]).length > 0;
  if (options.driver !== 'auto') return options.driver === 'docker' && foreign;
  return foreign || Boolean(options.env.BUILDX_BUILDER) || hasBuilderInstances(options.env);
}

/** A named builder always; the current one if it is more than the engine, and the inputs don't ask for another. */
function usesExisting(options: EngineOptions, inspection: BuilderInspection): boolean {
  if (options.builder !== '') return true;
  const isEngine = inspection.driver === 'docker' || inspection.driver === '';
  return options.driver === 'auto' && !isEngine && !hasSettings(options);
}

function hasSettings(options: EngineOptions): boolean {
  const texts = [
    options.endpoint,
    options.buildkitdFlags,
    options.buildkitdConfig,
    options.buildkitdConfigInline,
  ];
  return options.driverOptions.length > 0 || texts.some((text) => text !== '');
}

function chooseDriver(options: EngineOptions, info: DockerInfo): Exclude<EngineOptions['driver'], 'auto'> {
  if (options.driver !== 'auto') return options.driver;
  if (hasSettings(options)) return 'docker-container';
  return options.layout && info.daemon?.store === 'classic' ? 'docker-container' : 'docker';
}

async function existingEngine(
  runner: Runner,
  options: EngineOptions,
  info: DockerInfo,
  found: BuilderInspection,
): Promise<Engine> {
  if (found.driver === '' && info.daemonError !== undefined) throw info.daemonError;
  const inspection = isRunning(found) ? found : await bootExisting(runner, options, found.name);
  const error = inspection.error ?? inspection.nodes.find((node) => node.error !== undefined)?.error;
  if (error !== undefined) {
    throw new UserError(`builder "${inspection.name}" does not answer: ${error}`, {
      fix: `check it with "docker buildx inspect --bootstrap ${inspection.name}"`,
    });
  }
  return {
    ...baseEngine(info),
    builder: {
      name: inspection.name,
      driver: inspection.driver,
      created: false,
      selected: options.builder !== '',
    },
    platforms: platformsOf(inspection),
    canExportOci: inspection.nodes.every((node) => node.features.get('OCI exporter') !== false),
    cleanup: NOTHING_TO_REMOVE,
  };
}

/** `docker buildx build` would boot it as well, but without a word of why that failed. */
async function bootExisting(
  runner: Runner,
  options: EngineOptions,
  name: string,
): Promise<BuilderInspection> {
  const booted = await inspectBuilder(runner, {
    ...signalled(options),
    name,
    env: options.env,
    bootstrap: true,
  });
  if (booted === undefined) throw builderNotFound(name);
  return booted;
}

function isRunning(inspection: BuilderInspection): boolean {
  return inspection.nodes.length > 0 && inspection.nodes.every((node) => node.status === 'running');
}

function dockerEngine(
  options: EngineOptions,
  info: DockerInfo,
  inspection: BuilderInspection | undefined,
): Engine {
  if (info.daemon === undefined) throw info.daemonError;
  return {
    ...baseEngine(info),
    // The builder of a context has the context's name.
    builder: { name: info.context, driver: 'docker', created: false, selected: options.driver === 'docker' },
    platforms: inspection?.driver === 'docker' ? platformsOf(inspection) : [info.daemon.platform],
    canExportOci: info.daemon.store === 'containerd',
    cleanup: NOTHING_TO_REMOVE,
  };
}

async function createdEngine(
  runner: Runner,
  options: EngineOptions,
  info: DockerInfo,
  driver: string,
): Promise<Engine> {
  if (driver === 'docker-container' && options.endpoint === '' && info.daemonError !== undefined)
    throw info.daemonError;
  const name = options.builder || newBuilderName();
  options.onCreate?.(name, driver);
  const remove = await createBuilder(runner, { ...options, name, driver, settings: options });
  const created = {
    ...baseEngine(info),
    builder: { name, driver, created: true, selected: true },
    platforms: [],
    canExportOci: true,
    cleanup: options.cleanupBuilder ? once(remove) : NOTHING_TO_REMOVE,
  };
  if (options.platforms.length === 0) return created;
  const inspection = await inspectBuilder(runner, { ...signalled(options), name, env: options.env });
  return { ...created, platforms: inspection === undefined ? [] : platformsOf(inspection) };
}

function baseEngine(info: DockerInfo): Pick<Engine, 'buildxVersion' | 'dockerVersion' | 'store'> {
  return {
    buildxVersion: info.buildxVersion,
    store: info.daemon?.store ?? 'unknown',
    ...(info.daemon === undefined ? {} : { dockerVersion: info.daemon.version }),
  };
}

function platformsOf(inspection: BuilderInspection): readonly string[] {
  return [...new Set(inspection.nodes.flatMap((node) => node.platforms))];
}

function once<T>(action: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => {
    result ??= action();
    return result;
  };
}

function assertBuildxVersion(version: string): void {
  if (versionAtLeast(version, MINIMUM_BUILDX)) return;
  throw new UserError(
    `buildx ${version} is too old: OCI layouts, annotations and several outputs need ${MINIMUM_BUILDX}`,
    {
      fix: `update buildx on the runner to ${MINIMUM_BUILDX} or newer`,
    },
  );
}

function builderNotFound(name: string): UserError {
  return new UserError(`there is no builder "${name}"`, {
    fix: 'list the builders with "docker buildx ls"; a builder made by docker/setup-buildx-action exists only in its own job',
  });
}
