/** A session as the action opens it, on a registry in memory. */
import { type ActionContext, createLog, readGitHubContext, readInputs } from '@container-kit/core';
import { EMPTY_POLICY } from '@container-kit/policy';
import { MemoryEdgeCache } from '@container-kit/providers';
import { testFolder } from '@container-kit/testing/fixtures';
import { Journal } from '../../src/apply/journal.ts';
import { inputs as inputTable } from '../../src/inputs.ts';
import type { Session } from '../../src/session.ts';
import type { MemoryProvider } from './memory-provider.ts';

/** Makes a session. @param inputs by the names of action.yml */
export function sessionOn(
  provider: MemoryProvider,
  inputs: Readonly<Record<string, string>> = {},
  changes: Partial<Session> = {},
): Session {
  const env = Object.fromEntries(
    Object.entries({ mode: 'apply', repositories: 'org/app', ...inputs }).map(([name, value]) => [
      `INPUT_${name.toUpperCase()}`,
      value,
    ]),
  );
  const folder = testFolder('retention');
  const context = {
    env,
    signal: new AbortController().signal,
    log: { ...createLog(), info: () => undefined, foreign: () => undefined, progress: () => undefined },
    github: readGitHubContext({ GITHUB_WORKSPACE: folder }),
  } as unknown as ActionContext;
  let journal: Journal | undefined;
  return {
    inputs: readInputs(inputTable, env),
    context,
    policy: EMPTY_POLICY.retention,
    registry: 'ghcr.io',
    provider,
    github: undefined,
    edges: new MemoryEdgeCache(),
    saveEdges: async () => undefined,
    deadline: { isOver: false },
    now: new Date('2026-11-25T00:00:00Z'),
    folder,
    journal: () => {
      journal ??= Journal.start(folder, 'ghcr.io');
      return journal;
    },
    ...changes,
  };
}
