import type { JsonSchema } from './json-schema.ts';
import { policyFile } from './parse.ts';

/**
 * The JSON Schema (draft 2020-12) of the policy file, made of what the decoders say of themselves. It is committed as
 * `schema/container-kit.schema.json`, for editors to complete from.
 */
export function policySchema(): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'container-kit policy',
    description: 'The file .github/container-kit.yml: rules for the actions of container-kit.',
    ...policyFile.schema,
  };
}
