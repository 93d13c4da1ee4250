/** Compiles and bundles all actions: `npm run bundle`. */
import { buildBundles } from './bundle/build.ts';
import { REPOSITORY } from './repository.ts';

await buildBundles(REPOSITORY);
