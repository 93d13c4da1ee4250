import { UserError } from '@container-kit/core';

/** Owner and name below it. @throws UserError without an owner */
export function splitName(repository: string): { readonly owner: string; readonly name: string } {
  const [, owner, name] = /^([^/*?]+)\/(.+)$/.exec(repository) ?? [];
  if (owner !== undefined && name !== undefined) return { owner, name };
  throw new UserError(`input "repositories": ${JSON.stringify(repository)} has no owner`, {
    fix: 'write owner/name, where only the name may be a glob: org/app, org/*',
  });
}
