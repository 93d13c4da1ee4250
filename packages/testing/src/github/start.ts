import { FaultSchedule } from '../registry/faults/schedule.ts';
import { OriginServer } from '../registry/origin-server.ts';
import { PROFILES } from '../registry/profiles.ts';
import type { TestRegistry } from '../registry/registry.ts';
import { jsonReply, type Reply, textReply } from '../registry/reply.ts';
import type { RegistryRequest } from '../registry/request.ts';
import { type RecordedRequest, RequestLog } from '../registry/request-log.ts';
import { Api } from './api.ts';
import { TestGitHub } from './github.ts';
import { Interruptions } from './interruptions.ts';
import { Description } from './openapi/description.ts';
import type { Permissions } from './permissions.ts';
import { PointsLimit } from './points-limit.ts';
import { RateLimit } from './rate-limit.ts';
import { ApiLog } from './request-log.ts';
import { ACTOR } from './shapes/user.ts';
import type { PackageScope } from './state/package.ts';
import { World } from './state/world.ts';
import { type FileChanges, TestRepository } from './test-repository.ts';

/** A repository to begin with. */
export interface RepositoryOptions {
  /** Content of the first commit; without any the repository is empty. */
  readonly files?: FileChanges;
  /** `main` by default. */
  readonly defaultBranch?: string;
  readonly private?: boolean;
  /** Whether code scanning is enabled, which private repositories pay for; true by default. */
  readonly codeScanning?: boolean;
  /** "Allow GitHub Actions to create and approve pull requests"; true by default, though new repositories have it off. */
  readonly workflowsMayOpenPullRequests?: boolean;
}

/** Settings of {@link startGitHub}. */
export interface GitHubOptions {
  /** By `owner/name`. */
  readonly repositories?: Readonly<Record<string, RepositoryOptions>>;
  /** What the token may do; nothing by default. */
  readonly permissions?: Permissions;
  readonly token?: string;
  /** Login of whoever the token is of; the job's bot by default. */
  readonly actor?: string;
  /** Logins of people, as owners of packages; `actor` is one by itself, and all other accounts are organizations. */
  readonly people?: readonly string[];
  /** Makes the token a personal access token (classic) of `actor` with these scopes, instead of that of a job. */
  readonly scopes?: readonly PackageScope[];
  /** The registry behind ghcr.io, best of the profile `ghcr`: its repositories are container packages. */
  readonly registry?: TestRegistry;
  /** Refuses more than 900 points a minute of one endpoint; off by default, as most clocks of tests stand still. */
  readonly pointsLimit?: boolean;
  /** Path of the API's root, `/api/v3` as GitHub Enterprise Server has it; none by default. */
  readonly basePath?: string;
  /** Epoch in ms; `Date.now` by default. */
  readonly now?: () => number;
}

/**
 * Starts a fake of GitHub's REST API with real state, listening on a free port of 127.0.0.1. It refuses what the token may not do,
 * and checks every request and every answer of its own with GitHub's OpenAPI description.
 *
 * Use it with `await using`, or close it, and expect its `violations` to be empty.
 */
export async function startGitHub(options: GitHubOptions = {}): Promise<TestGitHub> {
  const { token = 'ghs_fakeFAKEfakeFAKEfakeFAKEfakeFAKE1234', basePath = '', now = Date.now } = options;
  let permissions = options.permissions ?? {};
  const world = createWorld(options, now);
  const log = new ApiLog();
  const rateLimit = new RateLimit(now);
  const pointsLimit = options.pointsLimit ? new PointsLimit(now) : undefined;
  const lostAnswers = new FaultSchedule();
  const faults = new FaultSchedule();
  const interruptions = new Interruptions();
  let root = '';
  const api = new Api({
    world,
    log,
    rateLimit,
    pointsLimit,
    token,
    basePath,
    description: await Description.load(),
    permissions: () => permissions,
    root: () => root,
  });
  const parts = {
    log: new RequestLog(),
    faults,
    // What differs between registries has no part in the faults of GitHub.
    capabilities: PROFILES.strict,
    tls: undefined,
    hook: (request: RecordedRequest) => interruptions.run('asked', request),
    latencyMs: 0,
  };
  const answer = async (request: RegistryRequest) => {
    const reply = await api.answer(request);
    await interruptions.run('answered', { method: request.method, path: targetOf(request) });
    return losing(lostAnswers, request, reply);
  };
  const server = await OriginServer.listen('registry', parts, answer);
  root = `${server.url}${basePath}`;
  const setPermissions = (changed: Permissions): void => {
    permissions = changed;
  };
  return new TestGitHub({
    world,
    log,
    server,
    basePath,
    token,
    rateLimit,
    faults,
    lostAnswers,
    interruptions,
    setPermissions,
  });
}

function createWorld(options: GitHubOptions, now: () => number): World {
  const { repositories = {}, actor = ACTOR, people, scopes, registry } = options;
  const world = new World(now, { actor, people, scopes });
  if (registry !== undefined) world.packages.link(registry);
  for (const [fullName, chosen] of Object.entries(repositories)) {
    const [owner = '', name = ''] = fullName.split('/');
    const {
      files,
      defaultBranch = 'main',
      workflowsMayOpenPullRequests = true,
      codeScanning = true,
    } = chosen;
    const isPrivate = chosen.private ?? false;
    const settings = {
      owner,
      name,
      defaultBranch,
      private: isPrivate,
      workflowsMayOpenPullRequests,
      codeScanning,
    };
    const repository = new TestRepository(world, world.add(settings));
    if (files !== undefined) repository.push(files, { message: 'Begin' });
  }
  return world;
}

function targetOf({ path, query }: RegistryRequest): string {
  return query.size === 0 ? path : `${path}?${query}`;
}

function losing(lost: FaultSchedule, { method, path }: RegistryRequest, reply: Reply): Reply {
  const action = reply.status < 300 ? lost.take(['request'], method, path) : undefined;
  if (typeof action !== 'object' || !('status' in action)) return reply;
  const { status, headers = {}, body } = action;
  return typeof body === 'string' ? textReply(status, body, headers) : jsonReply(status, body ?? {}, headers);
}
