/** Servers on loopback that record what they are asked. */
import { createServer, type IncomingMessage, type RequestListener, request, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { onTestFinished } from 'vitest';

/** A running server; it is closed when the test ends. */
export interface TestServer {
  readonly port: number;
  /** `GET /path` per request, `CONNECT host:port` per tunnel. */
  readonly requests: readonly string[];
  /** The headers of the requests. */
  readonly headers: readonly IncomingMessage['headers'][];
  /** Connections that are open now. */
  readonly connections: () => Promise<number>;
}

/** Serves plain HTTP, or HTTPS with a key and certificate. */
export function serve(listener: RequestListener, tls?: { key: string; cert: string }): Promise<TestServer> {
  const requests: string[] = [];
  const headers: IncomingMessage['headers'][] = [];
  const recording: RequestListener = (message, response) => {
    requests.push(`${message.method} ${message.url}`);
    headers.push(message.headers);
    listener(message, response);
  };
  const server = tls === undefined ? createServer(recording) : createTlsServer(tls, recording);
  return listen(server, requests, headers);
}

/** A proxy that sends everything to one port of this machine, whatever host is asked for. */
export async function serveProxy(target: number): Promise<TestServer> {
  const requests: string[] = [];
  const headers: IncomingMessage['headers'][] = [];
  const server = createServer((message, response) => {
    requests.push(`${message.method} ${message.url}`);
    headers.push(message.headers);
    const { pathname, search } = new URL(message.url ?? '');
    const forwarded = request(
      { port: target, path: pathname + search, headers: message.headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
      },
    );
    forwarded.end();
  });
  server.on('connect', (message: IncomingMessage, socket: Duplex) => {
    requests.push(`CONNECT ${message.url}`);
    headers.push(message.headers);
    const upstream = connect(target, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      socket.pipe(upstream).pipe(socket);
    });
    for (const end of [socket, upstream]) end.on('error', () => undefined);
  });
  return listen(server, requests, headers);
}

async function listen(
  server: Server,
  requests: readonly string[],
  headers: readonly IncomingMessage['headers'][],
): Promise<TestServer> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const connections = () =>
    new Promise<number>((resolve, reject) => {
      server.getConnections((error, count) => (error ? reject(error) : resolve(count)));
    });
  return { port: (server.address() as AddressInfo).port, requests, headers, connections };
}

/** Sets variables of the real environment until the test ends; proxies of the machine are out of the way. */
export function setEnvironment(variables: Readonly<Record<string, string>>): void {
  const before = { ...process.env };
  const none = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy'];
  for (const name of none) delete process.env[name];
  Object.assign(process.env, variables);
  onTestFinished(() => {
    for (const name of [...none, ...Object.keys(variables)]) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  });
}
