import { OciError } from '../oci-error.ts';
import { emptyReply, jsonReply, type Reply } from '../reply.ts';
import { type RegistryRequest, readBody } from '../request.ts';
import { parseScopes } from './access.ts';
import { isValid, readBasic, type SentCredentials } from './credentials.ts';
import { allowedActions, type BearerAuthOptions } from './options.ts';
import type { Tokens } from './tokens.ts';

const MAX_FORM_BYTES = 64 * 1024;

/** Who asks for a token, for what, and whether a refresh token is wanted. */
interface TokenRequest {
  readonly user: string | undefined;
  readonly scopes: readonly string[];
  readonly offline: boolean;
}

/**
 * The realm: `GET` of distribution's "Token authentication" and `POST` of its "OAuth2" documentation. A token grants
 * what was asked for and is allowed; less than was asked for is no error.
 */
export class TokenService {
  readonly #options: BearerAuthOptions;
  readonly #service: string;
  readonly #tokens: Tokens;
  readonly #now: () => number;

  constructor(options: BearerAuthOptions, service: string, tokens: Tokens, now: () => number) {
    this.#options = options;
    this.#service = service;
    this.#tokens = tokens;
    this.#now = now;
  }

  /** Answers a request to the realm. Throws 401 for wrong credentials and 400 for another service. */
  async answer(request: RegistryRequest): Promise<Reply> {
    if (request.method === 'GET') {
      return this.#issue(this.#readGet(request));
    }
    if (request.method === 'POST' && this.#options.oauth2 !== false) {
      const form = await readBody(request, MAX_FORM_BYTES, 'the form is too large');
      return this.#issue(this.#readForm(new URLSearchParams(form.toString('utf8'))));
    }
    return emptyReply(request.method === 'POST' ? 404 : 405);
  }

  #readGet({ query, headers }: RegistryRequest): TokenRequest {
    this.#checkService(query);
    const sent = readBasic(headers.authorization);
    const user = sent === undefined ? this.#anonymous() : this.#login(sent);
    return { user, scopes: query.getAll('scope'), offline: query.get('offline_token') === 'true' };
  }

  #readForm(form: URLSearchParams): TokenRequest {
    this.#checkService(form);
    const scopes = form.getAll('scope');
    if (form.get('grant_type') === 'refresh_token') {
      const user = this.#tokens.userOf(form.get('refresh_token') ?? '');
      if (user === undefined) {
        throw new OciError(401, 'UNAUTHORIZED', 'the refresh token is not valid');
      }
      return { user, scopes, offline: true };
    }
    const user = this.#login({ user: form.get('username') ?? '', password: form.get('password') ?? '' });
    return { user, scopes, offline: form.get('access_type') === 'offline' };
  }

  #checkService(parameters: URLSearchParams): void {
    if (parameters.get('service') !== this.#service) {
      throw new OciError(400, 'UNSUPPORTED', `service ${parameters.get('service')} is not ${this.#service}`);
    }
  }

  #login(sent: SentCredentials): string {
    if (!isValid(this.#options.users, sent)) {
      throw new OciError(401, 'UNAUTHORIZED', 'the user name or the password is wrong');
    }
    return sent.user;
  }

  #anonymous(): undefined {
    if (!this.#options.anonymousPull) {
      throw new OciError(401, 'UNAUTHORIZED', 'there are no anonymous tokens');
    }
    return undefined;
  }

  #issue({ user, scopes, offline }: TokenRequest): Reply {
    const {
      field = 'both',
      expiresIn = 300,
      uses = Number.POSITIVE_INFINITY,
      announcedExpiry,
    } = this.#options;
    const granted = parseScopes(scopes).map(({ repository, actions }) => {
      const allowed = allowedActions(this.#options, user, repository);
      return { repository, actions: actions.filter((action) => allowed.includes(action)) };
    });
    const token = this.#tokens.issue(granted, { expiresIn, uses });
    return jsonReply(200, {
      ...(field === 'access_token' ? {} : { token }),
      ...(field === 'token' ? {} : { access_token: token }),
      ...(announcedExpiry === 'absent' ? {} : { expires_in: announcedExpiry ?? expiresIn }),
      issued_at: new Date(this.#now()).toISOString(),
      ...(offline && user !== undefined ? { refresh_token: this.#tokens.issueRefresh(user) } : {}),
    });
  }
}
