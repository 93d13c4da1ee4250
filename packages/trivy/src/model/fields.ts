/** Fields of Trivy's JSON. Trivy leaves out every empty one, so each is optional; what is there must have its shape. */
import { at, isJsonObject, type JsonObject, textAt } from '@container-kit/core';
import { SEVERITIES, type Severity } from '@container-kit/policy';

/** A text that is no Trivy report; the message says what is wrong with it. */
export class ReportError extends Error {
  override readonly name = 'ReportError';
}

/** Longest paths of Linux. What tells findings apart must never be cut: two could become one. */
const MAX_IDENTITY_LENGTH = 4096;

/** Of what is only shown. */
const MAX_SHOWN_LENGTH = 2000;

/** A text by which findings are told apart; undefined for none. @throws ReportError when it is too long to keep */
export function identityAt(value: unknown, ...path: readonly string[]): string | undefined {
  const text = textAt(value, ...path);
  if (text !== undefined && text.length > MAX_IDENTITY_LENGTH) {
    throw new ReportError(
      `a ${path.at(-1)} of ${text.length} characters is more than any name has (${text.slice(0, 60)}...)`,
    );
  }
  return text === '' ? undefined : text;
}

/** A text that is only shown, cut to a readable length; undefined for none. */
export function shownAt(value: unknown, ...path: readonly string[]): string | undefined {
  const text = textAt(value, ...path);
  if (text === undefined || text === '') return undefined;
  return text.length > MAX_SHOWN_LENGTH ? `${text.slice(0, MAX_SHOWN_LENGTH)}…` : text;
}

/** A list of texts; what is no text is left out. @throws ReportError when it is no list */
export function textsAt(value: unknown, ...path: readonly string[]): readonly string[] {
  const list = at(value, ...path) ?? [];
  if (!Array.isArray(list)) throw new ReportError(`${path.join('.')} is no list`);
  return list.filter((text: unknown) => typeof text === 'string');
}

/** A list of objects. @throws ReportError when it is something else */
export function objectsAt(value: unknown, ...path: readonly string[]): readonly JsonObject[] {
  const list = at(value, ...path) ?? [];
  if (!Array.isArray(list) || !list.every(isJsonObject)) {
    throw new ReportError(`${path.join('.')} is no list of objects`);
  }
  return list;
}

/** Number of a line, which counts from 1. */
export function lineAt(value: unknown, ...path: readonly string[]): number | undefined {
  const line = at(value, ...path);
  return Number.isSafeInteger(line) && typeof line === 'number' && line > 0 ? line : undefined;
}

/**
 * Severity of a finding; UNKNOWN for none. A word that we do not know may mean the worst, so it must not be counted as
 * less.
 *
 * @throws ReportError
 */
export function severityOf(finding: JsonObject): Severity {
  const word = at(finding, 'Severity') ?? 'UNKNOWN';
  const known = typeof word === 'string' && SEVERITIES.find((severity) => severity === word.toUpperCase());
  if (known) return known;
  throw new ReportError(
    `a finding has the severity ${(JSON.stringify(word) ?? '').slice(0, 80)}, which Trivy does not have`,
  );
}
