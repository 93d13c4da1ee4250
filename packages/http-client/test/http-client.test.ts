import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { serve, serveProxy, setEnvironment, type TestServer } from '@container-kit/testing/fixtures';
import { generate } from 'selfsigned';
import { describe, expect, it, onTestFinished } from 'vitest';
import { BearerCredentialHandler } from '../src/auth.ts';
import { HttpClient, HttpClientError } from '../src/index.ts';

function clientWith(options?: ConstructorParameters<typeof HttpClient>[2]): HttpClient {
  return new HttpClient('test/1', [new BearerCredentialHandler('t0ken')], options);
}

function urlOf({ port }: TestServer, path = '/token?a=1'): string {
  return `http://127.0.0.1:${port}${path}`;
}

/** Answers with these statuses in turn; the last one stays. */
async function serveStatuses(...statuses: number[]): Promise<TestServer> {
  const left = [...statuses];
  return serve((_, response) => {
    const status = (left.length > 1 ? left.shift() : left[0]) ?? 500;
    response.writeHead(status).end(JSON.stringify({ value: status }));
  });
}

describe('HttpClient', () => {
  it('sends one request with token, agent and media type, and parses the answer', async () => {
    setEnvironment({});
    const server = await serve((_, response) => response.end('{"value":"jwt"}'));
    const answer = await clientWith().getJson<{ value: string }>(urlOf(server));
    expect(answer).toEqual({ statusCode: 200, result: { value: 'jwt' } });
    expect(server.requests).toEqual(['GET /token?a=1']);
    expect(server.headers[0]).toMatchObject({
      authorization: 'Bearer t0ken',
      'user-agent': 'test/1',
      accept: 'application/json',
    });
  });

  it('sends no credentials when it has none', async () => {
    setEnvironment({});
    const server = await serveStatuses(200);
    await new HttpClient().getJson(urlOf(server));
    expect(server.headers[0]).not.toHaveProperty('authorization');
  });

  it('has no result for 404 and for an empty answer', async () => {
    setEnvironment({});
    expect(await clientWith().getJson(urlOf(await serveStatuses(404)))).toEqual({
      statusCode: 404,
      result: null,
    });
    const empty = await serve((_, response) => response.writeHead(204).end());
    expect(await clientWith().getJson(urlOf(empty))).toEqual({ statusCode: 204, result: null });
  });

  it('retries temporary statuses', async () => {
    setEnvironment({});
    const server = await serveStatuses(503, 429, 200);
    const answer = await clientWith({ allowRetries: true, maxRetries: 2 }).getJson(urlOf(server));
    expect(answer).toEqual({ statusCode: 200, result: { value: 200 } });
    expect(server.requests).toHaveLength(3);
  });

  it('retries a broken connection', async () => {
    setEnvironment({});
    let first = true;
    const server = await serve((message, response) => {
      if (first) message.socket.destroy();
      else response.end('{}');
      first = false;
    });
    const answer = await clientWith({ allowRetries: true, maxRetries: 1 }).getJson(urlOf(server));
    expect(answer.statusCode).toBe(200);
  });

  it('gives up after the last retry, with the status', async () => {
    setEnvironment({});
    const server = await serveStatuses(503);
    const failing = clientWith({ allowRetries: true, maxRetries: 1 }).getJson(urlOf(server));
    await expect(failing).rejects.toMatchObject({ name: 'HttpClientError', statusCode: 503 });
    expect(server.requests).toHaveLength(2);
  });

  it.each([400, 401, 403, 302])('does not retry %i', async (status) => {
    setEnvironment({});
    const server = await serveStatuses(status);
    const failing = clientWith({ allowRetries: true, maxRetries: 3 }).getJson(urlOf(server));
    await expect(failing).rejects.toThrow(HttpClientError);
    expect(server.requests).toHaveLength(1);
  });

  it('does not retry unless it is allowed to', async () => {
    setEnvironment({});
    const server = await serveStatuses(503);
    await expect(clientWith().getJson(urlOf(server))).rejects.toMatchObject({ statusCode: 503 });
    expect(server.requests).toHaveLength(1);
  });

  it('does not follow redirects with its token', async () => {
    setEnvironment({});
    const other = await serveStatuses(200);
    const server = await serve((_, response) => response.writeHead(302, { location: urlOf(other) }).end());
    await expect(clientWith().getJson(urlOf(server))).rejects.toMatchObject({ statusCode: 302 });
    expect(other.requests).toEqual([]);
  });

  it('stops reading an answer that is too large', async () => {
    setEnvironment({});
    const server = await serve((_, response) => {
      const timer = setInterval(() => response.write('x'.repeat(64 * 1024)), 1);
      response.once('close', () => clearInterval(timer));
    });
    const failing = clientWith({ allowRetries: true, maxRetries: 3 }).getJson(urlOf(server));
    await expect(failing).rejects.toThrow('larger than 1 MiB');
    expect(server.requests).toHaveLength(1);
    while ((await server.connections()) > 0) await sleep(10);
  });

  it('leaves no connection open', async () => {
    setEnvironment({});
    const server = await serve((_, response) => response.setHeader('connection', 'keep-alive').end('{}'));
    await clientWith().getJson(urlOf(server));
    while ((await server.connections()) > 0) await sleep(10);
  });

  it('does not keep the process alive', async () => {
    const server = await serve((_, response) => response.setHeader('connection', 'keep-alive').end('{}'));
    const script = `import { HttpClient } from ${JSON.stringify(join(import.meta.dirname, '../src/index.ts'))};
      console.log((await new HttpClient().getJson(${JSON.stringify(urlOf(server))})).statusCode);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { env: {} });
    let output = '';
    child.stdout.on('data', (text: Buffer) => {
      output += text;
    });
    const exitCode = await new Promise((resolve) => child.once('close', resolve));
    expect({ exitCode, output }).toEqual({ exitCode: 0, output: '200\n' });
  });
});

describe('HttpClient behind a proxy', () => {
  it('asks for plain HTTP through HTTP_PROXY', async () => {
    const server = await serveStatuses(200);
    const proxy = await serveProxy(server.port);
    setEnvironment({ HTTP_PROXY: `http://user:pass@127.0.0.1:${proxy.port}` });
    await clientWith().getJson('http://token.example/path?q=1');
    expect(proxy.requests).toEqual(['GET http://token.example/path?q=1']);
    expect(proxy.headers[0]?.['proxy-authorization']).toBe(`Basic ${btoa('user:pass')}`);
    expect(server.requests).toEqual(['GET /path?q=1']);
  });

  it('tunnels HTTPS through HTTPS_PROXY, which sees no token', async () => {
    const { private: key, cert } = await generate([{ name: 'commonName', value: 'token.example' }], {
      extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'token.example' }] }],
    });
    const trusted = getCACertificates();
    setDefaultCACertificates([cert]);
    onTestFinished(() => setDefaultCACertificates(trusted));
    const server = await serve((_, response) => response.end('{"value":"jwt"}'), { key, cert });
    const proxy = await serveProxy(server.port);
    setEnvironment({ https_proxy: `http://127.0.0.1:${proxy.port}` });
    const answer = await clientWith().getJson('https://token.example/path');
    expect(answer.result).toEqual({ value: 'jwt' });
    expect(proxy.requests).toEqual(['CONNECT token.example:443']);
    expect(proxy.headers[0]).not.toHaveProperty('authorization');
    expect(server.headers[0]?.authorization).toBe('Bearer t0ken');
  });

  it('goes around the proxy for hosts in NO_PROXY', async () => {
    const server = await serveStatuses(200);
    const proxy = await serveProxy(server.port);
    setEnvironment({ HTTP_PROXY: `http://127.0.0.1:${proxy.port}`, NO_PROXY: 'example.org,127.0.0.1' });
    await clientWith().getJson(urlOf(server));
    expect(proxy.requests).toEqual([]);
    expect(server.requests).toHaveLength(1);
  });
});
