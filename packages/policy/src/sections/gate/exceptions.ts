import { listOf, record } from '../../decode/collections.ts';
import { type Decoder, INVALID, named, reject } from '../../decode/decoder.ts';
import { text } from '../../decode/scalars.ts';
import type { GateException } from './types.ts';

const DATE = /^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/;

/** A day: `2026-12-31`. */
const date: Decoder<string> = {
  schema: { type: 'string', pattern: DATE.source, examples: ['2026-12-31'] },
  decode: (input) => {
    const value = text.decode(input);
    if (value === INVALID) return INVALID;
    if (isDay(value)) return value;
    const shown = JSON.stringify(value.slice(0, 60));
    return reject(
      input,
      'WRONG_VALUE',
      `${named(input.path)} must be a day such as 2026-12-31, not ${shown}`,
    );
  },
};

/** Whether the text is a day that the calendar has: the 31st of June is none. */
function isDay(value: string): boolean {
  if (!DATE.test(value)) return false;
  return new Date(`${value}T00:00:00Z`).toISOString().startsWith(value);
}

const fields = record({
  id: {
    decoder: text,
    description: 'Vulnerability, misconfiguration, rule of a secret, or license: `CVE-2026-1234`.',
    required: true,
  },
  package: {
    decoder: text,
    description:
      'Package URL, also as a glob: `pkg:npm/lodash`, `pkg:deb/debian/openssl@3.0.*`. Without version it is about all versions.',
  },
  path: { decoder: text, description: 'Path in the image, also as a glob: `app/vendor/**`.' },
  image: {
    decoder: text,
    description: 'Image name, with or without tag, also as a glob: `ghcr.io/org/*`.',
  },
  reason: { decoder: text, description: 'Why it is accepted, for those who read it later.', required: true },
  owner: { decoder: text, description: 'Who answers for it: a person or a team.', required: true },
  expires: {
    decoder: date,
    description: 'The last day on which it holds: `2026-12-31`.',
    required: true,
  },
});

const SCOPES = ['package', 'path', 'image'] as const;

/** An exception, with at least one scope. */
const exception: Decoder<GateException> = {
  schema: { ...fields.schema, anyOf: SCOPES.map((scope) => ({ required: [scope] })) },
  decode: (input) => {
    const decoded = fields.decode(input);
    if (decoded === INVALID) return INVALID;
    const { id, reason, owner, expires } = decoded;
    if (id === undefined || reason === undefined || owner === undefined || expires === undefined) {
      return INVALID;
    }
    const scope = SCOPES.flatMap((name) => (decoded[name] === undefined ? [] : [[name, decoded[name]]]));
    if (scope.length === 0) {
      const problem = 'needs a scope: add "package", "path" or "image" ("**" is any)';
      return reject(input, 'MISSING_KEY', `${named(input.path)} ${problem}`);
    }
    return { id, ...Object.fromEntries(scope), reason, owner, expires };
  },
};

/** The list of accepted findings, in the policy and in a file of its own. */
export const exceptionList: Decoder<readonly GateException[]> = listOf(exception);
