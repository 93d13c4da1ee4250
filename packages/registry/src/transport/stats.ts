/** What was spoken with one host. */
export interface HostStats {
  /** Requests sent, by method, redirects and token requests included. */
  readonly requests: Readonly<Record<string, number>>;
  /** How many of them repeated an earlier one that had failed for a passing reason. */
  readonly retries: number;
  /** Body bytes sent and received. */
  readonly bytesUp: number;
  readonly bytesDown: number;
}

interface MutableHostStats {
  readonly requests: Record<string, number>;
  retries: number;
  bytesUp: number;
  bytesDown: number;
}

/** Adds body bytes to what is known of one host. */
export interface ByteCounters {
  readonly up: (bytes: number) => void;
  readonly down: (bytes: number) => void;
}

/** Counts what a client does, per `host:port` as it stands in URLs. */
export class Stats {
  readonly #hosts = new Map<string, MutableHostStats>();

  /** Per host, in the order of first use. */
  get hosts(): ReadonlyMap<string, HostStats> {
    return this.#hosts;
  }

  /** Requests to one host or, without one, to all; optionally of one method only. */
  requests(host?: string, method?: string): number {
    let total = 0;
    for (const [name, { requests }] of this.#hosts) {
      for (const [verb, count] of Object.entries(requests)) {
        total += (host ?? name) === name && (method ?? verb) === verb ? count : 0;
      }
    }
    return total;
  }

  /** Repeated requests over all hosts. */
  get retries(): number {
    return this.#sum('retries');
  }

  /** Body bytes sent to all hosts, the wasted ones of failed attempts included. */
  get bytesUp(): number {
    return this.#sum('bytesUp');
  }

  /** Body bytes received from all hosts. */
  get bytesDown(): number {
    return this.#sum('bytesDown');
  }

  countRequest(host: string, method: string): void {
    const { requests } = this.#host(host);
    requests[method] = (requests[method] ?? 0) + 1;
  }

  countRetry(host: string): void {
    this.#host(host).retries += 1;
  }

  /** Counters of body bytes for one exchange with a host: looking it up for every piece would show in the profile. */
  bytesOf(host: string): ByteCounters {
    const counts = this.#host(host);
    return {
      up: (bytes) => {
        counts.bytesUp += bytes;
      },
      down: (bytes) => {
        counts.bytesDown += bytes;
      },
    };
  }

  #sum(field: 'retries' | 'bytesUp' | 'bytesDown'): number {
    return [...this.#hosts.values()].reduce((total, host) => total + host[field], 0);
  }

  #host(host: string): MutableHostStats {
    const known = this.#hosts.get(host);
    if (known !== undefined) {
      return known;
    }
    const fresh: MutableHostStats = { requests: {}, retries: 0, bytesUp: 0, bytesDown: 0 };
    this.#hosts.set(host, fresh);
    return fresh;
  }
}
