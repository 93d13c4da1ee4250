/** Takes the inputs about the builder to the probe. */
import { type ActionContext, run } from '@container-kit/core';
import { type Engine, probeEngine } from './build/engine.ts';
import { exceedsClassicStore } from './build/exporters.ts';
import { type BuildInputs, parseDriverOptions } from './build/inputs.ts';
import { missingPlatforms, nativePlatform } from './build/platforms.ts';
import type { Inputs } from './inputs.ts';

/**
 * Finds the builder, or makes one that goes with the step.
 *
 * @throws {UserError} when there is no usable engine or builder.
 */
export async function chooseEngine(
  inputs: Inputs,
  build: BuildInputs,
  layout: boolean,
  { env, signal, temp, github, log, onExit }: ActionContext,
): Promise<Engine> {
  const engine = await probeEngine(run, {
    builder: inputs.builder,
    driver: inputs.driver,
    endpoint: inputs.endpoint,
    driverOptions: parseDriverOptions(inputs.driverOpts),
    buildkitdFlags: inputs.buildkitdFlags,
    buildkitdConfig: inputs.buildkitdConfig,
    buildkitdConfigInline: inputs.buildkitdConfigInline,
    keepState: inputs.keepState,
    cleanupBuilder: inputs.cleanup,
    layout: exceedsClassicStore(build, layout),
    platforms: build.platforms,
    native: nativePlatform(),
    env,
    directory: temp.create('builder'),
    workspace: github.workspace,
    signal,
    onCreate: (name, driver) => log.info(`Booting the ${driver} builder ${name}`),
  });
  onExit(async () => {
    const problem = await engine.cleanup();
    if (problem !== undefined) log.warning(problem);
  });
  const { name, driver } = engine.builder;
  log.info(`Builder ${name} (${driver}), buildx ${engine.buildxVersion}`);
  const missing = missingPlatforms(build.platforms, engine.platforms);
  // Not an error: stages that only copy, or that cross-compile, need no emulation.
  if (missing.length > 0) {
    log.notice(
      `The builder can't run ${missing.join(', ')}; RUN steps for it need emulation (QEMU, binfmt) or another builder`,
    );
  }
  return engine;
}
