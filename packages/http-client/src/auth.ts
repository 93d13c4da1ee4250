/** Holds the bearer token of a request; `HttpClient` reads it. Same constructor as upstream's handler. */
export class BearerCredentialHandler {
  readonly token: string;

  constructor(token: string) {
    this.token = token;
  }
}
