/**
 * The environment of a step.
 * Source: actions/runner 2.336, ActionRunner.cs, Handler.cs, NodeScriptActionHandler.cs and ProcessInvoker.cs.
 */
import { dirname } from 'node:path';
import { inputVariable } from './inputs.ts';
import type { JobContext } from './job-context.ts';

/** What differs from step to step. */
export interface StepVariables {
  /** Variables of the machine that the caller lets through. */
  readonly machine: Readonly<Record<string, string>>;
  /** Variables from the workflow's `env:`. */
  readonly workflow: Readonly<Record<string, string>>;
  readonly inputs: ReadonlyMap<string, string>;
  readonly state: ReadonlyMap<string, string>;
  /** `GITHUB_*` that change with the step: its id and files. */
  readonly step: Readonly<Record<string, string>>;
}

// A hosted runner always has a search path; this one names no tool outside the system's folders.
const DEFAULT_PATH = '/usr/local/bin:/usr/bin:/bin';

/**
 * Puts the environment together, later sources over earlier ones: machine, `GITHUB_ENV`, workflow, state,
 * inputs, contexts. No step can change `GITHUB_*` and `RUNNER_*`; the caller can, through `workflow`, to point
 * `GITHUB_API_URL` at a server of its own, for example.
 */
export function stepEnvironment(job: JobContext, variables: StepVariables): Record<string, string> {
  const base: Record<string, string> = {
    PATH: DEFAULT_PATH,
    HOME: job.folders.home,
    ...variables.machine,
    ...Object.fromEntries(job.environment),
    ...variables.workflow,
  };
  return {
    CI: 'true',
    ...base,
    ...prefixed('STATE_', variables.state),
    ...Object.fromEntries([...variables.inputs].map(([name, value]) => [inputVariable(name), value])),
    PATH: [...job.prependPath.toReversed(), base.PATH].join(':'),
    ...runnerVariables(job),
    ...variables.step,
    ...ownVariables(variables.workflow),
    GITHUB_ACTIONS: 'true',
    RUNNER_TRACKING_ID: job.trackingId,
  };
}

/** The `runner` context by its names. */
export function runnerContext(job: JobContext): Record<string, string> {
  const { folders } = job;
  return {
    os: { darwin: 'macOS', win32: 'Windows' }[process.platform as string] ?? 'Linux',
    arch: { arm64: 'ARM64', arm: 'ARM' }[process.arch as string] ?? 'X64',
    name: 'GitHub Actions 1',
    environment: 'github-hosted',
    temp: folders.temp,
    tool_cache: folders.toolCache,
    workspace: dirname(folders.workspace),
    ...(job.debug && { debug: '1' }),
  };
}

function runnerVariables(job: JobContext): Record<string, string> {
  return {
    ...prefixed('GITHUB_', upperCase(job.github.values)),
    ...prefixed('RUNNER_', upperCase(runnerContext(job))),
  };
}

function ownVariables(workflow: Readonly<Record<string, string>>): Record<string, string> {
  const own = Object.entries(workflow).filter(([name]) => /^(?:GITHUB|RUNNER)_/.test(name));
  return Object.fromEntries(own);
}

function upperCase(values: Readonly<Record<string, string>>): Map<string, string> {
  return new Map(Object.entries(values).map(([name, value]) => [name.toUpperCase(), value]));
}

function prefixed(prefix: string, values: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries([...values].map(([name, value]) => [prefix + name, value]));
}
