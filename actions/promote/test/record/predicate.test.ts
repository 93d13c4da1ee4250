import type { Digest } from '@container-kit/registry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeRecord, encodePredicate, RecordError, VSA_TYPE } from '../../src/record/predicate.ts';
import { decodeStatement, encodeStatement, isAbout } from '../../src/record/statement.ts';
import type { PromotionRecord } from '../../src/record/types.ts';
import { JUDGEMENT, noon, recordOf } from './support.ts';

const A: Digest = `sha256:${'a'.repeat(64)}`;
const B: Digest = `sha256:${'b'.repeat(64)}`;

const digests = fc
  .string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 })
  .map((hex): Digest => `sha256:${hex}`);
const times = fc.date({ min: new Date(0), max: new Date('9999-01-01'), noInvalidDate: true });
const optionalText = fc.option(fc.string(), { nil: undefined });
const records: fc.Arbitrary<PromotionRecord> = fc.record({
  kind: fc.constantFrom('promotion', 'rollback'),
  time: times,
  name: fc.string(),
  digest: digests,
  source: fc.string(),
  environment: optionalText,
  moves: fc.array(fc.record({ reference: fc.string(), previous: fc.option(digests) })),
  gates: fc.array(fc.record({ gate: fc.string(), status: fc.string(), evidence: fc.string() })),
  run: optionalText,
  undoes: fc.option(fc.record({ attestation: digests, time: times }), { nil: undefined }),
});

function encode(record: PromotionRecord): Buffer {
  const { name, digest } = record;
  const predicate = encodePredicate(record, JUDGEMENT);
  return encodeStatement({ subject: { name, digest }, predicateType: VSA_TYPE, predicate });
}

function decode(payload: Uint8Array, digest: Digest): PromotionRecord | undefined {
  const statement = decodeStatement(payload);
  return statement && isAbout(statement, digest) ? decodeRecord(statement, digest) : undefined;
}

describe('a record in a statement', () => {
  it('is read back as it was written', () => {
    fc.assert(
      fc.property(records, (record) => {
        expect(decode(encode(record), record.digest)).toEqual(record);
      }),
    );
  });

  it('is a verification summary in the words of its specification', () => {
    const record = recordOf({
      digest: A,
      moves: [{ reference: 'registry.example/org/app:production', previous: B }],
      gates: [{ gate: 'soak', status: 'pass', evidence: '3 days' }],
      run: 'https://github.com/org/app/actions/runs/1',
    });
    const judgement = {
      ...JUDGEMENT,
      policy: { ...JUDGEMENT.policy, digest: B },
      inputAttestations: [{ uri: 'oci://registry.example/org/app', digest: B }],
    };
    const statement = {
      subject: { name: record.name, digest: A },
      predicateType: VSA_TYPE,
      predicate: encodePredicate(record, judgement),
    };
    expect(JSON.parse(encodeStatement(statement).toString())).toEqual({
      _type: 'https://in-toto.io/Statement/v1',
      subject: [{ name: 'registry.example/org/app', digest: { sha256: 'a'.repeat(64) } }],
      predicateType: 'https://slsa.dev/verification_summary/v1',
      predicate: {
        verifier: { id: 'https://github.com/org/app/.github/workflows/promote.yml' },
        timeVerified: '2026-11-01T12:00:00.000Z',
        resourceUri: 'oci://registry.example/org/app',
        policy: {
          uri: 'https://github.com/org/app/blob/main/.github/container-kit.yml',
          digest: { sha256: 'b'.repeat(64) },
        },
        inputAttestations: [{ uri: 'oci://registry.example/org/app', digest: { sha256: 'b'.repeat(64) } }],
        verificationResult: 'PASSED',
        verifiedLevels: ['CONTAINER_KIT_GATES_PASSED'],
        slsaVersion: '1.0',
        containerKitPromotion: {
          version: 1,
          kind: 'promotion',
          source: `registry.example/org/app@${A}`,
          environment: 'production',
          destinations: [{ reference: 'registry.example/org/app:production', previous: B }],
          gates: [{ gate: 'soak', status: 'pass', evidence: '3 days' }],
          run: 'https://github.com/org/app/actions/runs/1',
        },
      },
    });
  });

  it('claims no level of SLSA, and no gates that there were not', () => {
    const { verifiedLevels } = encodePredicate(recordOf({ digest: A }), JUDGEMENT);
    expect(verifiedLevels).toEqual(['CONTAINER_KIT_NO_GATES']);
  });

  it('says nothing about another digest', () => {
    expect(decode(encode(recordOf({ digest: A })), B)).toBeUndefined();
  });
});

