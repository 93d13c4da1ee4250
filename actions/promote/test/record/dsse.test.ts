import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EnvelopeError,
  envelopeFromJson,
  envelopeToJson,
  isSignedBy,
  preAuthenticationEncoding,
  seal,
} from '../../src/record/dsse.ts';
import { loadSigningKey, loadVerificationKey } from '../../src/record/keys.ts';
import { ecdsa, ed25519 } from './support.ts';

describe('the pre-authentication encoding', () => {
  it('is that of the test vector of the specification', () => {
    // protocol.md, "Test Vectors".
    const encoded = preAuthenticationEncoding('http://example.com/HelloWorld', Buffer.from('hello world'));
    expect(encoded.toString()).toBe('DSSEv1 29 http://example.com/HelloWorld 11 hello world');
  });

  it('counts bytes and not characters', () => {
    expect(preAuthenticationEncoding('ü', Buffer.from('€')).toString()).toBe('DSSEv1 2 ü 3 €');
  });

  it('differs for all that differs, however the texts are cut', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 8 });
    fc.assert(
      fc.property(text, text, text, text, (type, payload, otherType, otherPayload) => {
        fc.pre(type !== otherType || payload !== otherPayload);
        const one = preAuthenticationEncoding(type, Buffer.from(payload));
        const other = preAuthenticationEncoding(otherType, Buffer.from(otherPayload));
        expect(one.equals(other)).toBe(false);
      }),
    );
  });
});

describe.each([
  ['Ed25519', ed25519()],
  ['ECDSA P-256', ecdsa()],
])('an envelope signed with %s', (_name, pair) => {
  const key = loadSigningKey(pair.privateKey);
  const publicKey = loadVerificationKey(pair.publicKey);

  it('comes through JSON unchanged and is still signed', () => {
    fc.assert(
      fc.property(fc.string(), fc.uint8Array(), (type, payload) => {
        const read = envelopeFromJson(JSON.parse(JSON.stringify(envelopeToJson(seal(type, payload, key)))));
        expect(read.payloadType).toBe(type);
        expect(Buffer.from(read.payload)).toEqual(Buffer.from(payload));
        expect(isSignedBy(read, publicKey)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('is not signed any more when a bit of it is another', () => {
    const payload = fc.uint8Array({ minLength: 1 });
    fc.assert(
      fc.property(payload, fc.nat(), fc.nat({ max: 7 }), (bytes, position, bit) => {
        const envelope = seal('text/plain', bytes, key);
        const changed = Uint8Array.from(bytes);
        const at = position % bytes.length;
        changed[at] = (changed[at] ?? 0) ^ (1 << bit);
        expect(isSignedBy({ ...envelope, payload: changed }, publicKey)).toBe(false);
        expect(isSignedBy({ ...envelope, payloadType: 'text/html' }, publicKey)).toBe(false);
      }),
      { numRuns: 30 },
    );
  });

  it('is not signed by another key', () => {
    const [signature] = seal('text/plain', Buffer.from('x'), loadSigningKey(ed25519().privateKey)).signatures;
    const forged = {
      payloadType: 'text/plain',
      payload: Buffer.from('x'),
      signatures: [signature ?? Buffer.of()],
    };
    expect(isSignedBy(forged, publicKey)).toBe(false);
  });

  it('may carry signatures of others before the right one', () => {
    const mine = seal('text/plain', Buffer.from('x'), key);
    const others = [Buffer.of(), Buffer.from('nonsense')];
    expect(isSignedBy({ ...mine, signatures: [...others, ...mine.signatures] }, publicKey)).toBe(true);
  });
});

describe('an envelope without a key', () => {
  it('has no signatures, and is signed by nobody', () => {
    const envelope = seal('text/plain', Buffer.from('x'), undefined);
    expect(envelope.signatures).toEqual([]);
    expect(isSignedBy(envelope, loadVerificationKey(ed25519().publicKey))).toBe(false);
  });
});

describe('reading an envelope', () => {
  const envelope = { payloadType: 'a', payload: '-_8', signatures: [{ keyid: 1, sig: '+/8=' }] };

  it('takes both alphabets of base64, and does not look at key IDs', () => {
    expect(envelopeFromJson(envelope)).toEqual({
      payloadType: 'a',
      payload: Buffer.of(0xfb, 0xff),
      signatures: [Buffer.of(0xfb, 0xff)],
    });
  });

  it.each([
    ['no object', [], /no object/],
    ['no type', { ...envelope, payloadType: undefined }, /payloadType/],
    ['no payload', { ...envelope, payload: undefined }, /payload/],
    ['a payload with line breaks', { ...envelope, payload: 'AA\nAA' }, /payload is no base64/],
    ['a payload of both alphabets', { ...envelope, payload: '-_+/' }, /payload is no base64/],
    ['no signatures', { ...envelope, signatures: undefined }, /signatures is no list/],
    ['a signature that is none', { ...envelope, signatures: ['x'] }, /signature is no object/],
    ['a signature without bytes', { ...envelope, signatures: [{ keyid: 'a' }] }, /sig is no base64/],
    [
      '101 signatures',
      { ...envelope, signatures: Array.from({ length: 101 }, () => ({ sig: '' })) },
      /more than 100/,
    ],
  ])('refuses %s', (_name, json, message) => {
    expect(() => envelopeFromJson(json)).toThrow(EnvelopeError);
    expect(() => envelopeFromJson(json)).toThrow(message);
  });

  it('gives an envelope or an EnvelopeError for whatever it gets', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        try {
          envelopeFromJson(json);
        } catch (error) {
          expect(error).toBeInstanceOf(EnvelopeError);
        }
      }),
    );
  });
});
