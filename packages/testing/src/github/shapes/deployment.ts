import type { DeploymentRecord, DeploymentStatusRecord } from '../state/records.ts';
import type { RepositoryState } from '../state/repository.ts';
import { apiUrl, nodeId, timestamp } from './urls.ts';
import { ACTOR, userShape } from './user.ts';

/** Schema `deployment`. */
export function deploymentShape(
  api: string,
  repository: RepositoryState,
  deployment: DeploymentRecord,
): object {
  const url = apiUrl(api, repository, `/deployments/${deployment.id}`);
  return {
    url,
    id: deployment.id,
    node_id: nodeId('Deployment', deployment.id),
    sha: deployment.sha,
    ref: deployment.ref,
    task: deployment.task,
    payload: deployment.payload,
    original_environment: deployment.environment,
    environment: deployment.environment,
    description: deployment.description,
    creator: userShape(api, ACTOR),
    created_at: timestamp(deployment.createdAt),
    updated_at: timestamp(deployment.statuses.at(-1)?.createdAt ?? deployment.createdAt),
    statuses_url: `${url}/statuses`,
    repository_url: apiUrl(api, repository),
    transient_environment: deployment.transient,
    production_environment: deployment.production,
    performed_via_github_app: null,
  };
}

/** Schema `deployment-status`. */
export function deploymentStatusShape(
  api: string,
  repository: RepositoryState,
  deployment: DeploymentRecord,
  status: DeploymentStatusRecord,
): object {
  const url = apiUrl(api, repository, `/deployments/${deployment.id}`);
  return {
    url: `${url}/statuses/${status.id}`,
    id: status.id,
    node_id: nodeId('DeploymentStatus', status.id),
    state: status.state,
    creator: userShape(api, ACTOR),
    description: status.description,
    environment: deployment.environment,
    target_url: status.logUrl,
    created_at: timestamp(status.createdAt),
    updated_at: timestamp(status.createdAt),
    deployment_url: url,
    repository_url: apiUrl(api, repository),
    environment_url: status.environmentUrl,
    log_url: status.logUrl,
    performed_via_github_app: null,
  };
}
