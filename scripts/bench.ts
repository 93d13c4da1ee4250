/**
 * `npm run bench`: what users pay for, as ratios within one run, each beside its budget (docs/architecture.md). The
 * numbers inform; nothing fails because of them.
 */

import { benchBuildPush } from './bench/build-push.ts';
import { benchBulk } from './bench/bulk.ts';
import { printTable } from './bench/copy/table.ts';
import { benchCopy } from './bench/copy.ts';
import { benchGate } from './bench/gate.ts';
import type { Ratio } from './bench/measure.ts';
import { benchMemory } from './bench/memory.ts';
import { benchRetention } from './bench/retention.ts';
import { benchSizes } from './bench/sizes.ts';
import { benchStart } from './bench/start.ts';
import { benchSurvival } from './bench/survival.ts';
import { actionNames, REPOSITORY } from './repository.ts';

const results: Ratio[] = [];
for (const action of await actionNames(REPOSITORY)) {
  results.push(...benchStart(action), ...(await benchSizes(action)));
}
results.push(
  ...(await benchBuildPush()),
  ...(await benchCopy()),
  ...(await benchBulk()),
  ...(await benchMemory()),
  ...(await benchGate()),
  ...(await benchRetention()),
);

const rows = results.map(({ what, measured, ratio, budget }) => {
  const verdict = Number.isNaN(ratio) ? 'skipped' : ratio <= budget ? 'within' : 'OVER';
  return [what, measured, Number.isNaN(ratio) ? '-' : `${ratio.toFixed(2)}x`, `${budget}x`, verdict];
});
printTable([['what', 'measured', 'ratio', 'budget', ''], ...rows]);

console.log('\nWhich copies survive which faults:');
await benchSurvival();
