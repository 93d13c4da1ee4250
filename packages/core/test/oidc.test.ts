import { serve, serveProxy, setEnvironment, type TestServer } from '@container-kit/testing/fixtures';
import { describe, expect, it } from 'vitest';
import { getIdToken } from '../src/oidc.ts';
import { captureStdout } from './support/capture.ts';
import { runnerCommands } from './support/runner-commands.ts';

/** What a job with `id-token: write` has in its environment. */
function permission(url: string): Record<string, string> {
  return { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'request-t0ken' };
}

function urlOf({ port }: TestServer): string {
  return `http://127.0.0.1:${port}/idtoken?api-version=2.0`;
}

describe('getIdToken', () => {
  it('asks for a token for the audience and masks it', async () => {
    const server = await serve((_, response) => response.end('{"value":"jwt-value"}'));
    setEnvironment(permission(urlOf(server)));
    let token: string | undefined;
    const output = await captureStdout(async () => {
      token = await getIdToken('https://registry.example');
    });
    expect(token).toBe('jwt-value');
    expect(server.requests).toEqual(['GET /idtoken?api-version=2.0&audience=https%3A%2F%2Fregistry.example']);
    expect(server.headers[0]?.authorization).toBe('Bearer request-t0ken');
    expect(runnerCommands(output)).toContainEqual({ name: 'add-mask', properties: {}, data: 'jwt-value' });
  });

  it('uses the proxy of the environment', async () => {
    const server = await serve((_, response) => response.end('{"value":"jwt-value"}'));
    const proxy = await serveProxy(server.port);
    setEnvironment({
      ...permission('http://token.example/idtoken?x=1'),
      HTTP_PROXY: `http://127.0.0.1:${proxy.port}`,
    });
    await captureStdout(() => getIdToken());
    expect(proxy.requests).toEqual(['GET http://token.example/idtoken?x=1']);
  });

  it.each(['ACTIONS_ID_TOKEN_REQUEST_URL', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN'])(
    'says which permission is missing without %s',
    async (name) => {
      setEnvironment({ ...permission('http://127.0.0.1:9/'), [name]: '' });
      await expect(getIdToken()).rejects.toMatchObject({
        name: 'UserError',
        fix: 'add "permissions: id-token: write" to the job',
      });
    },
  );

  it('reports a refusal in one line', async () => {
    const server = await serve((_, response) => response.writeHead(403).end('{}'));
    setEnvironment(permission(urlOf(server)));
    let failure: unknown;
    await captureStdout(async () => {
      failure = await getIdToken().catch((error: unknown) => error);
    });
    expect(failure).toHaveProperty(
      'message',
      expect.stringMatching(/^GitHub gave no identity token: .*403.*$/),
    );
  });
});
