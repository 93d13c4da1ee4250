/** What a step must not leave behind, however it ended. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StepResult } from '@container-kit/testing';
import { expect } from 'vitest';

/**
 * Expects that nothing of the step is left: no process, no file but the report, no password on disk or in the log.
 *
 * @param secrets as the step was given them
 */
export function expectNoLeaks(result: StepResult, secrets: readonly string[]): void {
  expect(result.violations).toEqual([]);
  expect(result.survivors).toEqual([]);
  const { temp, home } = result.folders;
  // What starts with an underscore is the runner's.
  expect(readdirSync(temp).filter((name) => !/^(_|build-push-report-)/.test(name))).toEqual([]);
  const forms = secrets.flatMap(formsOf);
  expect([temp, home].flatMap((folder) => filesWith(folder, forms))).toEqual([]);
  for (const form of forms) {
    // Not `log`: there the runner itself prints the inputs. Masks tell the runner what to hide.
    expect(result.rawLog.replaceAll(/^::add-mask::.*$/gm, '')).not.toContain(form);
    expect(result.summary).not.toContain(form);
  }
}

/** Docker keeps logins as base64 of `user:password`; the password's part of that depends on where it starts. */
function formsOf(secret: string): readonly string[] {
  const shifted = [0, 1, 2].map((shift) =>
    Buffer.from('-'.repeat(shift) + secret)
      .toString('base64')
      .slice(shift === 0 ? 0 : 4)
      .replace(/.{0,3}=*$/, ''),
  );
  return [secret, ...shifted];
}

/** Paths of the files below a folder that hold one of the texts. */
function filesWith(folder: string, texts: readonly string[]): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const content = readFileSync(path, 'utf8');
      return texts.some((text) => content.includes(text));
    });
}
