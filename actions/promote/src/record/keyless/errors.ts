/** A service of Sigstore did not do its part, so that nothing can be signed. */
export class SigningError extends Error {
  override readonly name = 'SigningError';
  /** What to do about it, as an imperative clause. */
  readonly fix: string;

  constructor(message: string, options: ErrorOptions & { readonly fix?: string } = {}) {
    super(message, options);
    this.fix = options.fix ?? 'run the step again later, or set "sign: false" to record without a signature';
  }
}
