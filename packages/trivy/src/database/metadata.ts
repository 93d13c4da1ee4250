import { readFile } from 'node:fs/promises';
import { at, textAt } from '@container-kit/core';
import { DatabaseError } from './errors.ts';

const DAY_MS = 86_400_000;

/**
 * Reads when a database was made (aquasecurity/trivy-db, `pkg/metadata`).
 *
 * @param path of `metadata.json`
 * @param schemaVersion that Trivy understands
 * @param now ms since the epoch
 * @throws {DatabaseError} when the file does not say so in a way that can be true.
 */
export async function readUpdatedAt(path: string, schemaVersion: number, now: number): Promise<Date> {
  const metadata = parse(await readFile(path, 'utf8'));
  const version = at(metadata, 'Version');
  if (version !== schemaVersion) {
    throw new DatabaseError(`its schema is version ${JSON.stringify(version)}, not ${schemaVersion}`);
  }
  const text = textAt(metadata, 'UpdatedAt') ?? '';
  const updatedAt = new Date(text);
  // Go writes the year 1 for a time that was never set.
  if (Number.isNaN(updatedAt.getTime()) || updatedAt.getUTCFullYear() < 2000) {
    throw new DatabaseError(`it does not say when it was made, but ${JSON.stringify(text.slice(0, 100))}`);
  }
  if (updatedAt.getTime() > now + DAY_MS) {
    throw new DatabaseError(`it claims to be from the future: ${updatedAt.toISOString()}`);
  }
  return updatedAt;
}

/** Age in days, with fractions. */
export function ageInDays(updatedAt: Date, now: number): number {
  return (now - updatedAt.getTime()) / DAY_MS;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new DatabaseError('its metadata.json is no JSON', { cause });
  }
}
