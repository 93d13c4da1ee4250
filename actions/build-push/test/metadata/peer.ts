import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MetadataInputs } from '../../src/metadata/metadata.ts';

/** What docker/metadata-action answered. */
export interface PeerResult {
  readonly exitCode: number | null;
  readonly outputs: ReadonlyMap<string, string>;
  readonly log: string;
}

/** A server that answers as GitHub's API does for the one repository and commit of these tests. */
export interface StubApi extends AsyncDisposable {
  readonly url: string;
}

/** Starts the two endpoints that docker/metadata-action asks: the repository and the commit. */
export async function startStubApi(repository: object, commitDate: string): Promise<StubApi> {
  const commit = { commit: { committer: { date: commitDate } } };
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(request.url?.includes('/commits/') ? commit : repository));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  };
}

/** Runs the published bundle of docker/metadata-action as a step would, with nothing but these inputs. */
export async function runPeer(bundle: string, api: string, inputs: MetadataInputs): Promise<PeerResult> {
  const folder = await mkdtemp(join(tmpdir(), 'metadata-peer-'));
  try {
    const output = join(folder, 'output');
    const event = join(folder, 'event.json');
    await writeFile(output, '');
    await writeFile(event, JSON.stringify(inputs.context.event));
    const env = {
      ...stepEnvironment(inputs, api),
      GITHUB_OUTPUT: output,
      GITHUB_EVENT_PATH: event,
      RUNNER_TEMP: folder,
    };
    const { exitCode, log } = await runNode(bundle, env);
    return { exitCode, log, outputs: parseOutputs(await readFile(output, 'utf8')) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

function stepEnvironment({ context, env, ...inputs }: MetadataInputs, api: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    GITHUB_API_URL: api,
    GITHUB_EVENT_NAME: context.eventName,
    GITHUB_REF: context.ref,
    GITHUB_SHA: context.sha,
    GITHUB_REPOSITORY: context.repository,
    GITHUB_SERVER_URL: context.serverUrl,
    DOCKER_METADATA_SET_OUTPUT_ENV: 'false',
    INPUT_IMAGES: inputs.images,
    INPUT_TAGS: inputs.tags,
    INPUT_FLAVOR: inputs.flavor,
    INPUT_LABELS: inputs.labels,
    INPUT_ANNOTATIONS: inputs.annotations,
    'INPUT_GITHUB-TOKEN': 'none',
    ...env,
  };
}

async function runNode(script: string, env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      log += chunk;
    });
  }
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
  return { exitCode, log };
}

/** Reads the heredoc form of the runner's output file. */
function parseOutputs(text: string): ReadonlyMap<string, string> {
  const entries = text.matchAll(/^([\w-]+)<<(\S+)\n([\s\S]*?)\n?^\2$/gm);
  return new Map([...entries].map(([, name = '', , value = '']) => [name, value]));
}
