/** How the server's certificate is made. */
export interface TlsOptions {
  /** Names and addresses it is valid for. Default: localhost, 127.0.0.1 and ::1. */
  readonly names?: readonly string[];
  /** Makes it one that ran out yesterday. */
  readonly expired?: boolean;
}

/** PEM texts: the CA that a client must trust, and the server's key and certificate. */
export interface TlsIdentity {
  readonly ca: string;
  readonly key: string;
  readonly cert: string;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Makes a CA of its own and a server certificate signed by it. Keys live in memory only. */
export async function createTlsIdentity(options: TlsOptions = {}): Promise<TlsIdentity> {
  const { generate } = await import('selfsigned');
  const now = Date.now();
  const ca = await generate([{ name: 'commonName', value: 'container-kit test CA' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(now - 3 * DAY_MS),
    notAfterDate: new Date(now + 30 * DAY_MS),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const names = options.names ?? ['localhost', '127.0.0.1', '::1'];
  const server = await generate([{ name: 'commonName', value: names[0] ?? 'localhost' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    ca: { key: ca.private, cert: ca.cert },
    notBeforeDate: new Date(now - 2 * DAY_MS),
    notAfterDate: new Date(options.expired ? now - DAY_MS : now + 7 * DAY_MS),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: names.map(alternativeName) },
    ],
  });
  return { ca: ca.cert, key: server.private, cert: server.cert };
}

function alternativeName(name: string): { type: 2; value: string } | { type: 7; ip: string } {
  return /^[\d.]+$|:/.test(name) ? { type: 7, ip: name } : { type: 2, value: name };
}
