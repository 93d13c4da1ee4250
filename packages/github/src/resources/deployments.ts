import type { Api } from '../api.ts';
import { type Fields, type JsonObject, many, one } from '../decode.ts';
import { path } from '../path.ts';
import type { RepositoryName } from '../repository-name.ts';

/** States of a deployment (REST API, "Create a deployment status"). */
export type DeploymentState =
  | 'error'
  | 'failure'
  | 'inactive'
  | 'in_progress'
  | 'queued'
  | 'pending'
  | 'success';

/** A deployment. All texts come from whoever may write deployments, so they are hostile. */
export interface Deployment {
  readonly id: number;
  readonly sha: string;
  readonly ref: string;
  readonly task: string;
  readonly environment: string;
  readonly description: string | undefined;
  /** As it was given: an object or a text. */
  readonly payload: unknown;
  readonly createdAt: Date;
}

/** A status of a deployment; the newest one counts. */
export interface DeploymentStatus {
  readonly id: number;
  /** A {@link DeploymentState}, or one that GitHub added later. */
  readonly state: string;
  readonly description: string;
  readonly environmentUrl: string | undefined;
  readonly logUrl: string | undefined;
  readonly createdAt: Date;
}

/** Which deployments to list; what is left out does not restrict. */
export interface DeploymentFilter {
  readonly environment?: string;
  readonly sha?: string;
  readonly ref?: string;
  readonly task?: string;
}

/** A deployment to create. */
export interface NewDeployment {
  /** Branch, tag or commit. */
  readonly ref: string;
  readonly environment: string;
  /** `deploy` by default. */
  readonly task?: string;
  readonly description?: string;
  /** The client adds `request`, a random text by which it finds the deployment again when the answer got lost. */
  readonly payload?: JsonObject;
  readonly production?: boolean;
}

/** A status to give to a deployment. */
export interface NewDeploymentStatus {
  readonly state: DeploymentState;
  /** At most 140 characters, as GitHub has it; the client does not cut. */
  readonly description?: string;
  readonly environmentUrl?: string;
  readonly logUrl?: string;
  /** Makes earlier deployments of the same environment inactive; true by default. */
  readonly autoInactive?: boolean;
}

/** Deployments of a repository (REST API, "Deployments"). */
export class Deployments {
  readonly #api: Api;
  readonly #repository: RepositoryName;

  constructor(api: Api, repository: RepositoryName) {
    this.#api = api;
    this.#repository = repository;
  }

  /**
   * Newest first. Needs `deployments: read`; safe to repeat.
   *
   * @throws GitHubError
   */
  list(filter: DeploymentFilter = {}): AsyncGenerator<Deployment, void, undefined> {
    const { owner, name } = this.#repository;
    return this.#api.pages({
      method: 'GET',
      path: path`/repos/${owner}/${name}/deployments`,
      query: { ...filter },
      permission: 'deployments: read',
      decode: many(readDeployment),
    });
  }

  /**
   * Creates a deployment of exactly that ref: nothing is merged into it, and no check has to be green, as the caller
   * judges that. Needs `deployments: write`. After a lost answer it is looked up by `payload.request` before
   * it is created again.
   *
   * @throws GitHubError
   */
  create(deployment: NewDeployment): Promise<Deployment> {
    const { owner, name } = this.#repository;
    const { ref, environment, task = 'deploy', description, payload, production } = deployment;
    const request = crypto.randomUUID();
    return this.#api.call({
      method: 'POST',
      path: path`/repos/${owner}/${name}/deployments`,
      body: {
        ref,
        environment,
        task,
        description,
        payload: { ...payload, request },
        production_environment: production,
        auto_merge: false,
        required_contexts: [],
      },
      permission: 'deployments: write',
      decode: one(readDeployment),
      recover: () => this.#findByRequest({ environment, task }, request),
    });
  }

  /**
   * Newest first. Needs `deployments: read`; safe to repeat.
   *
   * @throws GitHubError
   */
  statuses(id: number): AsyncGenerator<DeploymentStatus, void, undefined> {
    const { owner, name } = this.#repository;
    return this.#api.pages({
      method: 'GET',
      path: path`/repos/${owner}/${name}/deployments/${id}/statuses`,
      permission: 'deployments: read',
      decode: many(readStatus),
    });
  }

  /**
   * Needs `deployments: write`. Safe to repeat: the same status twice says the same as once.
   *
   * @throws GitHubError
   */
  createStatus(id: number, status: NewDeploymentStatus): Promise<DeploymentStatus> {
    const { owner, name } = this.#repository;
    return this.#api.call({
      method: 'POST',
      path: path`/repos/${owner}/${name}/deployments/${id}/statuses`,
      body: {
        state: status.state,
        description: status.description,
        environment_url: status.environmentUrl,
        log_url: status.logUrl,
        auto_inactive: status.autoInactive,
      },
      permission: 'deployments: write',
      decode: one(readStatus),
    });
  }

  /** What this client has just created is among the newest ones. */
  async #findByRequest(filter: DeploymentFilter, request: string): Promise<Deployment | undefined> {
    let looked = 0;
    for await (const deployment of this.list(filter)) {
      const { payload } = deployment;
      if (
        typeof payload === 'object' &&
        payload !== null &&
        'request' in payload &&
        payload.request === request
      ) {
        return deployment;
      }
      looked += 1;
      if (looked === NEWEST) break;
    }
    return undefined;
  }
}

const NEWEST = 100;

function readDeployment(fields: Fields): Deployment {
  return {
    id: fields.integer('id'),
    sha: fields.text('sha'),
    ref: fields.text('ref'),
    task: fields.text('task'),
    environment: fields.text('environment'),
    description: fields.optionalText('description'),
    payload: fields.raw('payload'),
    createdAt: fields.time('created_at'),
  };
}

function readStatus(fields: Fields): DeploymentStatus {
  return {
    id: fields.integer('id'),
    state: fields.text('state'),
    description: fields.optionalText('description') ?? '',
    environmentUrl: fields.optionalText('environment_url') || undefined,
    logUrl: fields.optionalText('log_url') || undefined,
    createdAt: fields.time('created_at'),
  };
}
