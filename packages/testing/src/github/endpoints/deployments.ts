import { jsonReply, type Reply } from '../../registry/reply.ts';
import { ApiError, invalid, notFound } from '../api-error.ts';
import { deploymentShape, deploymentStatusShape } from '../shapes/deployment.ts';
import type { DeploymentRecord, DeploymentStatusRecord, Open } from '../state/records.ts';
import type { RepositoryState } from '../state/repository.ts';
import type { World } from '../state/world.ts';
import { type Endpoints, type Exchange, flagOf, textOf } from './endpoint.ts';
import { pageOf } from './paging.ts';

const MAX_DESCRIPTION = 140;

/** REST API, "Deployments" and "Deployment statuses". */
export const deployments: Endpoints = {
  'repos/list-deployments': { permission: 'deployments', level: 'read', answer: list },
  'repos/create-deployment': { permission: 'deployments', level: 'write', answer: create },
  'repos/list-deployment-statuses': { permission: 'deployments', level: 'read', answer: listStatuses },
  'repos/create-deployment-status': { permission: 'deployments', level: 'write', answer: createStatus },
};

function list({ api, repository, url }: Exchange): Reply {
  const fields = ['sha', 'ref', 'task', 'environment'] as const;
  const wanted = repository.deployments.toReversed().filter((deployment) =>
    fields.every((field) => {
      const value = url.searchParams.get(field) ?? 'none';
      return value === 'none' || value === deployment[field];
    }),
  );
  const { items, headers } = pageOf(wanted, url);
  const shapes = items.map((deployment) => deploymentShape(api, repository, deployment));
  return jsonReply(200, shapes, headers);
}

function create({ api, world, repository, body }: Exchange): Reply {
  const ref = textOf(body, 'ref');
  const sha = repository.resolve(ref);
  if (sha === undefined) {
    throw new ApiError(422, `No ref found for: ${ref}`);
  }
  if (body.required_contexts === undefined && hasRedCheck(repository, sha)) {
    throw new ApiError(409, `Conflict: Commit status checks failed for ${ref}.`);
  }
  const description = textOf(body, 'description');
  checkLength(description, 'Deployment');
  const environment = textOf(body, 'environment', 'production');
  const deployment: Open<DeploymentRecord> = {
    id: world.ids.next(),
    ref,
    sha,
    task: textOf(body, 'task', 'deploy'),
    environment,
    description: description === '' ? null : description,
    payload: body.payload ?? '',
    production: flagOf(body, 'production_environment', environment === 'production'),
    transient: flagOf(body, 'transient_environment', false),
    createdAt: world.now(),
    statuses: [],
  };
  repository.deployments.push(deployment);
  return jsonReply(201, deploymentShape(api, repository, deployment));
}

function listStatuses({ api, repository, parameters, url }: Exchange): Reply {
  const deployment = find(repository, parameters.deployment_id);
  const { items, headers } = pageOf(deployment.statuses.toReversed(), url);
  const shapes = items.map((status) => deploymentStatusShape(api, repository, deployment, status));
  return jsonReply(200, shapes, headers);
}

function createStatus({ api, world, repository, parameters, body }: Exchange): Reply {
  const deployment = find(repository, parameters.deployment_id);
  const description = textOf(body, 'description');
  checkLength(description, 'DeploymentStatus');
  const status: DeploymentStatusRecord = {
    id: world.ids.next(),
    state: textOf(body, 'state'),
    description,
    environmentUrl: textOf(body, 'environment_url'),
    logUrl: textOf(body, 'log_url', textOf(body, 'target_url')),
    createdAt: world.now(),
  };
  if (status.state === 'success' && flagOf(body, 'auto_inactive', true)) {
    retireOthers(world, repository, deployment);
  }
  deployment.statuses = [...deployment.statuses, status];
  return jsonReply(201, deploymentStatusShape(api, repository, deployment, status));
}

/** `auto_inactive`: earlier deployments of the environment, if it is neither transient nor production. */
function retireOthers(world: World, repository: RepositoryState, deployment: DeploymentRecord): void {
  for (const other of repository.deployments) {
    const retires =
      other.id < deployment.id &&
      other.environment === deployment.environment &&
      !other.transient &&
      !other.production;
    if (retires) {
      const status = { id: world.ids.next(), state: 'inactive', createdAt: world.now() };
      other.statuses = [...other.statuses, { ...status, description: '', environmentUrl: '', logUrl: '' }];
    }
  }
}

function find(repository: RepositoryState, id: string | undefined): Open<DeploymentRecord> {
  const found = repository.deployments.find((deployment) => String(deployment.id) === id);
  if (found === undefined) throw notFound();
  return found;
}

function hasRedCheck(repository: RepositoryState, sha: string): boolean {
  const runs = repository.checkRuns.filter((run) => run.sha === sha && run.conclusion !== 'success');
  const statuses = repository.commitStatuses.filter(
    (status) => status.sha === sha && status.state !== 'success',
  );
  return runs.length + statuses.length > 0;
}

function checkLength(description: string, resource: string): void {
  if (description.length > MAX_DESCRIPTION) {
    const message = `description is too long (maximum is ${MAX_DESCRIPTION} characters)`;
    throw invalid(resource, { code: 'custom', field: 'description', message });
  }
}
