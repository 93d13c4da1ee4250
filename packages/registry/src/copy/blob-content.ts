import { collect, type Expected, verifyBytes } from '../content.ts';
import type { Source } from '../graph/source.ts';
import type { Descriptor } from '../manifest.ts';
import { BULK_BYTES } from '../transport/limiter.ts';

/** `{}`, the config of most artifacts (OCI image-spec, "Guidance for an Empty Descriptor"). */
const EMPTY: Expected = {
  digest: 'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
  size: 2,
};

/** Content that needs no reading: it stands in the descriptor, or is the empty JSON object. */
export function knownContent(blob: Descriptor): Uint8Array | undefined {
  if (blob.data !== undefined) {
    const bytes = Buffer.from(blob.data, 'base64');
    verifyBytes(bytes, blob);
    return bytes;
  }
  return blob.digest === EMPTY.digest && blob.size === EMPTY.size ? Buffer.from('{}') : undefined;
}

/**
 * Content of one blob for any number of uploads to one registry. A small one is read whole and ahead, as an
 * upload and a download within one registry would wait for each other's slot; a big one is streamed each time.
 */
export class BlobContent {
  readonly #source: Source;
  readonly #blob: Descriptor;
  #bytes: Promise<Uint8Array> | undefined;

  constructor(source: Source, blob: Descriptor) {
    this.#source = source;
    this.#blob = blob;
  }

  /** Reads a small blob, once unless that fails. */
  readonly prepare = async (): Promise<void> => {
    if (this.#blob.size > BULK_BYTES) {
      return;
    }
    this.#bytes ??= this.#read();
    try {
      await this.#bytes;
    } catch (error) {
      this.#bytes = undefined;
      throw error;
    }
  };

  /** Starts reading from the beginning. */
  readonly open = (): AsyncIterable<Uint8Array> => {
    const bytes = this.#bytes;
    return bytes === undefined ? this.#source.getBlob(this.#blob) : once(bytes);
  };

  async #read(): Promise<Uint8Array> {
    return knownContent(this.#blob) ?? (await collect(this.#source.getBlob(this.#blob)));
  }
}

async function* once(bytes: Promise<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield await bytes;
}
