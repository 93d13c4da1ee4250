/**
 * Runs one phase of an action: sets up its files and environment, starts its script, obeys its output, reads
 * its files.
 * Source: actions/runner 2.336, Runner.Worker/ActionRunner.cs and StepsRunner.cs.
 */
import { existsSync } from 'node:fs';
import { CommandManager } from './command-manager.ts';
import { runnerContext, stepEnvironment } from './environment.ts';
import { resolveInputs } from './inputs.ts';
import type { JobContext } from './job-context.ts';
import type { ActionManifest, Phase } from './manifest.ts';
import type { NamesWithoutCase } from './names.ts';
import { nodeBinary } from './node-binary.ts';
import { type LogLine, StepContext } from './step-context.ts';
import { createStepFiles, processStepFiles } from './step-files.ts';
import { type ProcessOutcome, type RunnerTimes, runProcess } from './step-process.ts';
import type { StepResult } from './step-result.ts';
import { findSurvivors, type TrackedProcess } from './tracked-processes.ts';

/** One phase of one action. */
export interface PhaseRequest {
  readonly manifest: ActionManifest;
  readonly phase: Phase;
  /** The step's `with:`. */
  readonly with: Readonly<Record<string, string>>;
  /** The step's `env:`. */
  readonly env: Readonly<Record<string, string>>;
  /** Variables of the machine that the step may see. */
  readonly machine: Readonly<Record<string, string>>;
  /** State of earlier phases; added to. */
  readonly state: NamesWithoutCase;
  /** `GITHUB_ACTION`. */
  readonly id: string;
  /** `owner/repository[/path]@ref`, as in `uses:`. */
  readonly uses: string;
  readonly signal: AbortSignal;
  readonly times: RunnerTimes;
  /** Called for each line of the log as it is written. */
  readonly onLine?: (line: LogLine) => void;
}

/**
 * Runs it.
 *
 * @throws {Error} when the action has no script for the phase, or the script is missing: a fault of the
 *   action's folder, not something that the script did
 */
export async function runPhase(job: JobContext, request: PhaseRequest): Promise<StepResult> {
  const script = scriptOf(request.manifest, request.phase);
  const started = performance.now();
  const step = new StepContext(job, request.state, request.onLine);
  const files = createStepFiles(step);
  const inputs = readInputs(step, request);
  writeHeader(step, request, inputs);
  const headerLength = step.log.length;
  const env = stepEnvironment(job, {
    machine: request.machine,
    workflow: request.env,
    inputs,
    state: request.state,
    step: { ...files, ...stepVariables(job, request) },
  });
  const rawLog: string[] = [];
  const outcome = await runScript(step, request, script, env, rawLog);
  processStepFiles(step, files);
  const survivors = await findSurvivors(job.trackingId);
  noteLeftovers(step, outcome, survivors);
  return toResult(step, request.phase, {
    outcome,
    survivors,
    rawLog,
    headerLength,
    durationMs: performance.now() - started,
  });
}

function scriptOf(manifest: ActionManifest, phase: Phase): string {
  const script = manifest.scripts[phase];
  if (script === undefined) throw new Error(`${manifest.folder}/action.yml: there is no runs.${phase}`);
  if (!existsSync(script)) {
    throw new Error(`${manifest.folder}/action.yml: runs.${phase} names ${script}, which does not exist`);
  }
  return script;
}

function readInputs(step: StepContext, request: PhaseRequest): ReadonlyMap<string, string> {
  const { github, folders } = step.job;
  const inputs = resolveInputs(request.manifest, request.with, {
    github: { ...github.values, token: github.token, workspace: folders.workspace },
    runner: runnerContext(step.job),
  });
  for (const warning of inputs.warnings) {
    step.violate(warning);
    step.annotate('warning', warning);
  }
  return inputs.values;
}

function stepVariables(job: JobContext, request: PhaseRequest): Record<string, string> {
  const [path = '', ref = ''] = request.uses.split('@');
  return {
    GITHUB_WORKSPACE: job.folders.workspace,
    GITHUB_EVENT_PATH: job.eventPath,
    GITHUB_ACTION: request.id,
    GITHUB_ACTION_REPOSITORY: path.split('/').slice(0, 2).join('/'),
    GITHUB_ACTION_REF: ref,
  };
}

function writeHeader(step: StepContext, request: PhaseRequest, inputs: ReadonlyMap<string, string>): void {
  if (request.phase === 'post') {
    step.write('Post job cleanup.');
    return;
  }
  const given = [...inputs].filter(([, value]) => value !== '');
  const env = Object.entries({ ...Object.fromEntries(step.job.environment), ...request.env });
  step.write(`##[group]Run ${request.uses}`);
  if (inputs.size > 0) step.write('with:');
  for (const [name, value] of given) step.write(`  ${name}: ${value}`);
  if (env.length > 0) step.write('env:');
  for (const [name, value] of env) step.write(`  ${name}: ${value}`);
  step.write('##[endgroup]');
}

function runScript(
  step: StepContext,
  request: PhaseRequest,
  script: string,
  env: Record<string, string>,
  rawLog: string[],
): Promise<ProcessOutcome> {
  const commands = new CommandManager(step);
  return runProcess({
    node: nodeBinary(),
    script,
    cwd: step.job.folders.workspace,
    env,
    temp: step.job.folders.root,
    signal: request.signal,
    times: request.times,
    onLine: (line) => {
      rawLog.push(line);
      commands.line(line);
    },
  });
}

function noteLeftovers(
  step: StepContext,
  outcome: ProcessOutcome,
  survivors: readonly TrackedProcess[],
): void {
  if (outcome.outputLeftOpen) step.violate('a child held stdout or stderr open after the action had ended');
  if (outcome.cancelledBy === 'SIGTERM') step.violate('SIGINT did not end the action in time');
  if (outcome.cancelledBy === 'SIGKILL') step.violate('neither SIGINT nor SIGTERM ended the action in time');
  for (const { pid, command } of survivors) step.violate(`process ${pid} left running: ${command}`);
  if (outcome.cancelledBy !== undefined) step.annotate('error', 'The operation was canceled.');
}

interface Ending {
  readonly outcome: ProcessOutcome;
  readonly survivors: readonly TrackedProcess[];
  readonly rawLog: readonly string[];
  /** Lines of the log that the runner wrote before the action began. */
  readonly headerLength: number;
  readonly durationMs: number;
}

function toResult(step: StepContext, phase: Phase, ending: Ending): StepResult {
  const { outcome, survivors } = ending;
  const passed = outcome.exitCode === 0 && !step.failed;
  const { job } = step;
  const log = step.log.map((line) => line.text);
  return {
    phase,
    exitCode: outcome.exitCode,
    conclusion: outcome.cancelledBy !== undefined ? 'cancelled' : passed ? 'success' : 'failure',
    outputs: Object.fromEntries(step.outputs),
    state: Object.fromEntries(step.state),
    env: Object.fromEntries(job.environment),
    path: [...job.prependPath],
    summary: step.summary,
    annotations: step.annotations,
    log: toText(log),
    body: toText(log.slice(ending.headerLength)),
    logLines: step.log,
    rawLog: toText(ending.rawLog),
    masks: job.masker.secrets,
    artifacts: [...job.artifacts.values()],
    durationMs: ending.durationMs,
    violations: step.violations,
    cancelledBy: outcome.cancelledBy,
    survivors,
    folders: job.folders,
  };
}

function toText(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}
