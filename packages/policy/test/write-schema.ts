/** Writes schema/container-kit.schema.json: `node --conditions=source packages/policy/test/write-schema.ts`. */
import { writeFileSync } from 'node:fs';
import { policySchema } from '../src/schema.ts';

const file = new URL('../../../schema/container-kit.schema.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(policySchema(), null, 2)}\n`);
