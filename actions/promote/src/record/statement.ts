/** in-toto statements (github.com/in-toto/attestation, spec/v1/statement.md). */
import { isJsonObject, type JsonObject, textAt } from '@container-kit/core';
import { algorithmOf, type Digest, hexOf } from '@container-kit/registry';
import type { Envelope } from './dsse.ts';

/** `payloadType` of an envelope that holds a statement (spec/v1/envelope.md). */
export const STATEMENT_MEDIA_TYPE = 'application/vnd.in-toto+json';

const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1';
/** The same shape; cosign wrote it for a long time. */
const OLDER_STATEMENT_TYPE = 'https://in-toto.io/Statement/v0.1';

/** A statement about artifacts that is to be written. */
export interface NewStatement {
  readonly subject: { readonly name: string; readonly digest: Digest };
  readonly predicateType: string;
  readonly predicate: JsonObject;
}

/** A statement that was read. */
export interface Statement {
  readonly subjects: readonly JsonObject[];
  readonly predicateType: string;
  readonly predicate: JsonObject;
}

/** The statement as JSON. */
export function encodeStatement({ subject, predicateType, predicate }: NewStatement): Buffer {
  const { name, digest } = subject;
  return Buffer.from(
    JSON.stringify({
      _type: STATEMENT_TYPE,
      subject: [{ name, digest: { [algorithmOf(digest)]: hexOf(digest) } }],
      predicateType,
      predicate,
    }),
  );
}

/** Reads the statement in an envelope. @returns undefined when it holds something else */
export function statementIn({ payloadType, payload }: Envelope): Statement | undefined {
  return payloadType === STATEMENT_MEDIA_TYPE ? decodeStatement(payload) : undefined;
}

/** Reads a payload of untrusted origin. @returns undefined when it is no statement */
export function decodeStatement(payload: Uint8Array): Statement | undefined {
  const json = parseJson(payload);
  if (!isJsonObject(json)) return undefined;
  const { _type: type, subject, predicateType, predicate = {} } = json;
  if (type !== STATEMENT_TYPE && type !== OLDER_STATEMENT_TYPE) return undefined;
  if (!Array.isArray(subject) || !subject.every(isJsonObject)) return undefined;
  if (typeof predicateType !== 'string' || !isJsonObject(predicate)) return undefined;
  return { subjects: subject, predicateType, predicate };
}

/** Whether the digest is that of a subject; names are not looked at. */
export function isAbout({ subjects }: Statement, digest: Digest): boolean {
  return subjects.some((subject) => textAt(subject, 'digest', algorithmOf(digest)) === hexOf(digest));
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
