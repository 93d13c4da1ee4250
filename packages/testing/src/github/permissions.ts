/** Names of permissions, as they stand under `permissions:` in a workflow. */
export type PermissionName =
  | 'attestations'
  | 'checks'
  | 'contents'
  | 'deployments'
  | 'metadata'
  | 'packages'
  | 'pull-requests'
  | 'security-events'
  | 'statuses';

/** What a token may do; what is not named it may not. `metadata: read` is always there. */
export type Permissions = Readonly<Partial<Record<PermissionName, 'read' | 'write'>>>;

/** Whether the permissions cover what is needed: write includes read. */
export function isAllowed(permissions: Permissions, name: PermissionName, level: 'read' | 'write'): boolean {
  const granted = name === 'metadata' ? 'read' : permissions[name];
  return granted === 'write' || (granted === 'read' && level === 'read');
}
