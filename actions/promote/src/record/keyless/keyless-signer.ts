/**
 * Signs by the identity of the workflow run, without a key that somebody has to keep: Fulcio certifies a key that
 * exists for one run only, and Rekor logs that it signed while the certificate was valid.
 *
 * Why not @sigstore/sign: it brings 1.4 MB into a bundle that may have 1.2 MB, most of it make-fetch-happen and the
 * generated readers of all messages of Sigstore, for the three requests that are made here.
 */
import { generateKeyPair, type KeyObject, sign } from 'node:crypto';
import { promisify } from 'node:util';
import { seal } from '../dsse.ts';
import type { Seal, Signer } from '../signer.ts';
import { type Certificate, FULCIO_AUDIENCE, requestCertificate } from './fulcio.ts';
import { logEnvelope } from './rekor.ts';
import { type ServiceOptions, SigstoreService } from './service.ts';

/** What a signer needs. */
export interface KeylessOptions extends ServiceOptions {
  readonly fulcioUrl: string;
  readonly rekorUrl: string;
  /** Asks the identity provider of the run for a token. */
  readonly getToken: (audience: string) => Promise<string>;
}

interface Certified {
  readonly privateKey: KeyObject;
  readonly certificate: Certificate;
}

/** See above. Everything that a run signs, it signs with one certificate, which is asked for with the first. */
export class KeylessSigner implements Signer {
  readonly #options: KeylessOptions;
  readonly #fulcio: SigstoreService;
  readonly #rekor: SigstoreService;
  #certified: Promise<Certified> | undefined;

  /** @throws UserError for a URL that is not https */
  constructor(options: KeylessOptions) {
    this.#options = options;
    this.#fulcio = new SigstoreService('fulcio-url', 'Fulcio', options.fulcioUrl, options);
    this.#rekor = new SigstoreService('rekor-url', 'Rekor', options.rekorUrl, options);
  }

  /** @throws SigningError when a service fails, and what the identity provider fails with */
  async seal(payloadType: string, payload: Uint8Array): Promise<Seal> {
    this.#certified ??= this.#certify();
    const { privateKey, certificate } = await this.#certified;
    const envelope = seal(payloadType, payload, { sign: (message) => sign('sha256', message, privateKey) });
    const entry = await logEnvelope(this.#rekor, envelope, certificate.pem);
    return {
      envelope,
      verificationMaterial: {
        certificate: { rawBytes: certificate.der.toString('base64') },
        tlogEntries: [entry],
      },
      identity: certificate.identity,
    };
  }

  async #certify(): Promise<Certified> {
    const token = await this.#options.getToken(FULCIO_AUDIENCE);
    const { privateKey } = await promisify(generateKeyPair)('ec', { namedCurve: 'P-256' });
    return { privateKey, certificate: await requestCertificate(this.#fulcio, token, privateKey) };
  }
}
