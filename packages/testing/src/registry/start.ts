import { answerApi, TOKEN_PATH } from './api.ts';
import { createAuth } from './auth/create.ts';
import { Tokens } from './auth/tokens.ts';
import { startBlobStore } from './blob-store.ts';
import type { EndpointContext } from './endpoints/context.ts';
import { FaultSchedule } from './faults/schedule.ts';
import type { RegistryOptions } from './options.ts';
import { OriginServer, type ServerParts } from './origin-server.ts';
import { PROFILES } from './profiles.ts';
import { TestRegistry } from './registry.ts';
import type { Reply } from './reply.ts';
import { Repositories } from './repositories.ts';
import type { RegistryRequest } from './request.ts';
import { RequestLog } from './request-log.ts';
import { DiskStorage } from './storage/disk.ts';
import { MemoryStorage } from './storage/memory.ts';
import type { Storage } from './storage/storage.ts';
import { createTlsIdentity } from './tls.ts';
import { Uploads } from './uploads.ts';

/**
 * Starts a registry that implements distribution-spec 1.1, listening on a free port of 127.0.0.1.
 *
 * Use it with `await using`, or close it. Without options: profile `strict`, in memory, no authentication, plain HTTP.
 */
export async function startRegistry(options: RegistryOptions = {}): Promise<TestRegistry> {
  const parts = await serverParts(options);
  const storage = await openStorage(options.storage);
  const blobStore =
    options.blobStore === 'redirect'
      ? await startBlobStore(parts, { storage, capabilities: parts.capabilities })
      : undefined;
  const context: EndpointContext = {
    capabilities: parts.capabilities,
    repositories: await Repositories.load(storage),
    uploads: new Uploads(storage),
    storage,
    blobRedirect: blobStore?.redirect,
  };
  const api = await startApi(context, parts, options);
  return new TestRegistry({
    context,
    log: parts.log,
    faults: parts.faults,
    tokens: api.tokens,
    server: api.server,
    others: [blobStore?.server, api.realmServer].filter((other) => other !== undefined),
    ca: parts.tls?.ca,
  });
}

/** Starts the registry's own server, and with `separateRealm` one for tokens beside it. */
async function startApi(
  context: EndpointContext,
  parts: ServerParts,
  options: RegistryOptions,
): Promise<{ tokens: Tokens; server: OriginServer; realmServer: OriginServer | undefined }> {
  const now = options.now ?? Date.now;
  const tokens = new Tokens(now);
  let realm = '';
  const auth = createAuth(options.auth, tokens, now, () => realm);
  const answer = (request: RegistryRequest): Promise<Reply> => answerApi(context, auth, request);
  const server = await OriginServer.listen('registry', parts, answer, options);
  const isSeparate = options.auth?.kind === 'bearer' && options.auth.separateRealm;
  const realmServer = isSeparate ? await OriginServer.listen('token', parts, answer) : undefined;
  realm = `${(realmServer ?? server).url}${TOKEN_PATH}`;
  return { tokens, server, realmServer };
}

async function serverParts(options: RegistryOptions): Promise<ServerParts> {
  const faults = new FaultSchedule();
  for (const fault of options.faults ?? []) {
    faults.add(fault);
  }
  return {
    log: new RequestLog(),
    faults,
    capabilities: { ...PROFILES[options.profile ?? 'strict'], ...options.capabilities },
    tls:
      options.tls === undefined
        ? undefined
        : await createTlsIdentity(options.tls === true ? {} : options.tls),
    hook: options.onRequest,
    latencyMs: options.latencyMs ?? 0,
  };
}

function openStorage(storage: RegistryOptions['storage'] = 'memory'): Storage | Promise<Storage> {
  return storage === 'memory' ? new MemoryStorage() : DiskStorage.open(storage.directory);
}
