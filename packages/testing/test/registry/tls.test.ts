import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createTlsIdentity } from '../../src/registry/index.ts';
import { bytesOf, call, pushBlob, start } from './fixture.ts';
import { send } from './http.ts';

describe('TLS', () => {
  it('is trusted by who knows the CA, by name and by address', async () => {
    const registry = await start('memory', { tls: true });
    const ca = registry.ca ?? '';
    expect(registry.url).toBe(`https://${registry.host}`);
    const port = new URL(registry.url).port;
    expect((await send('GET', `https://localhost:${port}/v2/`, { ca })).status).toBe(200);
    const bytes = bytesOf(400_000);
    const digest = await pushBlob(registry, 'a', bytes);
    expect((await call(registry, 'GET', `/v2/a/blobs/${digest}`)).body.equals(bytes)).toBe(true);
  });

  it('is not trusted by who does not', async () => {
    const registry = await start('memory', { tls: true });
    const other = await createTlsIdentity();
    await expect(send('GET', `${registry.url}/v2/`)).rejects.toThrow(/certificate/);
    await expect(send('GET', `${registry.url}/v2/`, { ca: other.ca })).rejects.toThrow(/certificate/);
  });

  it('can be expired, or of another name', async () => {
    const expired = await start('memory', { tls: { expired: true } });
    await expect(call(expired, 'GET', '/v2/')).rejects.toThrow(/expired/);
    const elsewhere = await start('memory', { tls: { names: ['registry.example.com'] } });
    await expect(call(elsewhere, 'GET', '/v2/')).rejects.toThrow(/does not match|not in the cert/);
  });

  it('has a CA that may sign and a certificate that may not', async () => {
    const { ca, cert } = await createTlsIdentity({ names: ['example.com', '127.0.0.1', '::1'] });
    const [authority, server] = [new X509Certificate(ca), new X509Certificate(cert)];
    expect([authority.ca, server.ca]).toEqual([true, false]);
    expect([server.verify(authority.publicKey), server.checkIssued(authority)]).toEqual([true, true]);
    expect(server.subjectAltName).toBe('DNS:example.com, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1');
  });

  it('covers the realm, the blob store and absolute locations', async () => {
    const auth = { kind: 'bearer', users: { u: 'p' }, separateRealm: true } as const;
    const locked = await start('memory', { tls: true, auth });
    const challenge = (await call(locked, 'GET', '/v2/')).headers['www-authenticate'];
    expect(challenge).toContain('realm="https://');
    const open = await start('memory', { tls: true, blobStore: 'redirect', profile: 'distribution2' });
    const digest = await open.putBlob('a', 'x');
    const target = String((await call(open, 'GET', `/v2/a/blobs/${digest}`)).headers.location);
    expect((await call(open, 'GET', target)).body.toString()).toBe('x');
    const upload = await call(open, 'POST', '/v2/a/blobs/uploads/');
    expect(upload.headers.location?.startsWith(open.url)).toBe(true);
  });

  it.each(['reset', 'lost-ack'] as const)('connections can be cut by %s', async (action) => {
    const registry = await start('memory', { tls: true });
    registry.fail({ action });
    await expect(call(registry, 'GET', '/v2/')).rejects.toThrow();
    expect((await call(registry, 'GET', '/v2/')).status).toBe(200);
  });
});
