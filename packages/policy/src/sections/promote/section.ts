import { listOf, mapOf, record } from '../../decode/collections.ts';
import { type Decoded, type Decoder, INVALID, named, reject } from '../../decode/decoder.ts';
import { flag, glob, type Located } from '../../decode/scalars.ts';
import { nearest } from '../../nearest.ts';
import { type DecodedGates, gates } from './gates.ts';
import type { EnvironmentPolicy, PromotePolicy, PromotionGates } from './types.ts';

/** What GitHub allows for environments, without blanks at the ends. */
const ENVIRONMENT = /^[^\s]([^\n\r]{0,253}[^\s])?$/;

const environment = record({
  gates: {
    decoder: gates,
    description: 'What an image must prove before it is promoted here. What cannot be found out fails.',
  },
  destinations: {
    decoder: listOf(glob),
    description:
      'Globs of full references (`ghcr.io/org/*:*`): where this environment may be promoted to. `*` stops at `/`, `**` does not. Without it, anywhere.',
  },
  'immutable-tags': {
    decoder: flag,
    description:
      'Refuse to move a tag that points elsewhere. The input `immutable-tags` can forbid it as well.',
  },
});

const fields = record({
  environments: {
    decoder: mapOf(environment, ENVIRONMENT, 'the name of an environment'),
    description:
      'Rules by environment. `{}` is an environment without rules, which others can name in `from`.',
  },
});

type DecodedEnvironment = Exclude<ReturnType<typeof environment.decode>, typeof INVALID>;

/** The key `promote`: its values, and that environments which name each other exist and form no circle. */
export const promoteSection: Decoder<PromotePolicy> = {
  schema: fields.schema,
  decode: (input) => {
    const decoded = fields.decode(input);
    if (decoded === INVALID) return INVALID;
    const environments = new Map<string, EnvironmentPolicy>();
    const known: ReadonlyMap<string, DecodedEnvironment> = decoded.environments ?? new Map();
    let valid = true;
    for (const [name, rules] of known) {
      const policy = linkEnvironment(name, rules, known);
      if (policy === INVALID) valid = false;
      else environments.set(name, policy);
    }
    return valid ? { environments } : INVALID;
  },
};

function linkEnvironment(
  name: string,
  rules: DecodedEnvironment,
  known: ReadonlyMap<string, DecodedEnvironment>,
): Decoded<EnvironmentPolicy> {
  const { destinations, 'immutable-tags': immutableTags } = rules;
  const linked = rules.gates === undefined ? {} : linkGates(name, rules.gates, known);
  if (linked === INVALID) return INVALID;
  return {
    gates: linked,
    ...(destinations && { destinations }),
    ...(immutableTags !== undefined && { immutableTags }),
  };
}

function linkGates(
  name: string,
  decoded: DecodedGates,
  known: ReadonlyMap<string, DecodedEnvironment>,
): Decoded<PromotionGates> {
  const { vulnerabilities, referrers, checks, from } = decoded;
  const soak = decoded.soak?.value;
  const soakIn = soak?.environment ?? from;
  if (decoded.soak !== undefined && soakIn === undefined) {
    const problem = 'needs an environment: add "environment", or "from" to the gates';
    return reject(decoded.soak.input, 'MISSING_KEY', `${named(decoded.soak.input.path)} ${problem}`);
  }
  const links = [from, soak?.environment].filter((link) => link !== undefined);
  if (!links.map((link) => checkLink(name, link, known)).every(Boolean)) return INVALID;
  const time = soak?.for;
  return {
    ...(vulnerabilities && { vulnerabilities }),
    ...(referrers && { referrers }),
    ...(time !== undefined && soakIn && { soak: { time, environment: soakIn.value } }),
    ...(from && { from: from.value }),
    ...(checks && { checks }),
  };
}

/** Whether an environment that is named exists, is another one, and does not lead back. */
function checkLink(
  name: string,
  { value, input }: Located<string>,
  known: ReadonlyMap<string, DecodedEnvironment>,
): boolean {
  if (!known.has(value)) {
    const meant = nearest(
      value,
      [...known.keys()].filter((each) => each !== name),
    );
    const hint = meant === undefined ? `add "${value.slice(0, 60)}: {}" to them` : `did you mean "${meant}"?`;
    reject(
      input,
      'WRONG_VALUE',
      `${JSON.stringify(value.slice(0, 60))} is not among the environments: ${hint}`,
    );
    return false;
  }
  const before = new Set<string>();
  for (let each: string | undefined = value; each !== undefined && !before.has(each); ) {
    if (each === name) {
      reject(
        input,
        'WRONG_VALUE',
        `${JSON.stringify(name.slice(0, 60))} would have to be promoted before itself`,
      );
      return false;
    }
    before.add(each);
    each = known.get(each)?.gates?.from?.value;
  }
  return true;
}
