/** The plan as a file: what people approve, and what a later run applies. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { type Plan, sealPlan } from '@container-kit/retention';
import type { RetentionReport } from './report.ts';
import type { Session } from './session.ts';

/** Makes one plan of those of all repositories that could be read. @returns where it is, and its hash */
export function sealAndWrite(
  { registry, now, folder }: Pick<Session, 'registry' | 'now' | 'folder'>,
  { repositories }: RetentionReport,
): NonNullable<RetentionReport['plan']> {
  const plan = sealPlan({
    version: 1,
    registry,
    createdAt: now.toISOString(),
    repositories: repositories.flatMap((each) => each.plan ?? []),
  });
  return { path: writePlan(plan, folder), hash: plan.hash };
}

/**
 * Writes a plan, repository by repository and item by item: as one text a large plan would take more memory than all else.
 *
 * @param folder that the plan outlives the step in
 * @returns its absolute path
 */
export function writePlan(plan: Plan, folder: string): string {
  const path = join(folder, 'plan.json');
  const file = openSync(path, 'w', 0o600);
  try {
    const { repositories, ...head } = plan;
    writeSync(file, `${JSON.stringify(head).slice(0, -1)},"repositories":[`);
    for (const [at, repository] of repositories.entries()) {
      writeSync(file, `${at === 0 ? '' : ','}\n{`);
      for (const [place, [key, value]] of Object.entries(repository)
        .filter(([, value]) => value !== undefined)
        .entries()) {
        writeSync(file, `${place === 0 ? '' : ','}\n${JSON.stringify(key)}:`);
        writeValue(file, value);
      }
      writeSync(file, '}');
    }
    writeSync(file, ']}\n');
  } finally {
    closeSync(file);
  }
  return path;
}

/** Lines of about this size keep the number of writes small. */
const PORTION = 1000;

function writeValue(file: number, value: unknown): void {
  if (!Array.isArray(value)) {
    writeSync(file, JSON.stringify(value));
    return;
  }
  writeSync(file, '[');
  for (let at = 0; at < value.length; at += PORTION) {
    const items = value.slice(at, at + PORTION).map((item) => `\n${JSON.stringify(item)}`);
    writeSync(file, `${at === 0 ? '' : ','}${items.join(',')}`);
  }
  writeSync(file, ']');
}
