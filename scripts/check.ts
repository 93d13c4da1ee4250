/**
 * All static checks of the repository: `npm run check`. `-- --only NAME` runs those whose name contains NAME,
 * `-- --json FILE` also writes the report to FILE. With CONTAINER_KIT_REQUIRE=all no check may be skipped.
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { bijection } from './check/bijection.ts';
import type { Check } from './check/check.ts';
import { dependencies } from './check/dependencies.ts';
import { dist } from './check/dist.ts';
import { generatedDocs } from './check/docs.ts';
import { fileSize } from './check/file-size.ts';
import { github } from './check/github.ts';
import { layering } from './check/layering.ts';
import { manifests } from './check/manifests.ts';
import { pins } from './check/pins.ts';
import { runChecks } from './check/run.ts';
import { shell } from './check/shell.ts';
import { format, lint, types } from './check/tools.ts';
import { workflows } from './check/workflows.ts';
import { zizmor } from './check/zizmor.ts';
import { REPOSITORY } from './repository.ts';

const CHECKS: readonly Check[] = [
  format,
  lint,
  types,
  layering,
  dependencies,
  fileSize,
  generatedDocs,
  bijection,
  manifests,
  github,
  workflows,
  pins,
  shell,
  zizmor,
  dist,
];

const { values } = parseArgs({
  options: { only: { type: 'string', default: '' }, json: { type: 'string' } },
});

const report = await runChecks(
  CHECKS.filter((check) => check.name.includes(values.only)),
  {
    root: REPOSITORY,
    print: (line) => console.log(line),
    requireAll: process.env.CONTAINER_KIT_REQUIRE === 'all',
  },
);
if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(report, undefined, 2)}\n`);
process.exitCode = report.failed === 0 && report.checks.length > 0 ? 0 : 1;
