/** A run for tests of parts that need one. */
import {
  type ActionContext,
  type Annotation,
  Annotations,
  type Cleanup,
  type Log,
  readGitHubContext,
  Summary,
  TempDirs,
} from '@container-kit/core';
import { testFolder } from '@container-kit/testing/fixtures';
import { onTestFinished } from 'vitest';

/** A context, and what was told to it. */
export interface TestContext {
  readonly context: ActionContext;
  /** `level: text`, in the order they were printed. */
  readonly lines: readonly string[];
  readonly annotations: readonly Annotation[];
}

/** A run with this environment beside RUNNER_TEMP and GITHUB_WORKSPACE; its cleanups run when the test ends. */
export function testContext(variables: NodeJS.ProcessEnv = {}, signal?: AbortSignal): TestContext {
  const folder = testFolder('build-push');
  const env = { RUNNER_TEMP: folder, GITHUB_WORKSPACE: folder, ...variables };
  const lines: string[] = [];
  const log = collect(lines);
  const added: Annotation[] = [];
  const annotations = new Annotations(log);
  annotations.add = (annotation) => added.push(annotation);
  const context: ActionContext = {
    env,
    signal: signal ?? new AbortController().signal,
    log,
    annotations,
    summary: new Summary(env),
    temp: new TempDirs(env),
    github: readGitHubContext(env),
    onExit: (cleanup: Cleanup) => onTestFinished(() => cleanup(AbortSignal.abort())),
  };
  return { context, lines, annotations: added };
}

function collect(lines: string[]): Log {
  const at = (level: string) => (text: string) => {
    lines.push(`${level}: ${text}`);
  };
  return {
    info: at('info'),
    debug: at('debug'),
    notice: at('notice'),
    warning: at('warning'),
    error: at('error'),
    foreign: at('foreign'),
    progress: at('progress'),
    async group(title, fn) {
      lines.push(`group: ${title}`);
      return await fn();
    },
  };
}
