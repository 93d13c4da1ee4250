import { type Target, UnsafeTargetError } from './target.ts';

const DOCKER_HUB = 'docker.io';
const DOCKER_HUB_API = 'registry-1.docker.io';

/** Host that serves a registry's API: Docker Hub's is not the one in its image names. */
export function apiHost(registry: string): string {
  return registry === DOCKER_HUB ? DOCKER_HUB_API : registry;
}

/** `localhost`, 127.0.0.0/8 and `[::1]`: the hosts that may speak plain HTTP. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

/**
 * Checks a target that a server named (redirect, upload Location, token realm) before anything is sent to it.
 * Never from https down to http; never from a remote host to this machine or to link-local addresses, where
 * cloud metadata services hand out credentials.
 *
 * @throws UnsafeTargetError
 */
export function assertSafeHop(from: Target, to: Target): void {
  if (from.origin === to.origin) {
    return;
  }
  const source = new URL(from.origin);
  const destination = new URL(to.origin);
  if (source.protocol === 'https:' && destination.protocol !== 'https:') {
    throw new UnsafeTargetError(
      `${source.host} points to plain http://${destination.host}: refused, as the connection must stay encrypted ` +
        '(a registry behind a TLS proxy must be told its external URL)',
    );
  }
  if (
    !isLoopback(source.hostname) &&
    (isLoopback(destination.hostname) || isLinkLocal(destination.hostname))
  ) {
    throw new UnsafeTargetError(`${source.host} points to the local address ${destination.host}: refused`);
  }
}

/** `URL` has already normalised forms such as 0xa9fea9fe and [::ffff:169.254.0.1]. */
function isLinkLocal(hostname: string): boolean {
  return /^(?:169\.254\.|0\.)/.test(hostname) || /^\[(?:fe[89ab]|::\]|::ffff:)/.test(hostname);
}
