import type { AuthOptions } from './auth/options.ts';
import type { Fault } from './faults/fault.ts';
import type { RequestHook } from './origin-server.ts';
import type { Capabilities, ProfileName } from './profiles.ts';
import type { TlsOptions } from './tls.ts';

/** Settings of {@link startRegistry}; all are optional. */
export interface RegistryOptions {
  /** Which registry to imitate. Default `strict`. */
  readonly profile?: ProfileName;
  /** Capabilities that differ from the profile's. */
  readonly capabilities?: Partial<Capabilities>;
  /** Where bytes are kept. A directory is reopened with what it holds. Default `memory`. */
  readonly storage?: 'memory' | { readonly directory: string };
  /** Default: no authentication. */
  readonly auth?: AuthOptions;
  /** HTTPS with a CA of its own. Default: plain HTTP. */
  readonly tls?: true | TlsOptions;
  /** Faults from the start; {@link TestRegistry.fail} adds more. */
  readonly faults?: readonly Fault[];
  /** `redirect` answers blob GETs with 307 to a server on another port that, like S3, refuses an `Authorization` header. */
  readonly blobStore?: 'inline' | 'redirect';
  /** Called for each request first. */
  readonly onRequest?: RequestHook;
  /** Waits so long before each request is looked at, to imitate a distant registry. Default 0. */
  readonly latencyMs?: number;
  /** Address and port to listen on. Default `127.0.0.1` and a free port. */
  readonly address?: string;
  readonly port?: number;
  /** Clock of the tokens, in milliseconds. Default `Date.now`. */
  readonly now?: () => number;
}
