/** The plan as a file: what people approve, and what a later run applies. */
import { join } from 'node:path';
import { type Plan, sealPlan } from '@container-kit/retention';
import type { RetentionReport } from './report.ts';
import type { Session } from './session.ts';
import { writeJson } from './write-json.ts';

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
 * Writes a plan.
 *
 * @param folder that the plan outlives the step in
 * @returns its absolute path
 */
function writePlan(plan: Plan, folder: string): string {
  const path = join(folder, 'plan.json');
  writeJson(path, plan);
  return path;
}
