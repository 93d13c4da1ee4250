/** The generated tables are what `npm run docs` would write. */
import { difference, generateDocs } from '../docs/generate.ts';
import type { Check } from './check.ts';

/** Manifests and READMEs follow the tables in code. */
export const generatedDocs: Check = {
  name: 'generated tables',
  run: async (root) => (await generateDocs(root)).map(difference).filter((text) => text !== ''),
};
