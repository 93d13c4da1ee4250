/** One copy of ours: `once.ts SOURCE DESTINATION all|none`. Prints the milliseconds that it took. */
import { limitYoungGeneration } from '@container-kit/core';
import { executeCopy, parseReference, planCopy, RegistryClient } from '@container-kit/registry';

// As every action does.
await limitYoungGeneration();
const [source = '', destination = '', extras] = process.argv.slice(2);
using client = new RegistryClient({ env: {} });
const started = performance.now();
const plan = await planCopy({
  client,
  source: parseReference(source),
  destinations: [parseReference(destination)],
  referrers: extras === 'all' ? 'all' : 'none',
  cosignTags: extras === 'all' ? 'auto' : 'none',
});
await executeCopy(plan, { client });
console.log(performance.now() - started);
