/**
 * Sigstore on loopback: an identity provider, Fulcio v2 and Rekor v1 at one address. They check what the real ones
 * check; certificates and their timestamps are made by the mocks of sigstore-js, and what comes out is verified by its
 * verifier.
 */
import { createPublicKey, generateKeyPairSync, verify, X509Certificate } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { bundleFromJSON } from '@sigstore/bundle';
import { dsse, X509Certificate as SigstoreCertificate } from '@sigstore/core';
// Not from the root of the package, which loads nock, and that replaces node:http.
import { type CA, type CTLog, initializeCA, initializeCTLog } from '@sigstore/mock/dist/fulcio/index.js';
import { type Signer, type TrustMaterial, toSignedEntity, Verifier } from '@sigstore/verify';
import { generate } from 'selfsigned';
import { serve, type TestServer } from '../fixtures/index.ts';
import { type BlobSigner, signBlob } from './blob.ts';
import { IdentityProvider, REQUEST_TOKEN } from './identity-provider.ts';
import { sha256 } from './sha256.ts';
import { type LogEntry, TransparencyLog } from './transparency-log.ts';

const CERTIFICATE_PATH = '/api/v2/signingCert';
const ENTRIES_PATH = '/api/v1/log/entries';

/** Answers a request instead of the service. @returns whether it did */
export type Fault = (request: IncomingMessage, response: ServerResponse) => boolean;

interface Reply {
  readonly status: number;
  readonly json: object;
  readonly location?: string;
}

interface Parts {
  readonly provider: IdentityProvider;
  readonly ca: CA;
  readonly ctLog: CTLog;
  readonly log: TransparencyLog;
}

/**
 * Starts the services; they end with the test.
 *
 * @param names for HTTPS under these host names, which a proxy leads here; else it is plain HTTP
 */
export async function startSigstore(names: readonly string[] = []): Promise<Sigstore> {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ctLog = await initializeCTLog(keys);
  const ca = await initializeCA(keys, ctLog);
  const tls = names.length === 0 ? undefined : await tlsFor(names);
  let sigstore: Sigstore | undefined;
  const server = await serve((request, response) => void sigstore?.answer(request, response), tls);
  const log = new TransparencyLog('rekor.test');
  sigstore = new Sigstore(server, { provider: new IdentityProvider(), ca, ctLog, log }, tls?.cert);
  return sigstore;
}

async function tlsFor(names: readonly string[]): Promise<{ key: string; cert: string }> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: names.map((value) => ({ type: 2, value })) },
    ],
  });
  return { key, cert };
}

/** See above. */
export class Sigstore {
  readonly server: TestServer;
  /** PEM, to be trusted by who speaks HTTPS to it. */
  readonly certificate: string | undefined;
  readonly #parts: Parts;
  readonly #entries = new Map<string, LogEntry>();
  /** Tried in turn before each request. */
  readonly faults: Fault[] = [];
  /** Changes the answers of the services; undefined breaks the connection. */
  rewrite: (path: string, json: object) => object | undefined = (_, json) => json;

  constructor(server: TestServer, parts: Parts, certificate: string | undefined) {
    this.server = server;
    this.certificate = certificate;
    this.#parts = parts;
  }

  get url(): string {
    return `http://127.0.0.1:${this.server.port}`;
  }

