import type { IncomingHttpHeaders } from 'node:http';

/** A request that reached the API. Those that a fault struck before are not among them. */
export interface GitHubRequest {
  readonly method: string;
  /** Below the API's root, still percent-encoded, without query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Parsed; undefined when there was none. */
  readonly body: unknown;
  /** As they came, but `authorization` is cut to its scheme. */
  readonly headers: IncomingHttpHeaders;
  /** `operationId`; undefined when GitHub's description has no such operation. */
  readonly operation: string | undefined;
  /** Of the answer that was meant, whatever a fault made of it. */
  readonly status: number;
}

/** What the API saw. */
export class ApiLog {
  readonly requests: GitHubRequest[] = [];
  /** Requests that are not as GitHub documents them, and answers of the fake that are not. */
  readonly violations: string[] = [];
}
