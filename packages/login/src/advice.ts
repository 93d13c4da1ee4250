/** What to do about a registry that does not let this run push, in the words of our inputs. */
import type { AuthenticationError, RegistryError, UntrustedCertificateError } from '@container-kit/registry';

/** Errors of packages/registry, by name: importing the classes would load the package before it is needed. */
const REGISTRY_ERRORS = new Set([
  'RegistryError',
  'AuthenticationError',
  'CredentialError',
  'DigestMismatchError',
  'IncompleteCopyError',
  'LayoutError',
  'MissingManifestError',
  'PartialPushError',
  'TagMovedError',
  'UnsafeTargetError',
  'UntrustedCertificateError',
]);

/** Whether an error tells of a registry, or of content on its way there, and not of a mistake in the inputs. */
export function isRegistryFailure(error: unknown): boolean {
  return error instanceof Error && REGISTRY_ERRORS.has(error.name);
}

/** A failure of a registry in two parts: what happened, and what to do about it. */
export interface Advice {
  readonly message: string;
  readonly fix: string;
}

/**
 * Translates an error of packages/registry, whose own advice speaks of options that a workflow does not have.
 *
 * @returns undefined for errors that nothing in the workflow can prevent.
 */
export function adviseOn(error: unknown): Advice | undefined {
  if (isNamed<AuthenticationError>(error, 'AuthenticationError')) {
    return { message: error.problem, fix: adviseOnLogin(error.missing) };
  }
  if (isNamed<UntrustedCertificateError>(error, 'UntrustedCertificateError')) {
    return { message: error.problem, fix: adviseOnCertificate(error.host) };
  }
  return undefined;
}

/** By name: importing the classes would load the package on paths that have not needed it. */
function isNamed<T extends RegistryError>(error: unknown, name: T['name']): error is T {
  return error instanceof Error && error.name === name;
}

function adviseOnLogin({ registry, repository, action }: AuthenticationError['missing']): string {
  const may = action === 'push' ? 'push to' : 'pull from';
  if (registry === 'ghcr.io') {
    const [owner = '', ...path] = repository.split('/');
    return (
      `set "registry: ghcr.io", "username: \${{ github.actor }}" and "password: \${{ github.token }}", and give the job ` +
      `"permissions: packages: ${action === 'push' ? 'write' : 'read'}"; if the package ${path.join('/')} of ${owner} exists ` +
      'already, also give this repository access in its settings, under "Manage Actions access"'
    );
  }
  if (registry === 'docker.io') {
    return `set "username" to a Docker Hub user who may ${may} ${repository}, and "password" to an access token of that user that may ${action === 'push' ? 'read and write' : 'read'}`;
  }
  return `set "registry: ${registry}", and "username" and "password" to an account that may ${may} ${repository}`;
}

function adviseOnCertificate(host: string): string {
  return `give the certificate of its authority (a PEM file) in input "ca-cert", or set NODE_EXTRA_CA_CERTS, or install it on the runner as /etc/docker/certs.d/${host}/ca.crt`;
}
