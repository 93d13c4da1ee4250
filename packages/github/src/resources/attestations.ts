import type { Api } from '../api.ts';
import { type Fields, isJsonObject, type JsonObject, manyAt } from '../decode.ts';
import { path } from '../path.ts';
import type { RepositoryName } from '../repository-name.ts';

/** An attestation that GitHub keeps for a repository. Nothing of it is verified yet. */
export interface Attestation {
  /** Sigstore bundle; undefined when GitHub gives only its address. */
  readonly bundle: JsonObject | undefined;
  /** Address of the compressed bundle, valid for a short time and secret. */
  readonly bundleUrl: string | undefined;
  readonly repositoryId: number;
}

/** Attestations of a repository (REST API, "Attestations"). */
export class Attestations {
  readonly #api: Api;
  readonly #repository: RepositoryName;

  constructor(api: Api, repository: RepositoryName) {
    this.#api = api;
    this.#repository = repository;
  }

  /**
   * Attestations about a digest. Needs `attestations: read`; safe to repeat.
   *
   * @param subjectDigest `sha256:<hex>`
   * @throws GitHubError
   */
  list(
    subjectDigest: string,
    { predicateType }: { readonly predicateType?: string } = {},
  ): AsyncGenerator<Attestation, void, undefined> {
    const { owner, name } = this.#repository;
    return this.#api.pages({
      method: 'GET',
      path: path`/repos/${owner}/${name}/attestations/${subjectDigest}`,
      query: { predicate_type: predicateType },
      permission: 'attestations: read',
      decode: manyAt('attestations', readAttestation),
    });
  }
}

function readAttestation(fields: Fields): Attestation {
  const bundle = fields.raw('bundle');
  return {
    bundle: isJsonObject(bundle) ? bundle : undefined,
    bundleUrl: fields.optionalText('bundle_url') || undefined,
    repositoryId: fields.integer('repository_id'),
  };
}
