import { ISSUER, SUBJECT, startSigstore } from '@container-kit/testing/sigstore';
import { X509Certificate } from '@sigstore/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DerError, readElements } from '../../../src/record/keyless/der.ts';
import { readExtensions } from '../../../src/record/keyless/extensions.ts';
import { type Identity, readIdentity } from '../../../src/record/keyless/identity.ts';
import { signerOf } from './signers.ts';

const IDENTITY = { issuer: ISSUER, subject: SUBJECT };
const ISSUER_OID = '1.3.6.1.4.1.57264.1.8';
const EXTENSION_ISSUER = '2b0601040183bf300108';

/** One that Fulcio has made. */
async function issued(): Promise<Buffer<ArrayBuffer>> {
  const sealed = await signerOf(await startSigstore()).seal('text/plain', Buffer.from('x'));
  const { rawBytes } = sealed.verificationMaterial.certificate as { readonly rawBytes: string };
  return Buffer.from(rawBytes, 'base64');
}

/** What the reader of Sigstore makes of it. */
function bySigstore(bytes: Buffer<ArrayBuffer>): Partial<Identity> {
  const parsed = X509Certificate.parse(bytes);
  const issuer = parsed.extension(ISSUER_OID)?.valueObj.subs[0]?.value.toString('utf8');
  return { issuer, subject: parsed.subjectAltName } as Partial<Identity>;
}

/** An element in DER, with the length in as few octets as it takes. */
function der(tag: number, ...parts: readonly (Uint8Array | string)[]): Buffer {
  const content = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
  const { length } = content;
  const octets =
    length < 0x80
      ? [length]
      : length < 0x100
        ? [0x81, length]
        : [0x82, Math.floor(length / 0x100), length % 0x100];
  return Buffer.concat([Buffer.from([tag, ...octets]), content]);
}

function extension(id: string, value: Uint8Array, critical = false): Buffer {
  const parts = [
    der(0x06, Buffer.from(id, 'hex')),
    ...(critical ? [der(0x01, Buffer.of(0xff))] : []),
    der(0x04, value),
  ];
  return der(0x30, ...parts);
}

/** As little as a certificate can be. */
function certificateWith(...extensions: readonly Buffer[]): Buffer {
  return der(0x30, der(0x30, der(0x02, Buffer.of(1)), der(0xa3, der(0x30, ...extensions))));
}

const issuer = (text: string): Buffer => extension(EXTENSION_ISSUER, der(0x0c, text));
const names = (...generalNames: readonly Buffer[]): Buffer =>
  extension('551d11', der(0x30, ...generalNames), true);
const URI = 0x86;
const ADDRESS = 0x81;

