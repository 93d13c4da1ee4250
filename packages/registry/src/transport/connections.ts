import { readFileSync } from 'node:fs';
import type { Agent, ClientRequest, RequestOptions } from 'node:http';
import { join } from 'node:path';
import { isLoopback } from './hosts.ts';
import type { Target } from './target.ts';

/** How connections are made. */
export interface ConnectionOptions {
  /** PEM certificates that are trusted besides the default roots (which include `NODE_EXTRA_CA_CERTS`). */
  readonly ca: readonly string[];
  /** Where `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` are read. */
  readonly env: NodeJS.ProcessEnv;
  /** Docker's per-registry certificates, `<folder>/<host>/ca.crt`. */
  readonly certsDir: string;
}

/** Docker's folder of per-registry certificates on Linux. */
export const DOCKER_CERTS_DIR = '/etc/docker/certs.d';

/**
 * Keep-alive connections of one client. `node:http` and `node:https` are loaded on first use: loading them
 * costs about 20 ms, which an action that fails on its inputs should not pay.
 */
export class Connections {
  readonly #options: ConnectionOptions;
  readonly #agents = new Map<string, Agent>();
  readonly #roots = new Map<string, readonly string[] | undefined>();

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  /** Starts a request; nothing is sent before its first write or end. */
  async start(target: Target, options: Pick<RequestOptions, 'method' | 'headers'>): Promise<ClientRequest> {
    const url = new URL(target.origin);
    const secure = url.protocol === 'https:';
    const http = secure ? await import('node:https') : await import('node:http');
    const ca = secure ? await this.#rootsFor(url.host) : undefined;
    return http.request({
      ...options,
      protocol: url.protocol,
      hostname: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port === '' ? (secure ? 443 : 80) : Number(url.port),
      path: target.path,
      agent: this.#agent(http.Agent, url),
      ...(ca === undefined ? {} : { ca: [...ca] }),
    });
  }

  /** Closes idle connections; running requests fail. */
  close(): void {
    for (const agent of this.#agents.values()) {
      agent.destroy();
    }
    this.#agents.clear();
  }

  /** As in Go's net/http, loopback hosts are never reached through a proxy. */
  #agent(AgentOfScheme: typeof Agent, url: URL): Agent {
    const direct = isLoopback(url.hostname);
    const key = `${url.protocol} ${direct}`;
    const known = this.#agents.get(key);
    if (known !== undefined) {
      return known;
    }
    const proxy = direct ? {} : { proxyEnv: this.#options.env };
    const agent = new AgentOfScheme({ keepAlive: true, autoSelectFamilyAttemptTimeout: 1000, ...proxy });
    this.#agents.set(key, agent);
    return agent;
  }

  /** Undefined means Node's defaults, which need no parsing of the whole root store. */
  async #rootsFor(host: string): Promise<readonly string[] | undefined> {
    if (this.#roots.has(host)) {
      return this.#roots.get(host);
    }
    const extra = [...this.#options.ca, ...dockerCertificate(this.#options.certsDir, host)];
    const { getCACertificates } = await import('node:tls');
    const roots = extra.length === 0 ? undefined : [...getCACertificates('default'), ...extra];
    this.#roots.set(host, roots);
    return roots;
  }
}

function dockerCertificate(certsDir: string, host: string): readonly string[] {
  try {
    return [readFileSync(join(certsDir, host, 'ca.crt'), 'utf8')];
  } catch {
    // Absent, or only root may read it: then it is not for us.
    return [];
  }
}
