import { DER, DerError, readElements } from './der.ts';

/**
 * Reads the extensions of a certificate (RFC 5280 section 4.1): value by object identifier, whose octets stand in hex.
 *
 * @param certificate in DER form
 * @throws DerError for bytes that are no certificate, or one that has an extension twice (section 4.2 forbids it)
 */
export function readExtensions(certificate: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const [tbsCertificate] = readElements(only(certificate, DER.sequence));
  if (tbsCertificate?.tag !== DER.sequence) throw new DerError('this is no certificate');
  const wrapped = readElements(tbsCertificate.content).find(({ tag }) => tag === DER.constructed(3));
  const extensions = new Map<string, Uint8Array>();
  if (wrapped === undefined) return extensions;
  for (const { tag, content } of readElements(only(wrapped.content, DER.sequence))) {
    const parts = readElements(content);
    const id = parts[0];
    // Between them may stand whether it is critical.
    const value = parts.at(-1);
    if (tag !== DER.sequence || id?.tag !== DER.objectIdentifier || value?.tag !== DER.octetString) {
      throw new DerError('an extension has another form');
    }
    const name = Buffer.from(id.content).toString('hex');
    if (extensions.has(name)) throw new DerError(`the extension ${name} stands there twice`);
    extensions.set(name, value.content);
  }
  return extensions;
}

/**
 * The content of the one element that bytes consist of.
 *
 * @throws DerError when there are more, or it is of another kind
 */
export function only(bytes: Uint8Array, tag: number): Uint8Array {
  const [element, ...others] = readElements(bytes);
  if (element?.tag === tag && others.length === 0) return element.content;
  throw new DerError('there is something else than one element of the expected kind');
}