describe('reading a statement', () => {
  it('gives nothing and fails not, whatever the bytes are', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.json().map((text) => Buffer.from(text)),
        ),
        (bytes) => {
          expect(decodeStatement(bytes)).toBeUndefined();
        },
      ),
    );
  });

  it('takes the older version that cosign wrote, and one of several subjects', () => {
    const payload = Buffer.from(
      JSON.stringify({
        _type: 'https://in-toto.io/Statement/v0.1',
        subject: [{ digest: { sha1: 'x' } }, { name: 'app', digest: { sha256: 'a'.repeat(64) } }],
        predicateType: 'https://example.com/a',
      }),
    );
    const statement = decodeStatement(payload);
    expect(statement?.predicateType).toBe('https://example.com/a');
    expect(statement && [isAbout(statement, A), isAbout(statement, B)]).toEqual([true, false]);
  });
});

describe('a summary that is not a record of ours', () => {
  const statementOf = (predicate: object, predicateType = VSA_TYPE) => ({
    subjects: [{ name: 'app', digest: { sha256: 'a'.repeat(64) } }],
    predicateType,
    predicate: { ...predicate },
  });
  const good = encodePredicate(recordOf({ digest: A }), JUDGEMENT);
  const extension = (changes: object) => ({
    ...good,
    containerKitPromotion: { ...Object(good.containerKitPromotion), ...changes },
  });

  it.each([
    ['of another type', statementOf(good, 'https://slsa.dev/provenance/v1')],
    ['of another tool', statementOf({ ...good, containerKitPromotion: undefined, verifier: {} })],
  ])('is none: %s', (name, statement) => {
    const { containerKitPromotion, ...others } = good;
    const foreign = name === 'of another tool' ? { ...statement, predicate: others } : statement;
    expect(containerKitPromotion).toBeDefined();
    expect(decodeRecord(foreign, A)).toBeUndefined();
  });

  it.each([
    ['another version', extension({ version: 2 }), /version is 2 and not 1/],
    ['no object', { ...good, containerKitPromotion: 'x' }, /is no object/],
    ['another kind', extension({ kind: 'demotion' }), /kind is "demotion"/],
    ['no time', { ...good, timeVerified: 'yesterday' }, /timeVerified is "yesterday" and no time/],
    ['no source', extension({ source: 1 }), /source is 1 and no text/],
    ['no destinations', extension({ destinations: {} }), /destinations is no list/],
    [
      'a previous that is no digest',
      extension({ destinations: [{ reference: 'a', previous: 'latest' }] }),
      /previous is "latest" and no digest/,
    ],
    ['a previous that is missing', extension({ destinations: [{ reference: 'a' }] }), /previous is missing/],
    ['gates that are none', extension({ gates: [1] }), /gates is no list of objects/],
    ['undoing nothing', extension({ undoes: null }), /undoes is no object/],
    ['undoing at no time', extension({ undoes: { attestation: B, time: '' } }), /time is "" and no time/],
  ])('stops the reading when it is ours and broken: %s', (_name, predicate, message) => {
    expect(() => decodeRecord(statementOf(predicate), A)).toThrow(RecordError);
    expect(() => decodeRecord(statementOf(predicate), A)).toThrow(message);
  });

  it('gives a record, nothing, or a RecordError for whatever stands in the extension', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (containerKitPromotion) => {
        try {
          const record = decodeRecord(statementOf({ ...good, containerKitPromotion }), A);
          expect(record?.time).toEqual(noon(1));
        } catch (error) {
          expect(error).toBeInstanceOf(RecordError);
        }
      }),
    );
  });
});
