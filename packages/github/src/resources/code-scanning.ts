import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Api } from '../api.ts';
import { type Fields, one } from '../decode.ts';
import { GitHubError } from '../errors.ts';
import { path } from '../path.ts';
import type { RepositoryName } from '../repository-name.ts';

/** Results of an analysis for GitHub's security pages. */
export interface NewSarif {
  /** A SARIF 2.1.0 file. */
  readonly sarif: string;
  readonly commitSha: string;
  /** Full name: `refs/heads/main`, `refs/pull/1/merge`. */
  readonly ref: string;
  /** When the analysis began. */
  readonly startedAt?: Date;
}

/** An upload that GitHub took. */
export interface SarifUpload {
  readonly id: string;
  /** `pending`: GitHub had not finished when the time was up; it goes on by itself. */
  readonly state: 'complete' | 'pending';
}

/** How far GitHub is with an upload. */
interface Processing {
  readonly state: 'pending' | 'complete' | 'failed';
  /** GitHub's words; names of the file's rules and paths may stand in them, so they are hostile. */
  readonly errors: readonly string[];
}

/** Pauses before each look at an upload, in ms: two minutes together. */
const PAUSES_MS = [2_000, 3_000, 5_000, 10_000, 20_000, 30_000, 50_000] as const;

/** Code scanning of a repository (REST API, "Code scanning"). */
export class CodeScanning {
  readonly #api: Api;
  readonly #repository: RepositoryName;

  constructor(api: Api, repository: RepositoryName) {
    this.#api = api;
    this.#repository = repository;
  }

  /**
   * Uploads a file and waits until GitHub has taken it in. Needs `security-events: write`; safe to repeat, as an upload
   * takes the place of an earlier one of the same commit and category.
   *
   * @throws GitHubError also when GitHub took the file and then found it wrong
   */
  async upload({ sarif, commitSha, ref, startedAt }: NewSarif): Promise<SarifUpload> {
    const { owner, name } = this.#repository;
    const compressed = await promisify(gzip)(sarif);
    const id = await this.#api.call({
      method: 'POST',
      path: path`/repos/${owner}/${name}/code-scanning/sarifs`,
      body: {
        commit_sha: commitSha,
        ref,
        sarif: compressed.toString('base64'),
        started_at: startedAt?.toISOString(),
      },
      permission: 'security-events: write',
      decode: one((fields) => fields.text('id')),
    });
    return { id, state: await this.#processed(id) };
  }

  async #processed(id: string): Promise<'complete' | 'pending'> {
    for (const ms of PAUSES_MS) {
      if (!(await this.#api.pause({ ms, reason: 'GitHub takes in the SARIF file' }))) break;
      const { state, errors } = await this.#processing(id);
      if (state === 'complete') return state;
      if (state === 'failed') throw this.#rejected(id, errors);
    }
    return 'pending';
  }

  /** An upload that is too new to be known counts as pending. */
  async #processing(id: string): Promise<Processing> {
    const { owner, name } = this.#repository;
    try {
      return await this.#api.call({
        method: 'GET',
        path: path`/repos/${owner}/${name}/code-scanning/sarifs/${id}`,
        permission: 'security-events: read',
        decode: one(readProcessing),
      });
    } catch (error) {
      if (error instanceof GitHubError && error.status === 404) return { state: 'pending', errors: [] };
      throw error;
    }
  }

  #rejected(id: string, errors: readonly string[]): GitHubError {
    const { owner, name } = this.#repository;
    const method = 'GET';
    const answer = errors.join('; ').replace(/\s+/g, ' ').slice(0, 1000);
    const place = `/repos/${owner}/${name}/code-scanning/sarifs/${id}`;
    const message = `${method} ${place}: GitHub took the SARIF file and then rejected it, ${answer || 'without a reason'}`;
    return new GitHubError({ message, method, path: place, status: 200, answer, temporary: false });
  }
}

function readProcessing(fields: Fields): Processing {
  const errors = fields.raw('errors');
  return {
    state: fields.choice('processing_status', ['pending', 'complete', 'failed']),
    errors: Array.isArray(errors) ? errors.map(String) : [],
  };
}
