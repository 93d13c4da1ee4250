/** One copy of ours: `once.ts SOURCE DESTINATION all|none`. Prints the milliseconds that it took. */
import { limitYoungGeneration } from '@container-kit/core';

// As every action does; and before the big part is loaded, as that makes the young generation grow.
await limitYoungGeneration();
const { executeCopy, parseReference, planCopy, RegistryClient } = await import('@container-kit/registry');
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
