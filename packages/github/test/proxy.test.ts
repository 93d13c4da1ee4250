import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { GitHubClient } from '../src/index.ts';
import { failureOf, NAME, start } from './fixture.ts';

/** A proxy that notes which tunnels it was asked for and refuses them all. */
async function startProxy(): Promise<{ readonly url: string; readonly tunnels: readonly string[] }> {
  const tunnels: string[] = [];
  const proxy: Server = createServer();
  proxy.on('connect', ({ url = '' }, socket) => {
    tunnels.push(url);
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    proxy.closeAllConnections();
    proxy.close();
  });
  return { url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, tunnels };
}

describe('proxies', () => {
  it('reaches GitHub through HTTPS_PROXY', async () => {
    const proxy = await startProxy();
    const client = new GitHubClient({
      token: 't',
      apiUrl: 'https://api.github.invalid',
      env: { HTTPS_PROXY: proxy.url },
      retry: { attempts: 1 },
    });
    expect(await failureOf(client.repository(NAME).info())).toMatchObject({
      name: 'GitHubError',
      status: undefined,
    });
    expect(proxy.tunnels).toEqual(['api.github.invalid:443']);
    client.close();
  });

  it('goes around it for hosts in NO_PROXY', async () => {
    const proxy = await startProxy();
    const client = new GitHubClient({
      token: 't',
      apiUrl: 'https://api.github.invalid',
      env: { HTTPS_PROXY: proxy.url, NO_PROXY: '.invalid' },
    });
    expect(await failureOf(client.repository(NAME).info())).toMatchObject({ temporary: false });
    expect(proxy.tunnels).toEqual([]);
    client.close();
  });

  it('never asks it for this machine', async () => {
    const proxy = await startProxy();
    const { github } = await start();
    const env = { HTTP_PROXY: proxy.url, HTTPS_PROXY: proxy.url, GITHUB_API_URL: github.url };
    const client = new GitHubClient({ token: github.token, env });
    expect(await client.repository(NAME).info()).toMatchObject({ fullName: NAME });
    expect(proxy.tunnels).toEqual([]);
    client.close();
  });
});
