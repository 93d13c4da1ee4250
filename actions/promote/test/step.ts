/** The session of a step in a folder of its own, with what it told and what it left to do at its end. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type ActionContext, createLog, readGitHubContext, readInputs } from '@container-kit/core';
import { testFolder } from '@container-kit/testing/fixtures';
import { onTestFinished } from 'vitest';
import { inputs as inputTable } from '../src/inputs.ts';
import { type PromotionReport, startReport } from '../src/report.ts';
import { openSession, type Session } from '../src/session.ts';
import type { GitHub } from './record/github-support.ts';

/** A step that has begun. */
export interface Step {
  readonly session: Session;
  readonly report: PromotionReport;
  /** `$GITHUB_WORKSPACE`. */
  readonly workspace: string;
  /** Does what a real run does at its very end. */
  end(): Promise<void>;
}

/** Opens the session that a step with these inputs has. */
export async function openStep(
  inputs: Readonly<Record<string, string>>,
  options: { readonly files?: Readonly<Record<string, string>>; readonly github?: GitHub } = {},
): Promise<Step> {
  const workspace = testFolder('promote-step');
  for (const [path, content] of Object.entries(options.files ?? {})) {
    mkdirSync(dirname(join(workspace, path)), { recursive: true });
    writeFileSync(join(workspace, path), content);
  }
  const cleanups: ((over: AbortSignal) => void | Promise<void>)[] = [];
  const env = {
    ...environmentOf(workspace, options.github),
    ...Object.fromEntries(
      Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
    ),
  };
  const context = {
    env,
    github: readGitHubContext(env),
    signal: new AbortController().signal,
    log: createLog(),
    onExit: (cleanup: (typeof cleanups)[number]) => cleanups.push(cleanup),
  } as unknown as ActionContext;
  const end = async (): Promise<void> => {
    for (const cleanup of cleanups.splice(0).toReversed()) await cleanup(new AbortController().signal);
  };
  onTestFinished(end);
  const session = await openSession(readInputs(inputTable, env), context);
  return { session, report: startReport(new Date()), workspace, end };
}

function environmentOf(workspace: string, github: GitHub | undefined): Record<string, string> {
  return {
    GITHUB_WORKSPACE: workspace,
    GITHUB_REPOSITORY: 'org/app',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_RUN_ID: '7',
    GITHUB_RUN_ATTEMPT: '2',
    ...(github === undefined
      ? {}
      : {
          GITHUB_API_URL: github.github.url,
          GITHUB_SHA: github.commit,
          'INPUT_GITHUB-TOKEN': github.github.token,
        }),
  };
}
