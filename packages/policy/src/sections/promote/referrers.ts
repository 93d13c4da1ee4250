import { type Decoder, INVALID, named, reject } from '../../decode/decoder.ts';
import { text } from '../../decode/scalars.ts';
import { nearest } from '../../nearest.ts';
import type { RequiredReferrer } from './types.ts';

/** Words for what several tools attach under several types. */
const REFERRER_WORDS: Readonly<Record<string, readonly string[]>> = {
  // cosign since 3.0 (a Sigstore bundle with this predicate), cosign 2 in OCI 1.1 mode, Notary.
  signature: [
    'https://sigstore.dev/cosign/sign/v1',
    'application/vnd.dev.cosign.artifact.sig.v1+json',
    'application/vnd.cncf.notary.signature',
  ],
  // actions/attest-build-provenance, slsa-github-generator, BuildKit.
  provenance: ['https://slsa.dev/provenance/v1', 'https://slsa.dev/provenance/v0.2'],
  // actions/attest-sbom, syft, oras users.
  sbom: [
    'https://spdx.dev/Document',
    'https://spdx.dev/Document/v2.3',
    'https://cyclonedx.org/bom',
    'application/spdx+json',
    'application/vnd.cyclonedx+json',
  ],
};
const WORDS = Object.keys(REFERRER_WORDS);

/** RFC 6838, 4.2, without parameters. */
const MEDIA_TYPE = /^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}\/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}$/;
const PREDICATE_TYPE = /^https?:\/\/[^\s]+$/;

/** A required referrer: a word of the list above, an artifact type, or a predicate type. */
export const requiredReferrer: Decoder<RequiredReferrer> = {
  schema: {
    anyOf: [
      { type: 'string', enum: WORDS },
      { type: 'string', pattern: MEDIA_TYPE.source },
      { type: 'string', pattern: PREDICATE_TYPE.source },
    ],
  },
  decode: (input) => {
    const name = text.decode(input);
    if (name === INVALID) return INVALID;
    const types = Object.hasOwn(REFERRER_WORDS, name) ? REFERRER_WORDS[name] : undefined;
    if (types !== undefined) return { name, types };
    if (MEDIA_TYPE.test(name) || PREDICATE_TYPE.test(name)) return { name, types: [name] };
    const meant = nearest(name, WORDS);
    const hint = meant === undefined ? '' : `: did you mean "${meant}"?`;
    const wanted = `${WORDS.join(', ')}, a media type such as application/spdx+json, or a predicate type (a URI)`;
    const shown = JSON.stringify(name.slice(0, 100));
    return reject(input, 'WRONG_VALUE', `${named(input.path)} must be ${wanted}, not ${shown}${hint}`);
  },
};
