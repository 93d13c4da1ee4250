/** Which repositories the run is about. */
import { UserError } from '@container-kit/core';
import type { Inputs } from './inputs.ts';
import type { Session } from './session.ts';

/**
 * The repositories that the input names, each once.
 *
 * @throws {UserError} for a glob that finds nothing, and without the input outside of a GitHub repository; errors of the provider
 */
export async function findRepositories(session: Session): Promise<readonly string[]> {
  const { provider, inputs, context, registry } = session;
  const wanted = wantedNames(inputs, registry);
  if (wanted.length === 0) return [ownRepository(context.github.repository)];
  const found = await provider.listRepositories(wanted);
  if (found.length > 0) return [...new Set(found)];
  throw new UserError(`input "repositories": ${registry} has no repository ${wanted.join(', ')}`, {
    fix: 'check the names; they are those below the host, such as org/app',
  });
}

/** Names and globs below the host; people paste whole names. */
export function wantedNames({ repositories }: Pick<Inputs, 'repositories'>, registry: string): string[] {
  const host = `${registry}/`;
  return repositories.map((line) => (line.startsWith(host) ? line.slice(host.length) : line));
}

function ownRepository(name: string): string {
  if (name !== '') return name.toLowerCase();
  throw new UserError('input "repositories" is empty', {
    fix: 'name the repositories below the host, one a line, such as org/app',
  });
}
