import type { RegistryRequest } from '../request.ts';
import type { Route } from '../routes.ts';
import type { Action } from './options.ts';

/** Actions that a request needs in one repository. */
export interface Access {
  readonly repository: string;
  readonly actions: readonly Action[];
}

/**
 * What a request needs, as distribution asks for it: reading is `pull`, writing `pull,push`, deleting `delete`, and a
 * mount also `pull` on its source. Nothing for the ping: there any valid credential will do.
 */
export function requiredAccess(request: RegistryRequest, route: Route): readonly Access[] {
  if (route.kind === 'ping') {
    return [];
  }
  const own: Access = { repository: route.name, actions: actionsOf(request.method, route) };
  const from = route.kind === 'uploads' && request.query.has('mount') ? request.query.get('from') : null;
  return from ? [own, { repository: from, actions: ['pull'] }] : [own];
}

function actionsOf(method: string, route: Route): readonly Action[] {
  // An upload is part of a push whatever the method: asking for its status or cancelling it.
  if (route.kind === 'upload' || route.kind === 'uploads') {
    return ['pull', 'push'];
  }
  if (method === 'GET' || method === 'HEAD') {
    return ['pull'];
  }
  return method === 'DELETE' ? ['delete'] : ['pull', 'push'];
}

/** A scope string (distribution "token scope" documentation). */
export function formatScope({ repository, actions }: Access): string {
  return `repository:${repository}:${actions.join(',')}`;
}

/** Reads scope strings, several in one separated by spaces; what is no repository scope is left out. */
export function parseScopes(texts: readonly string[]): readonly Access[] {
  return texts
    .flatMap((text) => text.split(' '))
    .flatMap((text) => {
      const [, repository, actions] = /^repository(?:\([^)]*\))?:(.+):([^:]*)$/.exec(text) ?? [];
      return repository === undefined || actions === undefined
        ? []
        : [{ repository, actions: actions.split(',').flatMap(toActions) }];
    });
}

function toActions(name: string): readonly Action[] {
  if (name === '*') {
    return ['pull', 'push', 'delete'];
  }
  return name === 'pull' || name === 'push' || name === 'delete' ? [name] : [];
}
