import { type Fields, listOf, record } from '../../decode/collections.ts';
import { type Decoder, INVALID } from '../../decode/decoder.ts';
import { flag, oneOf } from '../../decode/scalars.ts';
import { SEVERITIES, type Severity } from '../promote/types.ts';
import { FIX_STATUSES, GATE_CLASSES, type GateThresholds } from './types.ts';

const NONE = 'none';
const severityList = listOf(oneOf(SEVERITIES));
const none = oneOf([NONE]);

/** A list of severities, or the word for none of them. */
const severities: Decoder<ReadonlySet<Severity>> = {
  schema: { anyOf: [severityList.schema, none.schema] },
  decode: (input) => {
    // Only the list knows what to say of anything else.
    const silent = { ...input, context: { ...input.context, report: () => {} } };
    if (none.decode(silent) !== INVALID) return new Set();
    const list = severityList.decode(input);
    return list === INVALID ? INVALID : new Set(list);
  },
};

/** The severities that fail, of one class. */
export const classThreshold = {
  severity: {
    decoder: severities,
    description: 'Severities that fail the gate, or `none`.',
  },
} as const;

const oneClass = record(classThreshold);

/** Keys that the gate has, and each part of an image. Licenses are apart: the gate has more to say of them. */
export const thresholdFields = {
  severity: {
    decoder: severities,
    description:
      'Severities that fail the gate, or `none`. The input `severity` takes the place of all severities of this file.',
  },
  'ignore-unfixed': {
    decoder: flag,
    description: 'Leave out vulnerabilities that have no fixed version.',
  },
  'ignore-status': {
    decoder: listOf(oneOf(FIX_STATUSES)),
    description: 'Leave out vulnerabilities whose fix has one of these states, such as `will_not_fix`.',
  },
  vulnerabilities: { decoder: oneClass, description: 'Vulnerabilities alone.' },
  misconfigurations: { decoder: oneClass, description: 'Misconfigurations alone.' },
  secrets: { decoder: oneClass, description: 'Secrets alone.' },
} as const satisfies Fields;

/** What these keys may hold, once decoded. */
interface DecodedThresholds {
  readonly severity: ReadonlySet<Severity> | undefined;
  readonly 'ignore-unfixed': boolean | undefined;
  readonly 'ignore-status': readonly (typeof FIX_STATUSES)[number][] | undefined;
  readonly vulnerabilities: DecodedClass | undefined;
  readonly misconfigurations: DecodedClass | undefined;
  readonly secrets: DecodedClass | undefined;
  readonly licenses: DecodedClass | undefined;
}

interface DecodedClass {
  readonly severity: ReadonlySet<Severity> | undefined;
}

/** Decoded keys as thresholds. */
export function thresholdsOf(decoded: DecodedThresholds): GateThresholds {
  const { severity, 'ignore-unfixed': ignoreUnfixed, 'ignore-status': ignoreStatus } = decoded;
  const classes = GATE_CLASSES.flatMap((name) => {
    const own = decoded[name]?.severity;
    return own === undefined ? [] : [[name, own] as const];
  });
  return {
    ...(severity && { severity }),
    classes: Object.fromEntries(classes),
    ...(ignoreUnfixed !== undefined && { ignoreUnfixed }),
    ...(ignoreStatus && { ignoreStatus: new Set(ignoreStatus) }),
  };
}

/** The thresholds of a part of an image. */
export const scopeFields = {
  ...thresholdFields,
  licenses: { decoder: oneClass, description: 'Licenses alone.' },
} as const satisfies Fields;
