import type { PackageState, VersionRecord } from '../state/package.ts';
import type { World } from '../state/world.ts';
import { timestamp } from './urls.ts';
import { userShape } from './user.ts';

/** Schema `package`. */
export function packageShape(api: string, world: World, state: PackageState): object {
  const { id, name, owner, visibility, createdAt, active } = state;
  return {
    id,
    name,
    package_type: 'container',
    owner: userShape(api, owner),
    version_count: active.length,
    visibility,
    url: packageUrl(api, world, state),
    html_url: pageUrl(world, state),
    created_at: timestamp(createdAt),
    updated_at: timestamp(active[0]?.updatedAt ?? createdAt),
  };
}

/** Schema `package-version`. */
export function versionShape(api: string, world: World, state: PackageState, version: VersionRecord): object {
  const { id, digest, createdAt, updatedAt, deleted } = version;
  return {
    id,
    name: digest,
    url: `${packageUrl(api, world, state)}/versions/${id}`,
    package_html_url: pageUrl(world, state),
    created_at: timestamp(createdAt),
    updated_at: timestamp(updatedAt),
    html_url: `${pageUrl(world, state)}/${id}`,
    ...(deleted === undefined ? {} : { deleted_at: timestamp(deleted.at) }),
    metadata: { package_type: 'container', container: { tags: state.tagsOf(version) } },
  };
}

function packageUrl(api: string, { people }: World, { owner, name }: PackageState): string {
  return `${api}/${people.has(owner) ? 'users' : 'orgs'}/${owner}/packages/container/${encodeURIComponent(name)}`;
}

function pageUrl({ people }: World, { owner, name }: PackageState): string {
  return `https://github.com/${people.has(owner) ? 'users' : 'orgs'}/${owner}/packages/container/package/${encodeURIComponent(name)}`;
}
