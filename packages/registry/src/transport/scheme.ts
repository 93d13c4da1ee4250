import { isLoopback } from './hosts.ts';

const PROBE_MS = 10_000;

/**
 * Decides how a registry is spoken to: always https, except that a loopback host which does not speak TLS gets
 * plain http, as with Docker. Only the handshake is tried, nothing is sent; a bad certificate still means
 * https, so that the real request fails with its reason.
 *
 * @param host with optional port, as in a reference
 * @returns the origin for all requests to that registry
 */
export async function registryOrigin(host: string): Promise<string> {
  const { hostname, port } = new URL(`https://${host}`);
  if (!isLoopback(hostname) || (await speaksTls(hostname, port === '' ? 443 : Number(port)))) {
    return new URL(`https://${host}`).origin;
  }
  return new URL(`http://${host}`).origin;
}

async function speaksTls(hostname: string, port: number): Promise<boolean> {
  const tls = await import('node:tls');
  return await new Promise((resolve) => {
    const socket = tls.connect({ host: hostname.replace(/^\[|\]$/g, ''), port, rejectUnauthorized: false });
    const decide = (spoken: boolean): void => {
      socket.destroy();
      resolve(spoken);
    };
    socket.once('secureConnect', () => decide(true));
    socket.once('error', () => decide(false));
    socket.setTimeout(PROBE_MS, () => decide(true));
  });
}
