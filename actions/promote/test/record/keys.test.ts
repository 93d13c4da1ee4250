import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import { UserError } from '@container-kit/core';
import { describe, expect, it } from 'vitest';
import { loadSigningKey, loadVerificationKey } from '../../src/record/keys.ts';
import { ecdsa, ed25519, rsa } from './support.ts';

describe.each([
  ['Ed25519', ed25519()],
  ['ECDSA P-256', ecdsa()],
])('a key of %s', (_name, pair) => {
  it('signs what its public half verifies', () => {
    const key = loadSigningKey(pair.privateKey);
    const publicKey = loadVerificationKey(pair.publicKey);
    const message = Buffer.from('message');
    expect(publicKey.verify(message, key.sign(message))).toBe(true);
    expect(publicKey.verify(Buffer.from('other'), key.sign(message))).toBe(false);
  });

  it('is named by the SHA-256 of its public half', () => {
    const der = createPublicKey(pair.publicKey).export({ type: 'spki', format: 'der' });
    const keyid = createHash('sha256').update(der).digest('hex');
    expect(loadSigningKey(pair.privateKey).keyid).toBe(keyid);
    expect(loadVerificationKey(pair.publicKey).keyid).toBe(keyid);
    expect(loadSigningKey(pair.privateKey).publicKey).toBe(pair.publicKey);
  });

  it('takes no bytes that are no signature for one', () => {
    const publicKey = loadVerificationKey(pair.publicKey);
    for (const length of [0, 1, 64, 72, 1000]) {
      expect(publicKey.verify(Buffer.from('x'), Buffer.alloc(length, 0x30))).toBe(false);
    }
  });
});

describe('the older PEM form of EC keys', () => {
  it('is read too', () => {
    const { privateKey } = ecdsa();
    const sec1 = String(createPrivateKey(privateKey).export({ type: 'sec1', format: 'pem' }));
    expect(sec1).toContain('BEGIN EC PRIVATE KEY');
    expect(loadSigningKey(sec1).keyid).toBe(loadSigningKey(privateKey).keyid);
  });
});

describe('a key that cannot be used', () => {
  const encrypted = String(
    createPrivateKey(ecdsa().privateKey).export({
      type: 'pkcs8',
      format: 'pem',
      cipher: 'aes-256-cbc',
      passphrase: 'secret',
    }),
  );

  it.each([
    ['RSA', rsa().privateKey, /key of type rsa cannot sign/],
    ['another curve', ecdsa('P-384').privateKey, /EC key on secp384r1 cannot sign/],
    ['an encrypted key', encrypted, /encrypted with a password/],
    ['a key of cosign', encrypted.replaceAll('ENCRYPTED PRIVATE', 'ENCRYPTED SIGSTORE PRIVATE'), /encrypted/],
    ['a public key', ed25519().publicKey, /is a public key/],
    ['half a key', ed25519().privateKey.slice(0, 60), /no PEM key/],
    ['something else', 'hunter2', /no PEM key/],
  ])('is refused with a fix, without a word of it: %s', (_name, pem, message) => {
    const refusal = errorOf(() => loadSigningKey(pem));
    expect(refusal).toBeInstanceOf(UserError);
    expect(refusal.message).toMatch(message);
    expect(refusal.fix).toBeTruthy();
    expect(refusal.cause).toBeUndefined();
    for (const line of pem.split('\n').filter((text) => text !== '' && !text.startsWith('-----'))) {
      expect(`${refusal.message} ${refusal.fix}`).not.toContain(line);
    }
  });

  it.each<[string, string, RegExp]>([
    ['a private key', ed25519().privateKey, /is a private key/],
    ['RSA', rsa().publicKey, /type rsa/],
    ['something else', 'hunter2', /no PEM key/],
  ])('is refused for verifying: %s', (_name, pem, message) => {
    expect(errorOf(() => loadVerificationKey(pem)).message).toMatch(message);
  });
});

function errorOf(action: () => unknown): UserError {
  try {
    action();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
