/** Rights on one repository (distribution "Token Scope Documentation"). */
export interface Scope {
  readonly repository: string;
  readonly actions: 'pull' | 'push';
}

/** `repository:org/app:pull,push`: pushing always includes reading, as every client asks it. */
export function formatScope({ repository, actions }: Scope): string {
  return `repository:${repository}:${actions === 'push' ? 'pull,push' : 'pull'}`;
}

/** Whether the rights in `have` are enough for each of `need`. */
export function covers(have: readonly Scope[], need: readonly Scope[]): boolean {
  return need.every((wanted) =>
    have.some(
      (scope) =>
        scope.repository === wanted.repository && (scope.actions === 'push' || wanted.actions === 'pull'),
    ),
  );
}

/**
 * Joins scopes, one per repository with its strongest right, pushes first: some token services look only at
 * the first scope of a request.
 */
export function mergeScopes(...lists: readonly (readonly Scope[])[]): readonly Scope[] {
  const merged = new Map<string, Scope>();
  for (const scope of lists.flat()) {
    if (merged.get(scope.repository)?.actions !== 'push') {
      merged.set(scope.repository, scope);
    }
  }
  const scopes = [...merged.values()];
  return [
    ...scopes.filter(({ actions }) => actions === 'push'),
    ...scopes.filter(({ actions }) => actions === 'pull'),
  ];
}
