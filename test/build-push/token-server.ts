/** A token service for real registries (distribution's "Token Authentication Specification"). */
import { createPrivateKey, randomUUID, sign, X509Certificate } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createTlsIdentity, type TlsIdentity } from '@container-kit/testing';

/** A running service. `realm`, `service`, `issuer` and `ca` are what the registry has to know of it. */
export interface TokenServer extends AsyncDisposable {
  readonly realm: string;
  readonly service: string;
  readonly issuer: string;
  /** Certificate of the authority that the signing key belongs to, in PEM. */
  readonly ca: string;
}

const SERVICE = 'registry';
const ISSUER = 'container-kit test';

/** Starts a service on loopback that gives this user every right. */
export async function startTokenServer(username: string, password: string): Promise<TokenServer> {
  const identity = await createTlsIdentity();
  const expected = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const server = createServer((request, response) => {
    if (request.method !== 'GET') response.writeHead(404).end();
    else if (request.headers.authorization !== expected) response.writeHead(401).end();
    else grant(request, response, username, identity);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    realm: `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`,
    service: SERVICE,
    issuer: ISSUER,
    ca: identity.ca,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function grant(
  request: IncomingMessage,
  response: ServerResponse,
  username: string,
  identity: TlsIdentity,
): void {
  const scopes = new URL(request.url ?? '/', 'http://localhost').searchParams.getAll('scope');
  const access = scopes
    .flatMap((scope) => scope.split(' '))
    .map((scope) => {
      const [type = '', ...rest] = scope.split(':');
      return { type, actions: (rest.pop() ?? '').split(','), name: rest.join(':') };
    });
  const now = Math.floor(Date.now() / 1000);
  const times = { iat: now, nbf: now - 60, exp: now + 300 };
  const token = signed(
    { iss: ISSUER, sub: username, aud: SERVICE, jti: randomUUID(), access, ...times },
    identity,
  );
  response.setHeader('Content-Type', 'application/json').end(JSON.stringify({ token, expires_in: 300 }));
}

/** A JSON Web Token that carries its certificate (RFC 7515, "x5c"). */
function signed(claims: object, { key, cert }: TlsIdentity): string {
  const x5c = [new X509Certificate(cert).raw.toString('base64')];
  const parts = [{ typ: 'JWT', alg: 'ES256', x5c }, claims];
  const content = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  const signature = sign('sha256', Buffer.from(content), {
    key: createPrivateKey(key),
    dsaEncoding: 'ieee-p1363',
  });
  return `${content}.${signature.toString('base64url')}`;
}
