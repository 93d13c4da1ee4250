import { listOf, record } from '../../decode/collections.ts';
import type { Decoder } from '../../decode/decoder.ts';
import { duration, flag, type Located, located, mapped, oneOf, text } from '../../decode/scalars.ts';
import { requiredReferrer } from './referrers.ts';
import { type ReferrerGate, SEVERITIES, type VulnerabilityGate } from './types.ts';

/** As in the defaults of trivy-gate. */
const DEFAULT_SEVERITY = ['CRITICAL', 'HIGH'] as const;

/** A soak whose environment may be that of `from`. */
export interface DecodedSoak {
  readonly for: number | undefined;
  readonly environment: Located<string> | undefined;
}

/** Gates whose environments have still to be looked up. */
export interface DecodedGates {
  readonly vulnerabilities: VulnerabilityGate | undefined;
  readonly referrers: ReferrerGate | undefined;
  readonly soak: Located<DecodedSoak> | undefined;
  readonly from: Located<string> | undefined;
  readonly checks: readonly string[] | undefined;
}

const vulnerabilities: Decoder<VulnerabilityGate> = mapped(
  record({
    severity: {
      decoder: listOf(oneOf(SEVERITIES)),
      description: 'Severities that fail the gate.',
      default: DEFAULT_SEVERITY,
    },
    'ignore-unfixed': {
      decoder: flag,
      description: 'Leave out findings that have no fixed version.',
      default: true,
    },
    'max-age': {
      decoder: duration,
      description:
        'How old the report may be: whole days, or `12h`. Without it, a report of any age counts, and a verdict attached to the image for 24 hours.',
    },
  }),
  (gate) => ({
    severity: new Set(gate.severity ?? DEFAULT_SEVERITY),
    ignoreUnfixed: gate['ignore-unfixed'] ?? true,
    ...(gate['max-age'] !== undefined && { maxAge: gate['max-age'] }),
  }),
);

const referrers: Decoder<ReferrerGate> = mapped(
  record({
    required: {
      decoder: listOf(requiredReferrer),
      description:
        'What must be attached to the image: `signature`, `provenance`, `sbom`, an artifact type (`application/spdx+json`) or a predicate type (`https://slsa.dev/provenance/v1`).',
      required: true,
    },
  }),
  ({ required = [] }) => ({ required }),
);

const soak: Decoder<DecodedSoak> = record({
  for: {
    decoder: duration,
    description: 'How long: whole days, or `12h`.',
    required: true,
  },
  environment: {
    decoder: located(text),
    description: 'Where the image was first seen. Without it, the environment of `from`.',
  },
});

/** The key `gates` of an environment. */
export const gates: Decoder<DecodedGates> = record({
  vulnerabilities: {
    decoder: vulnerabilities,
    description:
      'No vulnerability of these severities, in a report about exactly this digest. `{}` takes the defaults.',
  },
  referrers: {
    decoder: referrers,
    description: 'Signatures, attestations and SBOMs that must be attached to the image.',
  },
  soak: {
    decoder: located(soak),
    description: 'The time that must have passed since the image was first seen in an environment.',
  },
  from: {
    decoder: located(text),
    description:
      'The environment that the image must have been promoted to before. It must be listed here, too.',
  },
  checks: {
    decoder: listOf(text),
    description:
      'Names of check runs that must have succeeded on the commit that the label `org.opencontainers.image.revision` names.',
  },
});
