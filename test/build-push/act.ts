/** Runs workflows by act, on this machine and without a network, with the actions of this checkout. */
import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { nodeBinary } from '@container-kit/testing';
import { exec, type Files, workspaceWith } from './harness.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const WORKFLOW = '.github/workflows/image.yml';

/** What a run may depend on besides the workflow. */
export interface ActOptions {
  readonly act: string;
  /** Environment of the tools, from `describeWith`. */
  readonly tools: NodeJS.ProcessEnv;
  /** The workspace, workflow left out. */
  readonly files: Files;
  /** `push` by default. */
  readonly event?: string;
  /** `github.token`. */
  readonly token?: string;
  /** `github.actor`. */
  readonly actor?: string;
  /** Variables that the workflow's steps see. */
  readonly env?: Readonly<Record<string, string>>;
}

/** How a run ended. */
export interface ActResult {
  readonly exitCode: number;
  /** stdout and stderr. */
  readonly log: string;
}

/** Runs a workflow for an event on `main` of `example/app`. */
export async function runWorkflow(workflow: string, options: ActOptions): Promise<ActResult> {
  const workspace = workspaceWith({ ...options.files, [WORKFLOW]: workflow });
  const home = homeFolder();
  const { DOCKER_HOST = '', PATH = '' } = options.tools;
  const env = { HOME: home, PATH: [dirname(nodeBinary()), PATH].join(delimiter), DOCKER_HOST };
  const git = (...args: string[]) => exec('git', ['-C', workspace, ...args], { env: { ...env, ...AUTHOR } });
  await git('init', '--quiet', '--initial-branch=main');
  await git('remote', 'add', 'origin', 'https://github.com/example/app');
  await git('add', '.');
  await git('commit', '--quiet', '--message=Start');
  const args = [
    options.event ?? 'push',
    ...['--workflows', WORKFLOW, '--platform', 'ubuntu-latest=-self-hosted', '--pull=false'],
    ...['--local-repository', `org/container-kit@v1=${release()}`],
    ...['--no-cache-server', '--container-daemon-socket', '-'],
    ...(options.token === undefined ? [] : ['--secret', 'GITHUB_TOKEN']),
    ...(options.actor === undefined ? [] : ['--actor', options.actor]),
    ...Object.entries(options.env ?? {}).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
  ];
  const token = options.token === undefined ? {} : { GITHUB_TOKEN: options.token };
  return await exitOf(exec(options.act, args, { cwd: workspace, env: { ...env, ...token } }));
}

const AUTHOR = {
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@example.com',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@example.com',
};

/** act asks a question when it finds no configuration. */
function homeFolder(): string {
  const home = workspaceWith({});
  mkdirSync(join(home, '.config/act'), { recursive: true });
  writeFileSync(join(home, '.config/act/actrc'), '');
  return home;
}

/** What a user gets of this repository: neither sources nor node_modules. */
function release(): string {
  const folder = workspaceWith({});
  // Actions that are not bundled yet are not used by any workflow either.
  for (const action of readdirSync(join(ROOT, 'dist'))) {
    for (const path of [action, join('dist', action)]) {
      cpSync(join(ROOT, path), join(folder, path), { recursive: true });
    }
  }
  return folder;
}

async function exitOf(run: ReturnType<typeof exec>): Promise<ActResult> {
  try {
    const { stdout, stderr } = await run;
    return { exitCode: 0, log: `${stdout}${stderr}` };
  } catch (error) {
    const {
      code,
      stdout = '',
      stderr = '',
    } = error as NodeJS.ErrnoException & Partial<Record<string, string>>;
    if (typeof code !== 'number') throw error;
    return { exitCode: code, log: `${stdout}${stderr}` };
  }
}
