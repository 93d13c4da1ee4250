import { emptyReply, jsonReply, type Reply } from '../../registry/reply.ts';
import { ApiError, notFound } from '../api-error.ts';
import { isAllowed } from '../permissions.ts';
import { packageShape, versionShape } from '../shapes/package.ts';
import type { PackageScope, PackageState, VersionRecord } from '../state/package.ts';
import type { Open } from '../state/records.ts';
import type { AccountEndpoint, AccountExchange, Endpoints } from './endpoint.ts';
import { pageOf } from './paging.ts';

/** Public versions that were pulled more often can't be deleted (REST API, "Delete a package version"). */
const MAX_DOWNLOADS = 5000;
const RESTORE_MS = 30 * 24 * 60 * 60 * 1000;

const list: AccountEndpoint = { answerAccount: listPackages };
const versions: AccountEndpoint = { answerAccount: listVersions };
const version: AccountEndpoint = { answerAccount: getVersion };
const deletion: AccountEndpoint = { answerAccount: deleteVersion };
const restoration: AccountEndpoint = { answerAccount: restoreVersion };

/** REST API, "Packages", of type `container`. */
export const packages: Endpoints = {
  'packages/list-packages-for-organization': list,
  'packages/list-packages-for-user': list,
  'packages/list-packages-for-authenticated-user': list,
  'packages/get-all-package-versions-for-package-owned-by-org': versions,
  'packages/get-all-package-versions-for-package-owned-by-user': versions,
  'packages/get-all-package-versions-for-package-owned-by-authenticated-user': versions,
  'packages/get-package-version-for-organization': version,
  'packages/get-package-version-for-user': version,
  'packages/get-package-version-for-authenticated-user': version,
  'packages/delete-package-version-for-org': deletion,
  'packages/delete-package-version-for-user': deletion,
  'packages/delete-package-version-for-authenticated-user': deletion,
  'packages/restore-package-version-for-org': restoration,
  'packages/restore-package-version-for-user': restoration,
  'packages/restore-package-version-for-authenticated-user': restoration,
};

/** The token of a job, which belongs to no account, may not list packages (cli/cli#9606). */
function listPackages(exchange: AccountExchange): Reply {
  const { api, world, url } = exchange;
  if (world.scopes === undefined) throw new ApiError(403, 'Resource not accessible by integration');
  needScope(exchange, 'read:packages', 'list packages');
  const wanted = url.searchParams.get('visibility');
  const owned = world.packages
    .of(ownerOf(exchange))
    .filter(({ visibility }) => wanted === null || visibility === wanted);
  const { items, headers } = pageOf(owned, url);
  return jsonReply(
    200,
    items.map((one) => packageShape(api, world, one)),
    headers,
  );
}

function listVersions(exchange: AccountExchange): Reply {
  const { api, world, url } = exchange;
  const state = readable(exchange);
  const all = url.searchParams.get('state') === 'deleted' ? restorable(exchange, state) : state.active;
  const { items, headers } = pageOf(all, url);
  return jsonReply(
    200,
    items.map((one) => versionShape(api, world, state, one)),
    headers,
  );
}

function getVersion(exchange: AccountExchange): Reply {
  const { api, world } = exchange;
  const state = readable(exchange);
  return jsonReply(200, versionShape(api, world, state, find(exchange, state, false)));
}

function deleteVersion(exchange: AccountExchange): Reply {
  const state = administered(exchange);
  const record = find(exchange, state, false);
  if (state.visibility === 'public' && record.downloads > MAX_DOWNLOADS) {
    throw new ApiError(
      400,
      'Publicly visible package versions with more than 5000 downloads cannot be deleted. Contact GitHub support for further assistance.',
    );
  }
  if (state.isLastTagged(record)) {
    throw new ApiError(
      400,
      'You cannot delete the last tagged version of a package. You must delete the package instead.',
    );
  }
  state.delete(record);
  return emptyReply(204);
}

function restoreVersion(exchange: AccountExchange): Reply {
  const state = administered(exchange);
  const record = find(exchange, state, true);
  if (!restorable(exchange, state).includes(record)) throw notFound();
  if (state.version(record.digest) !== undefined) {
    throw new ApiError(400, 'A package version with the same name already exists.');
  }
  state.restore(record);
  return emptyReply(204);
}

function restorable({ world }: AccountExchange, state: PackageState): readonly VersionRecord[] {
  const since = world.now().getTime() - RESTORE_MS;
  return state.deleted.filter(({ deleted }) => deleted !== undefined && deleted.at.getTime() > since);
}

function find({ parameters }: AccountExchange, state: PackageState, isDeleted: boolean): Open<VersionRecord> {
  const record = state.find(Number(parameters.package_version_id));
  if (record === undefined || (record.deleted !== undefined) !== isDeleted) throw notFound();
  return record;
}

/** The package of the path, if the token may see it. GitHub says "Package not found." otherwise. */
function readable(exchange: AccountExchange): PackageState {
  const { world, parameters, permissions } = exchange;
  const state = world.packages.find(`${ownerOf(exchange)}/${parameters.package_name}`);
  if (parameters.package_type !== 'container' || state === undefined) throw packageNotFound();
  if (world.scopes !== undefined) {
    needScope(exchange, 'read:packages', "get a package's versions");
    return state;
  }
  if (!isAllowed(permissions, 'packages', 'read'))
    throw new ApiError(403, 'Resource not accessible by integration');
  if (state.visibility === 'private' && state.jobRole === undefined) throw packageNotFound();
  return state;
}

/** The package of the path, if the token may delete from it. */
function administered(exchange: AccountExchange): PackageState {
  const { world, permissions } = exchange;
  const state = readable(exchange);
  if (world.scopes !== undefined) {
    needScope(exchange, 'delete:packages', 'delete a package version');
    return state;
  }
  if (!isAllowed(permissions, 'packages', 'write') || state.jobRole !== 'admin') {
    throw new ApiError(403, 'Resource not accessible by integration');
  }
  return state;
}

/** Another path for each kind of account. */
function ownerOf({ world, parameters }: AccountExchange): string {
  const { org, username } = parameters;
  const login = org ?? username;
  if (login === undefined) {
    if (world.scopes === undefined) throw new ApiError(403, 'Resource not accessible by integration');
    return world.actor.toLowerCase();
  }
  if (world.people.has(login.toLowerCase()) !== (org === undefined)) throw notFound();
  return login.toLowerCase();
}

function needScope({ world }: AccountExchange, scope: PackageScope, action: string): void {
  if (!world.scopes?.includes(scope)) {
    throw new ApiError(403, `You need at least ${scope} scope to ${action}.`);
  }
}

function packageNotFound(): ApiError {
  return new ApiError(404, 'Package not found.');
}
