import { listOf, record } from '../../decode/collections.ts';
import { type Decoder, INVALID, named, reject } from '../../decode/decoder.ts';
import { duration, mapped, oneOf, text } from '../../decode/scalars.ts';
import { exceptionList } from './exceptions.ts';
import { fraction } from './fraction.ts';
import { classThreshold, scopeFields, thresholdFields, thresholdsOf } from './thresholds.ts';
import { GATE_ACTIONS, GATE_SCOPES, type GatePolicy } from './types.ts';

const action = oneOf(GATE_ACTIONS);
const scope = mapped(record(scopeFields), thresholdsOf);

const BASELINE = /^(?:none|base-image|ref:\S+|report:\S.*)$/;

const baseline: Decoder<string> = {
  schema: { type: 'string', pattern: BASELINE.source },
  decode: (input) => {
    const value = text.decode(input);
    if (value === INVALID || BASELINE.test(value)) return value;
    const wanted = 'none, base-image, ref:<image> or report:<path>';
    const shown = JSON.stringify(value.slice(0, 100));
    return reject(input, 'WRONG_VALUE', `${named(input.path)} must be ${wanted}, not ${shown}`);
  },
};

const licenses = record({
  ...classThreshold,
  allow: {
    decoder: listOf(text),
    description: 'Names of licenses (SPDX), also as globs. With it, every other license fails.',
  },
  deny: {
    decoder: listOf(text),
    description: 'Names of licenses (SPDX), also as globs, that fail: `AGPL-*`.',
  },
});

const feeds = record({
  kev: {
    decoder: text,
    description:
      'URL or path of the catalogue of known exploited vulnerabilities, as JSON. Default: that of CISA.',
  },
  epss: {
    decoder: text,
    description:
      "URL of an API like FIRST's, or URL or path of a file with all scores (`.csv`, `.csv.gz`, `.json`). Default: the API of FIRST.",
  },
});

const fields = record({
  ...thresholdFields,
  licenses: { decoder: licenses, description: 'Licenses alone.' },
  'base-image': {
    decoder: scope,
    description: 'Other thresholds for what the base image brings. They stand above those of the whole.',
  },
  application: {
    decoder: scope,
    description: 'Other thresholds for what stands above the base image.',
  },
  'end-of-life': {
    decoder: action,
    description: 'An operating system that gets no more fixes, and so no more findings.',
    default: 'warn',
  },
  unrecognised: {
    decoder: action,
    description: 'An image in which Trivy knows nothing, neither an operating system nor packages.',
    default: 'warn',
  },
  kev: {
    decoder: action,
    description:
      'Vulnerabilities that CISA knows to be exploited: `fail` whatever their severity, `warn` marks them, `ignore` does not look. With `fail`, a catalogue that cannot be had is a `scan-error`.',
    default: 'ignore',
  },
  epss: {
    decoder: fraction,
    description:
      'Vulnerabilities fail that are exploited within 30 days with at least this probability (EPSS), whatever their severity: `0.1` or `10%`. Scores that cannot be had are a `scan-error`.',
  },
  feeds: { decoder: feeds, description: 'Where `kev` and `epss` come from.' },
  'db-max-age': {
    decoder: duration,
    description: 'How old the vulnerability database may be: whole days, or `12h`.',
    default: 3,
  },
  baseline: {
    decoder: baseline,
    description:
      'Only what is not in it fails the gate: `none`, `base-image`, `ref:<image>` or `report:<path>`.',
    default: 'none',
  },
  exceptions: { decoder: exceptionList, description: 'Findings that are accepted for some time.' },
  'expires-soon': {
    decoder: duration,
    description: 'How long before its end an exception is pointed out: whole days, or `12h`.',
    default: 14,
  },
  vex: { decoder: listOf(text), description: 'Paths of OpenVEX documents.' },
});

/** The key `gate`. */
export const gateSection: Decoder<GatePolicy> = mapped(fields, (decoded) => {
  const { 'end-of-life': endOfLife, unrecognised, kev, epss, baseline } = decoded;
  const { 'db-max-age': databaseMaxAge, 'expires-soon': expiresSoon } = decoded;
  const { allow, deny } = decoded.licenses ?? {};
  const scopes = GATE_SCOPES.flatMap((name) => (decoded[name] ? [[name, decoded[name]] as const] : []));
  return {
    ...thresholdsOf(decoded),
    scopes: Object.fromEntries(scopes),
    ...(allow && { allowedLicenses: allow }),
    ...(deny && { deniedLicenses: deny }),
    ...(endOfLife && { endOfLife }),
    ...(unrecognised && { unrecognised }),
    ...(kev && { kev }),
    ...(epss !== undefined && { epss }),
    feeds: {
      ...(decoded.feeds?.kev && { kev: decoded.feeds.kev }),
      ...(decoded.feeds?.epss && { epss: decoded.feeds.epss }),
    },
    ...(databaseMaxAge !== undefined && { databaseMaxAge }),
    ...(baseline && { baseline }),
    exceptions: decoded.exceptions ?? [],
    ...(expiresSoon !== undefined && { expiresSoon }),
    vex: decoded.vex ?? [],
  };
});
