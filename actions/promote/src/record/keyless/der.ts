/** As much of DER (ITU-T X.690) as it takes to walk through a certificate. */

/** One element: what kind of value it is, and its bytes. */
export interface DerElement {
  /** Identifier octet: class, whether it is made of elements, and number (section 8.1.2). */
  readonly tag: number;
  readonly content: Uint8Array;
}

/** Bytes that are no DER. */
export class DerError extends Error {
  override readonly name = 'DerError';
}

/** Identifier octets. */
export const DER = {
  octetString: 0x04,
  objectIdentifier: 0x06,
  utf8String: 0x0c,
  sequence: 0x30,
  /** Context-specific with this number, `[n]`, holding bytes. */
  primitive: (number: number): number => 0x80 + number,
  /** The same, made of elements. */
  constructed: (number: number): number => 0xa0 + number,
} as const;

/**
 * Reads the elements that bytes are made of: one for a whole document, any number for the content of a sequence.
 *
 * @throws DerError when they are not made of whole elements
 */
export function readElements(bytes: Uint8Array): readonly DerElement[] {
  const elements: DerElement[] = [];
  for (let position = 0; position < bytes.length; ) {
    const tag = octet(bytes, position);
    // Numbers from 31 take more octets; no certificate has any.
    if ((tag & 0x1f) === 0x1f) throw new DerError('a tag has more than one octet');
    const { length, start } = readLength(bytes, position + 1);
    if (start + length > bytes.length) throw new DerError('an element ends too early');
    elements.push({ tag, content: bytes.subarray(start, start + length) });
    position = start + length;
  }
  return elements;
}

/** Section 8.1.3: up to 127 in one octet, else the number of octets that follow. */
function readLength(
  bytes: Uint8Array,
  position: number,
): { readonly length: number; readonly start: number } {
  const first = octet(bytes, position);
  if (first < 0x80) return { length: first, start: position + 1 };
  const count = first - 0x80;
  // DER has no indefinite length (10.1), and a certificate no 16 MiB.
  if (count === 0 || count > 3) throw new DerError('a length is indefinite or absurd');
  let length = 0;
  for (let index = 1; index <= count; index++) length = length * 256 + octet(bytes, position + index);
  return { length, start: position + 1 + count };
}

function octet(bytes: Uint8Array, position: number): number {
  const value = bytes[position];
  if (value === undefined) throw new DerError('an element ends too early');
  return value;
}
