import {
  AuthenticationError,
  asError,
  type MissingRight,
  RegistryError,
  UntrustedCertificateError,
} from '../errors.ts';
import type { Answer } from './answer.ts';
import { readErrorCodes } from './error-body.ts';
import { codeOf, isRateLimitText, isTemporaryFailure, isTemporaryStatus } from './retry.ts';
import { retryAfterMs } from './retry-after.ts';
import { redact, type Target } from './target.ts';

/** One try that did not work, and what that means for the next one. */
export interface Failure {
  /** What to throw when no further try is made. */
  readonly error: Error;
  readonly temporary: boolean;
  /** The registry is overloaded: fewer requests at a time from now on. */
  readonly overloaded: boolean;
  /** 429 or its equivalent. */
  readonly rateLimited: boolean;
  /** Wait that the registry asked for, in ms. */
  readonly waitMs: number | undefined;
}

/** What the request was, for messages. */
export interface Purpose {
  readonly method: string;
  readonly target: Target;
  /** Undefined for requests that are about no repository. */
  readonly right: MissingRight | undefined;
  /** Who the registry sees. */
  readonly identity: () => Promise<string>;
}

/** Judges an answer with a status that the request does not accept. */
export async function judgeAnswer(answer: Answer, purpose: Purpose, now: number): Promise<Failure> {
  const text = await answer.errorText();
  const { status } = answer;
  const limited = status === 429 || (status === 403 && isRateLimitText(text));
  const foreign = answer.target.origin !== purpose.target.origin;
  // A presigned URL that has just expired: the registry will hand out a new one.
  const expired = foreign && (status === 401 || status === 403);
  const temporary = limited || expired || isTemporaryStatus(status);
  const waitMs = temporary ? retryAfterMs(answer.header('retry-after'), text, now) : undefined;
  const error = await describeAnswer(answer, purpose, { temporary, retryAfterMs: waitMs });
  return { error, temporary, overloaded: limited || status === 503, rateLimited: limited, waitMs };
}

/** Judges an exception of an exchange. */
export function judgeException(error: unknown, purpose: Purpose): Failure {
  const temporary = isTemporaryFailure(error);
  const network = temporary || codeOf(error) !== undefined;
  const wrapped = network ? networkError(error, purpose, temporary) : asError(error);
  return { error: wrapped, temporary, overloaded: false, rateLimited: false, waitMs: undefined };
}

async function describeAnswer(
  answer: Answer,
  purpose: Purpose,
  verdict: { readonly temporary: boolean; readonly retryAfterMs: number | undefined },
): Promise<RegistryError> {
  const { method, right } = purpose;
  const url = redact(answer.target);
  const problem = await answer.problem();
  const codes = readErrorCodes(await answer.errorText());
  const details = { method, url, status: answer.status, codes, ...verdict };
  if (verdict.temporary || right === undefined || (answer.status !== 401 && answer.status !== 403)) {
    return new RegistryError({ ...details, message: `${method} ${url}: ${problem}` });
  }
  return await refusal({ ...details, problem }, purpose, right);
}

/** Says who may not do what where, which is all that can be fixed. */
export async function refusal(
  details: Omit<ConstructorParameters<typeof RegistryError>[0], 'message'> & { readonly problem: string },
  purpose: Pick<Purpose, 'identity'>,
  right: MissingRight,
): Promise<AuthenticationError> {
  const { problem, ...rest } = details;
  const { registry, repository, action } = right;
  const what = action === 'push' ? 'write to' : 'read';
  const message = `${registry} does not let this job ${what} ${repository} (${await purpose.identity()}): ${problem}`;
  const advice = `log in to ${registry} with an account or token that has the ${action} right on ${repository}`;
  return new AuthenticationError({ ...rest, message, advice, missing: right });
}

/** Codes of OpenSSL, as Node.js has them, for a chain that ends at no trusted root. */
const UNTRUSTED_CODES: ReadonlySet<string> = new Set([
  'CERT_UNTRUSTED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

function networkError(error: unknown, { method, target }: Purpose, temporary: boolean): RegistryError {
  const code = codeOf(error) ?? '';
  const { host } = new URL(target.origin);
  const url = redact(target);
  const details = (problem: string, advice?: string) => ({
    message: `${method} ${url}: ${problem}`,
    advice,
    method,
    url,
    temporary,
    cause: error,
  });
  if (UNTRUSTED_CODES.has(code)) {
    const advice = `add its CA with the "ca" option, NODE_EXTRA_CA_CERTS or /etc/docker/certs.d/${host}/ca.crt`;
    return new UntrustedCertificateError({
      ...details(`the certificate of ${host} is not trusted (${code})`, advice),
      host,
    });
  }
  // The errors of a connection that was tried over several addresses stand inside; its own text is empty.
  const inner: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const text = inner instanceof Error ? inner.message : String(inner);
  if (/CERT|ERR_TLS/.test(code)) {
    return new RegistryError(details(`the certificate of ${host} is not trusted (${code}): ${text}`));
  }
  if (code === 'ENOTFOUND') {
    const advice = 'check the spelling of the registry';
    return new RegistryError(details(`the host ${host} does not exist (ENOTFOUND)`, advice));
  }
  return new RegistryError(details(`the connection failed: ${text}`));
}
