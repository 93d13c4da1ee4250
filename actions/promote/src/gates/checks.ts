/** Gate: the commit that the image was built from has green checks. */
import { isJsonObject, textAt } from '@container-kit/core';
import type { CheckRun, Checks } from '@container-kit/github';
import type { Image, ImagePlatform, RepositoryClient } from '@container-kit/registry';
import { type GateFailure, type GateResult, passed, undecided, violated } from './result.ts';

/** What the gate looks at. */
export interface CheckSources {
  readonly image: Image;
  readonly repository: RepositoryClient;
  /** Checks of the repository that runs this workflow. */
  readonly checks: Checks;
}

const GATE = 'checks';

/** Source control revision (OCI image-spec, annotations.md, "Pre-Defined Annotation Keys"). */
const REVISION = 'org.opencontainers.image.revision';

/** A commit in full, SHA-1 or SHA-256: anything shorter could name several. */
const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

const MAX_CONFIG_BYTES = 8 * 1024 * 1024;

/**
 * Judges the newest check run of each name and app. Two things to know:
 *
 * - The revision is what the image says of itself. Whoever builds it can write the commit of another build; signed
 *   provenance is what ties an image to its commit.
 * - Every app that may write checks may use any name, so a name that no job has yet can be taken by another app. Of
 *   several apps with the same name all must be green: no app can outvote another.
 */
export async function judgeChecks(names: readonly string[], sources: CheckSources): Promise<GateResult> {
  if (names.length === 0) {
    return undecided(GATE, 'no check is named', { fix: 'name the checks that must be green' });
  }
  const commit = commitOf(await readRevisions(sources));
  if (typeof commit !== 'string') return commit;
  const runs = await collect(sources.checks.runs(commit));
  const verdicts = names.map((name) => judgeCheck(name, runs));
  const red = verdicts.filter(({ green }) => !green);
  const details = verdicts.map(({ text }) => text);
  if (red.length === 0) return passed(GATE, `${count(verdicts)} green on ${commit}`, { details });
  return violated(GATE, `${red.length} of ${count(verdicts)} not green on ${commit}: ${red[0]?.text}`, {
    details,
    fix: 'wait for the checks, or repair what they found and promote the new image',
  });
}

const REBUILD = {
  fix: `build the image with the label ${REVISION}=<commit ID>, as build-push sets it`,
};

/** The revision of each platform and of the index, each value once; undefined stands for a platform without one. */
async function readRevisions({ image, repository }: CheckSources): Promise<readonly (string | undefined)[]> {
  const root = image.annotations[REVISION];
  const own = await Promise.all(
    image.platforms.map(async (platform) => (await revisionOf(platform, repository)) ?? root),
  );
  return [...new Set(root === undefined ? own : [...own, root])];
}

function commitOf(revisions: readonly (string | undefined)[]): string | GateFailure {
  const [commit] = revisions;
  if (commit === undefined || revisions.includes(undefined)) {
    return undecided(GATE, `the image, or one of its platforms, has no label ${REVISION}`, REBUILD);
  }
  if (revisions.length > 1) {
    return undecided(GATE, `its platforms name several commits: ${revisions.join(', ')}`, REBUILD);
  }
  if (!COMMIT.test(commit)) {
    return undecided(
      GATE,
      `the label ${REVISION} is ${JSON.stringify(commit)} and no full commit ID`,
      REBUILD,
    );
  }
  return commit;
}

async function revisionOf(
  { config, annotations }: ImagePlatform,
  repository: RepositoryClient,
): Promise<string | undefined> {
  if (config.size > MAX_CONFIG_BYTES) {
    throw new Error(
      `the configuration ${config.digest} has ${config.size} bytes, more than ${MAX_CONFIG_BYTES}`,
    );
  }
  const label = labelIn(await repository.readBlob(config));
  return label ?? annotations[REVISION];
}

/** Configurations of other artifacts than images have no labels, and need not be JSON. */
function labelIn(config: Uint8Array): string | undefined {
  try {
    const json: unknown = JSON.parse(Buffer.from(config).toString());
    return isJsonObject(json) ? textAt(json, 'config', 'Labels', REVISION) : undefined;
  } catch {
    return undefined;
  }
}

interface CheckVerdict {
  readonly green: boolean;
  readonly text: string;
}

function judgeCheck(name: string, runs: readonly CheckRun[]): CheckVerdict {
  const latest = newestOfEachApp(runs.filter((run) => run.name === name));
  const red = latest.find(({ status, conclusion }) => status !== 'completed' || conclusion !== 'success');
  const shown = red ?? latest[0];
  if (shown === undefined) return { green: false, text: `${name}: there is no such check run` };
  const app = shown.app === undefined ? '' : ` of ${shown.app}`;
  const url = shown.url === undefined ? '' : ` (${shown.url})`;
  return { green: red === undefined, text: `${name}${app}: ${shown.conclusion ?? shown.status}${url}` };
}

/** Runs are numbered as they are created. */
function newestOfEachApp(runs: readonly CheckRun[]): readonly CheckRun[] {
  const byApp = new Map<string | undefined, CheckRun>();
  for (const run of [...runs].sort((one, other) => one.id - other.id)) byApp.set(run.app, run);
  return [...byApp.values()];
}

function count(checks: readonly unknown[]): string {
  return `${checks.length} ${checks.length === 1 ? 'check' : 'checks'}`;
}

async function collect<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
