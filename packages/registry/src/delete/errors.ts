import { RegistryError } from '../errors.ts';

/** The registry does not delete such things through its API: GHCR, Docker Hub and many tags by name. */
export class UnsupportedDeletionError extends RegistryError {
  override readonly name = 'UnsupportedDeletionError';
  readonly what: 'manifests' | 'tags';

  constructor(refused: RegistryError, what: 'manifests' | 'tags') {
    super({
      message: `${refused.problem} (it does not delete ${what} through its API)`,
      method: refused.method,
      url: refused.url,
      status: refused.status,
      codes: refused.codes,
      temporary: false,
      cause: refused,
    });
    this.what = what;
  }
}