  /** What a job with `id-token: write` has in its environment. */
  get permission(): Record<string, string> {
    return {
      ACTIONS_ID_TOKEN_REQUEST_URL: `${this.url}/token?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: REQUEST_TOKEN,
    };
  }

  /** DER. */
  get rootCertificate(): Buffer {
    return Buffer.from(this.#parts.ca.rootCertificate.buffer);
  }

  issueToken(audience: string, changes?: object): string {
    return this.#parts.provider.issue(audience, changes);
  }

  /** Paths of the requests, without tokens and queries. */
  get paths(): readonly string[] {
    return this.server.requests.map((line) => line.replace(/\?.*/, ''));
  }

  /**
   * Verifies a bundle as everybody would who trusts these services.
   *
   * @throws VerificationError
   */
  verify(bundle: unknown): Signer {
    const verifier = new Verifier(this.#trust(), { ctlogThreshold: 1, tlogThreshold: 1 });
    return verifier.verify(toSignedEntity(bundleFromJSON(bundle)));
  }

  /** {@link signBlob} */
  signBlob(content: Uint8Array, signer: BlobSigner): Promise<object> {
    return signBlob(content, signer, this.#parts);
  }

  #trust(): TrustMaterial {
    const { ctLog, log } = this.#parts;
    const validFor = { start: new Date(0), end: new Date(8.64e15) };
    const root = SigstoreCertificate.parse(Buffer.from(this.rootCertificate));
    return {
      certificateAuthorities: [{ certChain: [root], validFor }],
      timestampAuthorities: [],
      tlogs: [{ logID: log.id, baseURL: 'https://rekor.test', publicKey: log.publicKey, validFor }],
      ctlogs: [
        {
          logID: Buffer.from(ctLog.logID.buffer),
          baseURL: 'https://ctfe.test',
          publicKey: createPublicKey({ key: ctLog.publicKey, format: 'der', type: 'spki' }),
          validFor,
        },
      ],
      publicKey: () => {
        throw new Error('there are no keys');
      },
    };
  }

  /** What other tools trust these services by (protobuf-specs, sigstore_trustroot.proto, TrustedRoot), as JSON. */
  get trustedRoot(): object {
    const { ctLog, log } = this.#parts;
    const validFor = { start: '2020-01-01T00:00:00Z' };
    const logOf = (baseUrl: string, id: Uint8Array, key: Buffer) => ({
      baseUrl,
      hashAlgorithm: 'SHA2_256',
      publicKey: { rawBytes: key.toString('base64'), keyDetails: 'PKIX_ECDSA_P256_SHA_256', validFor },
      logId: { keyId: Buffer.from(id).toString('base64') },
    });
    return {
      mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
      tlogs: [logOf('https://rekor.test', log.id, log.publicKey.export({ type: 'spki', format: 'der' }))],
      certificateAuthorities: [
        {
          subject: { organization: 'sigstore.mock', commonName: 'sigstore' },
          uri: 'https://fulcio.test',
          certChain: { certificates: [{ rawBytes: this.rootCertificate.toString('base64') }] },
          validFor,
        },
      ],
      ctlogs: [logOf('https://ctfe.test', Buffer.from(ctLog.logID.buffer), ctLog.publicKey)],
      timestampAuthorities: [],
    };
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.faults.shift()?.(request, response)) return;
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const { pathname, searchParams } = new URL(request.url ?? '', this.url);
    const body = Buffer.concat(chunks).toString();
    const { status, json, location } = await this.#reply(request, pathname, searchParams, body);
    const sent = this.rewrite(pathname, json);
    if (sent === undefined) {
      response.destroy();
      return;
    }
    const headers = { 'content-type': 'application/json', ...(location === undefined ? {} : { location }) };
    response.writeHead(status, headers).end(JSON.stringify(sent));
  }

  async #reply(
    { method, headers }: IncomingMessage,
    path: string,
    query: URLSearchParams,
    body: string,
  ): Promise<Reply> {
    if (method === 'GET' && path === '/token') {
      if (headers.authorization !== `Bearer ${REQUEST_TOKEN}`) return refuse(401, 'no token');
      return { status: 200, json: { value: this.issueToken(query.get('audience') ?? '') } };
    }
    if (method === 'POST' && path === CERTIFICATE_PATH) return this.#certify(JSON.parse(body));
    if (method === 'POST' && path === ENTRIES_PATH) return this.#log(JSON.parse(body));
    const entry = this.#entries.get(path.slice(ENTRIES_PATH.length + 1));
    return entry === undefined ? refuse(404, 'not found') : { status: 200, json: { 'an-id': entry } };
  }

  /** fulcio.proto, CreateSigningCertificate. */
  async #certify({ credentials, publicKeyRequest }: CertificateRequest): Promise<Reply> {
    const claims = this.#parts.provider.check(credentials.oidcIdentityToken, 'sigstore');
    if (claims === undefined) return refuse(401, 'There was an error processing the credentials');
    const { publicKey, proofOfPossession } = publicKeyRequest;
    const key = createPublicKey(publicKey.content);
    const proof = Buffer.from(proofOfPossession, 'base64');
    if (publicKey.algorithm !== 'ECDSA' || !verify('sha256', Buffer.from(claims.sub), key, proof)) {
      return refuse(400, 'The signature supplied in the request could not be verified');
    }
    const certificate = await this.#parts.ca.issueCertificate({
      publicKey: key.export({ type: 'spki', format: 'der' }),
      subjectAltName: `https://github.com/${claims.job_workflow_ref}`,
      extensions: [
        { oid: '1.3.6.1.4.1.57264.1.1', value: claims.iss, legacy: true },
        { oid: '1.3.6.1.4.1.57264.1.8', value: claims.iss },
      ],
    });
    const certificates = [certificate, this.#parts.ca.rootCertificate].map(toPem);
    return { status: 200, json: { signedCertificateEmbeddedSct: { chain: { certificates } } } };
  }

  /** Rekor's openapi.yaml, createLogEntry; pkg/types/dsse/v0.0.1 for what is checked and what is kept. */
  #log({ kind, apiVersion, spec }: ProposedEntry): Reply {
    if (kind !== 'dsse' || apiVersion !== '0.0.1') return refuse(400, `unknown ${kind} ${apiVersion}`);
    const { envelope: text, verifiers } = spec.proposedContent;
    const { payloadType, payload, signatures } = JSON.parse(text);
    const pem = Buffer.from(verifiers[0] ?? '', 'base64');
    const bytes = Buffer.from(payload, 'base64');
    const signature = Buffer.from(signatures[0].sig, 'base64');
    const signed = dsse.preAuthEncoding(payloadType, bytes);
    if (!verify('sha256', signed, new X509Certificate(pem).publicKey, signature)) {
      return refuse(400, 'could not verify the envelope');
    }
    const id = sha256(text);
    const path = `${ENTRIES_PATH}/${id}`;
    if (this.#entries.has(id)) {
      return { ...refuse(409, 'an equivalent entry already exists'), location: path };
    }
    const kept = {
      apiVersion,
      kind,
      spec: {
        envelopeHash: { algorithm: 'sha256', value: id },
        payloadHash: { algorithm: 'sha256', value: sha256(bytes) },
        signatures: [{ signature: signatures[0].sig, verifier: verifiers[0] }],
      },
    };
    const entry = this.#parts.log.append(Buffer.from(JSON.stringify(kept)));
    this.#entries.set(id, entry);
    return { status: 201, json: { [id]: entry }, location: path };
  }
}

interface CertificateRequest {
  readonly credentials: { readonly oidcIdentityToken: string };
  readonly publicKeyRequest: {
    readonly publicKey: { readonly algorithm: string; readonly content: string };
    readonly proofOfPossession: string;
  };
}

interface ProposedEntry {
  readonly kind: string;
  readonly apiVersion: string;
  readonly spec: {
    readonly proposedContent: { readonly envelope: string; readonly verifiers: readonly string[] };
  };
}

function refuse(status: number, message: string): Reply {
  return { status, json: { code: status, message } };
}

function toPem(der: ArrayBufferView): string {
  return new X509Certificate(Buffer.from(der.buffer)).toString();
}
