/** build-push, step by step, in the order that its README describes. */
import { type ActionContext, phase, readInputs } from '@container-kit/core';
import { readLogins } from '@container-kit/login';
import type { Engine } from './build/engine.ts';
import { parseList, readBuildInputs } from './build/inputs.ts';
import type { BuiltImage } from './build-image.ts';
import { explainFailure } from './failures.ts';
import { type Inputs, inputs as inputTable } from './inputs.ts';
import type { Metadata } from './metadata/metadata.ts';
import { nameImage } from './names.ts';
import { publish } from './publish.ts';
import { decidePush } from './push-decision.ts';
import { type BuildReport, startReport } from './report.ts';

/** Runs the action. Whatever happens, the report is published. */
export async function main(context: ActionContext): Promise<void> {
  const report = startReport(new Date());
  let inputs: Inputs | undefined;
  try {
    inputs = readInputs(inputTable, context.env);
    await buildAndPush(inputs, context, report);
  } catch (error) {
    const failure = explainFailure(error, report, context);
    try {
      await publish(report, context, inputs?.summary ?? true);
    } catch (problem) {
      // Whatever it is, it must not hide why the step failed.
      context.log.warning(`The outputs of this step are incomplete: ${String(problem)}`);
    }
    throw failure;
  }
  await publish(report, context, inputs.summary);
}

async function buildAndPush(inputs: Inputs, context: ActionContext, report: BuildReport): Promise<void> {
  const { push, reason } = decidePush(inputs.push, context.github);
  if (reason !== undefined) {
    report.notPushed = reason;
    context.log.notice(`Nothing will be pushed: ${reason}`);
  }
  const severalPlatforms = parseList('platforms', inputs.platforms, 'items').length > 1;
  const names = await nameImage(inputs, context, { push, severalPlatforms });
  noteNames(report, names);
  const build = readBuildInputs(inputs, { ...names, tags: names.references });
  const steps = await import('./steps.ts');
  const { buildImage, chooseEngine, checkAccess, openRegistries, pushImage, saveLogins, verifyImage } = steps;
  const logins = await readLogins(inputs);
  // Before the build too: a mistake in the policy must not cost one.
  const gate = await steps.prepareGate(inputs, logins, context);
  const scan = gate !== undefined;
  // The registries are asked while the engine is probed: a wrong password must not cost a build.
  const probe = phase(report, 'Engine', () => chooseEngine(inputs, build, push || scan, context));
  const access = push
    ? phase(report, 'Registry access', async () => {
        const opened = await openRegistries(
          { logins, references: names.references, caCert: inputs.caCert },
          context,
        );
        await checkAccess(opened, inputs);
        return opened;
      })
    : undefined;
  await Promise.allSettled([probe, access]);
  const registries = await access;
  const engine = await probe;
  noteEngine(report, engine);
  const built = await phase(report, 'Build', () =>
    buildImage(build, { engine, logins, push, scan }, context),
  );
  noteBuild(report, built);
  if (built.plan.layout) {
    const image = await phase(report, 'Verify', () => verifyImage(built.layout, built.metadata));
    report.image = image.report;
    await gate?.judge({ image, references: names.references }, report);
    if (registries !== undefined) {
      report.outcome = 'push-failed';
      report.push = await phase(report, 'Push', () =>
        pushImage(image, registries, built.plan.pushByDigest, context),
      );
    }
  }
  // With `call: check` and its like there is nothing to push, whatever `push` says.
  report.outcome = report.push !== undefined || built.plan.buildxPushes ? 'pushed' : 'built';
  if (!inputs.logout) await saveLogins(logins, context.env);
}

function noteNames(report: BuildReport, names: Metadata): void {
  report.version = names.version;
  report.tags = names.references;
  report.labels = names.labels;
  report.annotations = names.annotations;
  report.json = names.json;
}

function noteEngine(report: BuildReport, { dockerVersion, buildxVersion, builder }: Engine): void {
  report.engine = {
    ...(dockerVersion === undefined ? {} : { docker: dockerVersion }),
    buildx: buildxVersion,
    builder: builder.name,
    driver: builder.driver,
  };
}

function noteBuild(report: BuildReport, { cache, metadata, imageid }: BuiltImage): void {
  report.cache = cache;
  report.metadata = metadata;
  report.imageId = imageid;
}
