/**
 * Writes the generated parts of every action.yml and README from the tables in code: `npm run docs`.
 * `npm run check` fails while they differ.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateDocs } from './docs/generate.ts';
import { REPOSITORY } from './repository.ts';

for (const { path, current, wanted } of await generateDocs(REPOSITORY)) {
  if (current === wanted) continue;
  await writeFile(join(REPOSITORY, path), wanted);
  console.log(`wrote ${path}`);
}
