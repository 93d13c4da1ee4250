import {
  ArtifactError,
  countAt,
  digestAt,
  type Fields,
  fieldsOf,
  parseJson,
  readCount,
  readDigest,
  readFlag,
  readList,
  readOptional,
  readText,
  readTime,
  textAt,
} from './json-reader.ts';
import { hashPlan } from './plan.ts';
import type {
  Brake,
  BytesFreed,
  KeptRoot,
  Plan,
  PlannedDeletion,
  PlannedUntag,
  QuarantinedRoot,
  Reason,
  RepositoryPlan,
} from './types.ts';

/** Optional keys are undefined in a plan, and JSON leaves them out. */
const DELETION = ['digest', 'root', 'tags', 'ids', 'reason', 'edges', 'size'];

/**
 * Reads an approved plan. Nothing in it is taken on trust: keys and types are checked, and its hash must be that of what it
 * says, so that what was approved is what happens.
 *
 * @throws ArtifactError that names the place, the value and what should stand there
 */
export function parsePlan(text: string): Plan {
  const fields = fieldsOf(parseJson(text), '', ['version', 'hash', 'registry', 'createdAt', 'repositories']);
  if (fields.get('version') !== 1) {
    throw new ArtifactError(`version must be 1, not ${JSON.stringify(fields.get('version'))}: plan again`);
  }
  const hash = readText(fields, 'hash');
  const plan = {
    version: 1,
    registry: readText(fields, 'registry'),
    createdAt: readTime(fields, 'createdAt'),
    repositories: readList(fields, 'repositories', repositoryAt),
  } as const;
  if (hashPlan(plan) !== hash) {
    throw new ArtifactError(
      `hash is ${hash.slice(0, 64)}, and the plan's is ${hashPlan(plan)}: it was changed`,
    );
  }
  return { ...plan, hash };
}

function repositoryAt(value: unknown, place: string): RepositoryPlan {
  const required = ['name', 'policy', 'delete', 'untag', 'keep', 'quarantine', 'bytes'];
  const fields = fieldsOf(value, place, required, ['brake']);
  return {
    name: readText(fields, 'name'),
    policy: readText(fields, 'policy'),
    delete: readList(fields, 'delete', deletionAt),
    untag: readList(fields, 'untag', untagAt),
    keep: readList(fields, 'keep', keptAt),
    quarantine: readList(fields, 'quarantine', quarantinedAt),
    brake: readOptional(fields, 'brake', readBrake),
    bytes: bytesAt(fields.get('bytes'), fields.at('bytes')),
  };
}

function deletionAt(value: unknown, place: string): PlannedDeletion {
  const fields = fieldsOf(value, place, DELETION, ['time', 'updatedAt']);
  return {
    digest: readDigest(fields, 'digest'),
    root: readDigest(fields, 'root'),
    tags: readList(fields, 'tags', textAt),
    ids: readList(fields, 'ids', countAt),
    reason: readReason(fields),
    edges: readList(fields, 'edges', digestAt),
    time: readOptional(fields, 'time', readTime),
    updatedAt: readOptional(fields, 'updatedAt', readTime),
    size: readCount(fields, 'size'),
  };
}

function untagAt(value: unknown, place: string): PlannedUntag {
  const fields = fieldsOf(value, place, ['digest', 'tag', 'reason']);
  return { digest: readDigest(fields, 'digest'), tag: readText(fields, 'tag'), reason: readReason(fields) };
}

function keptAt(value: unknown, place: string): KeptRoot {
  const fields = fieldsOf(value, place, ['digest', 'tags', 'reason'], ['time']);
  return { ...rootOf(fields), time: readOptional(fields, 'time', readTime) };
}

function quarantinedAt(value: unknown, place: string): QuarantinedRoot {
  return rootOf(fieldsOf(value, place, ['digest', 'tags', 'reason']));
}

function rootOf(fields: Fields): QuarantinedRoot {
  return {
    digest: readDigest(fields, 'digest'),
    tags: readList(fields, 'tags', textAt),
    reason: readReason(fields),
  };
}

/** The reason of an item. @throws ArtifactError */
export function readReason(parent: Fields): Reason {
  const fields = fieldsOf(parent.get('reason'), parent.at('reason'), ['code', 'text'], ['path']);
  const path = fields.get('path') === undefined ? undefined : readList(fields, 'path', digestAt);
  return { code: readText(fields, 'code'), text: readText(fields, 'text'), ...(path && { path }) };
}

function readBrake(parent: Fields, key: string): Brake {
  const fields = fieldsOf(parent.get(key), parent.at(key), ['code', 'text']);
  return { code: readText(fields, 'code'), text: readText(fields, 'text') };
}

function bytesAt(value: unknown, place: string): BytesFreed {
  const fields = fieldsOf(value, place, ['freed', 'kept', 'exact']);
  return {
    freed: readCount(fields, 'freed'),
    kept: readCount(fields, 'kept'),
    exact: readFlag(fields, 'exact'),
  };
}
