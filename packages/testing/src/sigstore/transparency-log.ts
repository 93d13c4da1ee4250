/** A transparency log as Rekor v1 keeps it: a Merkle tree (RFC 6962 section 2.1) with signed promises and checkpoints. */
import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';

/** An entry as the API of Rekor shows it (github.com/sigstore/rekor, openapi.yaml, LogEntry). */
export interface LogEntry {
  readonly body: string;
  readonly integratedTime: number;
  readonly logID: string;
  readonly logIndex: number;
  readonly verification: {
    readonly signedEntryTimestamp: string;
    readonly inclusionProof: {
      readonly checkpoint: string;
      readonly hashes: readonly string[];
      readonly logIndex: number;
      readonly rootHash: string;
      readonly treeSize: number;
    };
  };
}

export class TransparencyLog {
  readonly #host: string;
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  /** Others have logged something before. */
  readonly #leaves: Buffer[] = [0, 1, 2].map(() => leafHash(Buffer.from(randomUUID())));

  constructor(host: string) {
    this.#host = host;
  }

  get publicKey() {
    return this.#keys.publicKey;
  }

  get id(): Buffer {
    return sha256(this.#keys.publicKey.export({ type: 'spki', format: 'der' }));
  }

  append(body: Buffer): LogEntry {
    const logIndex = this.#leaves.push(leafHash(body)) - 1;
    const promise = {
      body: body.toString('base64'),
      integratedTime: Math.floor(Date.now() / 1000),
      logID: this.id.toString('hex'),
      logIndex,
    };
    const root = rootOf(this.#leaves);
    return {
      ...promise,
      verification: {
        // The names are in the order of canonical JSON (RFC 8785).
        signedEntryTimestamp: this.#sign(JSON.stringify(promise)).toString('base64'),
        inclusionProof: {
          checkpoint: this.#checkpoint(root),
          hashes: pathTo(logIndex, this.#leaves).map((hash) => hash.toString('hex')),
          logIndex,
          rootHash: root.toString('hex'),
          treeSize: this.#leaves.length,
        },
      },
    };
  }

  /** github.com/transparency-dev/formats, log/README.md. */
  #checkpoint(root: Buffer): string {
    const note = `${this.#host} - 1\n${this.#leaves.length}\n${root.toString('base64')}\n`;
    const signature = Buffer.concat([this.id.subarray(0, 4), this.#sign(note)]).toString('base64');
    return `${note}\n— ${this.#host} ${signature}\n`;
  }

  #sign(text: string): Buffer {
    return sign('sha256', Buffer.from(text), this.#keys.privateKey);
  }
}

function leafHash(body: Buffer): Buffer {
  return sha256(Buffer.of(0), body);
}

function rootOf(leaves: readonly Buffer[]): Buffer {
  const [first] = leaves;
  if (first !== undefined && leaves.length === 1) return first;
  const split = splitOf(leaves.length);
  return sha256(Buffer.of(1), rootOf(leaves.slice(0, split)), rootOf(leaves.slice(split)));
}

function pathTo(index: number, leaves: readonly Buffer[]): readonly Buffer[] {
  if (leaves.length === 1) return [];
  const split = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return index < split
    ? [...pathTo(index, left), rootOf(right)]
    : [...pathTo(index - split, right), rootOf(left)];
}

/** The largest power of two below the size. */
function splitOf(size: number): number {
  return 2 ** (Math.ceil(Math.log2(size)) - 1);
}

function sha256(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}
