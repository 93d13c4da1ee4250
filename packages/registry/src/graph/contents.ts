import { verifyBytes } from '../content.ts';
import type { Digest } from '../digest.ts';
import type { Descriptor } from '../manifest.ts';
import { isNonDistributable } from '../media-types.ts';

/** More manifests and blobs than this are an attack. */
const MAX_CONTENTS = 20_000;

/** The content that the manifests of a graph name, and what they claim about it. */
export class Contents {
  readonly blobs = new Map<Digest, Descriptor>();
  /** Layers that stay where their `urls` point. */
  readonly foreign = new Map<Digest, Descriptor>();
  readonly #fail: (descriptor: Descriptor, problem: string) => Error;
  readonly #sizes = new Map<Digest, number>();

  /** @param fail makes the error for a descriptor that cannot be true */
  constructor(fail: (descriptor: Descriptor, problem: string) => Error) {
    this.#fail = fail;
  }

  /** Config and layers are blobs whatever their media type says. */
  addBlob(descriptor: Descriptor): void {
    this.claim(descriptor);
    const kept = isNonDistributable(descriptor.mediaType) ? this.foreign : this.blobs;
    kept.set(descriptor.digest, descriptor);
  }

  /**
   * A digest stands for one size; a descriptor that lies about it would make a registry or a reader fail later.
   *
   * @throws DigestMismatchError when the descriptor's own `data` is something else
   */
  claim(descriptor: Descriptor): void {
    const known = this.#sizes.get(descriptor.digest);
    if (known !== undefined && known !== descriptor.size) {
      throw this.#fail(
        descriptor,
        `two descriptors give it different sizes, ${known} and ${descriptor.size}`,
      );
    }
    this.#sizes.set(descriptor.digest, descriptor.size);
    if (this.#sizes.size > MAX_CONTENTS) {
      throw this.#fail(descriptor, `there are more than ${MAX_CONTENTS} manifests and blobs`);
    }
    if (descriptor.data !== undefined) {
      verifyBytes(Buffer.from(descriptor.data, 'base64'), descriptor);
    }
  }
}