describe('the identity in a certificate', () => {
  it('is what the reader of Sigstore finds', async () => {
    const certificate = await issued();
    expect(readIdentity(certificate)).toEqual(IDENTITY);
    expect(bySigstore(certificate)).toEqual(IDENTITY);
  });

  it('is none in a certificate that ends too early, or goes on', async () => {
    const certificate = await issued();
    for (let length = 0; length < certificate.length; length += 1) {
      expect(readIdentity(certificate.subarray(0, length))).toBeUndefined();
    }
    expect(readIdentity(Buffer.concat([certificate, Buffer.of(0)]))).toBeUndefined();
  });

  it('of damaged bytes is none, or what the reader of Sigstore finds too', async () => {
    const certificate = await issued();
    for (let at = 0; at < certificate.length; at += 1) {
      for (const mask of [0xff, 0x01, 0x20]) {
        const damaged = Buffer.from(certificate);
        damaged[at] = (damaged[at] ?? 0) ^ mask;
        const identity = readIdentity(damaged);
        if (identity === undefined) continue;
        expect(identity.issuer).toMatch(/^[!-~]+$/);
        expect(identity.subject).toMatch(/^[!-~]+$/);
        // It reads more of the certificate, so it may fail where ours does not.
        const theirs = (() => {
          try {
            return bySigstore(damaged);
          } catch {
            return identity;
          }
        })();
        expect(theirs).toEqual(identity);
      }
    }
  });

  it.each([
    ['a workflow', [issuer('https://issuer'), names(der(URI, 'https://workflow'))], 'https://workflow'],
    ['a person', [names(der(ADDRESS, 'me@example.com')), issuer('https://issuer')], 'me@example.com'],
    [
      'the URI of several names',
      [issuer('https://issuer'), names(der(ADDRESS, 'a@b'), der(URI, 'x:y'))],
      'x:y',
    ],
    ['a long name', [issuer('https://issuer'), names(der(URI, 'u'.repeat(1000)))], 'u'.repeat(1000)],
  ] as const)('may be %s', (_, extensions, subject) => {
    const bytes = certificateWith(...extensions);
    expect(readIdentity(bytes)).toEqual({ issuer: 'https://issuer', subject });
  });

  it.each<readonly [string, readonly Buffer[]]>([
    ['there are no extensions', []],
    ['the issuer is missing', [names(der(URI, 'x:y'))]],
    ['the names are missing', [issuer('https://issuer')]],
    ['there is a name of another kind only', [issuer('https://issuer'), names(der(0x82, 'dns.example'))]],
    ['the issuer stands there twice', [issuer('https://a'), issuer('https://b'), names(der(URI, 'x:y'))]],
    ['a name has a line break', [issuer('https://issuer'), names(der(URI, 'x:\ny'))]],
    ['a name reorders text', [issuer('https://issuer'), names(der(URI, 'x:\u202Ey'))]],
    ['the issuer is empty', [issuer(''), names(der(URI, 'x:y'))]],
    ['a name is endless', [issuer('https://issuer'), names(der(URI, 'u'.repeat(1025)))]],
    ['an extension is none', [issuer('https://issuer'), names(der(URI, 'x:y')), der(0x30, der(0x02, 'x'))]],
  ])('is none when %s', (_, extensions) => {
    expect(readIdentity(certificateWith(...extensions))).toBeUndefined();
  });
});

describe('extensions', () => {
  it('are all found, with their values', async () => {
    const certificate = await issued();
    expect(readExtensions(certificateWith(issuer('a'), names())).get('551d11')).toEqual(der(0x30));
    expect(readExtensions(der(0x30, der(0x30, der(0x02, 'x'))))).toEqual(new Map());
    expect([...readExtensions(certificate).keys()]).toContain(EXTENSION_ISSUER);
  });
});

describe('DER', () => {
  it.each([
    ['a long form of the tag', [0x1f, 0x81, 0x01, 0x00]],
    ['an indefinite length', [0x30, 0x80, 0x00, 0x00]],
    ['a length of four octets', [0x30, 0x84, 0x00, 0x00, 0x00, 0x00]],
    ['a length beyond the end', [0x30, 0x02, 0x00]],
    ['a length that is cut', [0x30, 0x82, 0x01]],
    ['a tag alone', [0x30]],
  ])('refuses %s', (_, bytes) => {
    expect(() => readElements(Buffer.from(bytes))).toThrow(DerError);
  });

  it('reads what was written', () => {
    const element = fc.tuple(
      fc.integer({ min: 0, max: 255 }).filter((tag) => (tag & 0x1f) !== 0x1f),
      fc.uint8Array({ maxLength: 300 }),
    );
    fc.assert(
      fc.property(fc.array(element, { maxLength: 5 }), (elements) => {
        const bytes = Buffer.concat(elements.map(([tag, content]) => der(tag, content)));
        expect(readElements(bytes).map(({ tag, content }) => [tag, Uint8Array.from(content)])).toEqual(
          elements,
        );
      }),
    );
  });

  it('of any bytes fails in one way only', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(readIdentity(bytes)).toBeUndefined();
      }),
    );
  });
});
