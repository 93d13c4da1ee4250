import type { IncomingHttpHeaders } from 'node:http';

/** Which of a registry's servers got a request. */
export type Origin = 'registry' | 'token' | 'blob-store';

/** How a request authenticated itself. */
export type Credential = 'none' | 'basic' | 'bearer' | 'other';

/** One request, in the order of arrival. The fields that only its end tells are absent until then. */
export interface RecordedRequest {
  readonly origin: Origin;
  readonly method: string;
  /** Path and query as they came. */
  readonly path: string;
  /** As they came, but `authorization` is cut to its scheme. */
  readonly headers: IncomingHttpHeaders;
  readonly credential: Credential;
  /** Requests that were in progress when this one arrived, itself included. */
  readonly inFlight: number;
  /** `undefined` while in progress, and for good when a fault or the client cut the connection before an answer. */
  readonly status: number | undefined;
  /** Bytes of the request body received. */
  readonly bytesReceived: number;
  /** Bytes of the answer's body sent. */
  readonly bytesSent: number;
  /** The fault that was applied, by name. */
  readonly fault: string | undefined;
  /** A bug in the registry itself; answered with 500. */
  readonly error: Error | undefined;
}

/** A record that is still being written. */
export type OpenRecord = { -readonly [Field in keyof RecordedRequest]: RecordedRequest[Field] };

/** The requests that a registry got. */
export class RequestLog {
  readonly #records: OpenRecord[] = [];
  #inFlight = 0;

  /** All records, oldest first. The array grows while the registry runs. */
  get records(): readonly RecordedRequest[] {
    return this.#records;
  }

  /** Adds a request that just arrived. */
  open(origin: Origin, method: string, path: string, headers: IncomingHttpHeaders): OpenRecord {
    this.#inFlight += 1;
    const { authorization } = headers;
    const scheme = authorization?.split(' ')[0];
    const record: OpenRecord = {
      origin,
      method,
      path,
      headers:
        authorization === undefined ? { ...headers } : { ...headers, authorization: `${scheme} <redacted>` },
      credential: credentialOf(scheme),
      inFlight: this.#inFlight,
      status: undefined,
      bytesReceived: 0,
      bytesSent: 0,
      fault: undefined,
      error: undefined,
    };
    this.#records.push(record);
    return record;
  }

  /** Notes that a request is over. */
  close(): void {
    this.#inFlight -= 1;
  }

  /** Forgets every record. */
  clear(): void {
    this.#records.length = 0;
  }
}

function credentialOf(scheme: string | undefined): Credential {
  const lower = scheme?.toLowerCase();
  if (lower === undefined) {
    return 'none';
  }
  return lower === 'basic' || lower === 'bearer' ? lower : 'other';
}
