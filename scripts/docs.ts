/**
 * Writes the generated parts of every action.yml and README from the tables in code: `npm run docs`.
 * With `-- --check` it only says what differs, as `npm run check` does.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { difference, generateDocs } from './docs/generate.ts';
import { REPOSITORY } from './repository.ts';

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });

for (const file of await generateDocs(REPOSITORY)) {
  if (file.current === file.wanted) continue;
  if (values.check) {
    console.log(difference(file));
    process.exitCode = 1;
  } else {
    await writeFile(join(REPOSITORY, file.path), file.wanted);
    console.log(`wrote ${file.path}`);
  }
}
