import type { Ghcr } from './ghcr.ts';
import type { Descriptor } from './images.ts';

/** Pushes one image after the other, each a day younger than the one before, and all older than any grace. */
export class Pusher {
  readonly ghcr: Ghcr;
  #days = 200;

  constructor(ghcr: Ghcr) {
    this.ghcr = ghcr;
  }

  image(...tags: readonly string[]): Promise<Descriptor> {
    return this.ghcr.image(this.#next(), ...tags);
  }

  async multi(...tags: readonly string[]): Promise<readonly Descriptor[]> {
    const children = [await this.image(), await this.image()];
    return [await this.ghcr.index(this.#next(), children, ...tags), ...children];
  }

  index(children: readonly Descriptor[], ...tags: readonly string[]): Promise<Descriptor> {
    return this.ghcr.index(this.#next(), children, ...tags);
  }

  about(subject: Descriptor): Promise<Descriptor> {
    return this.ghcr.pushed(this.#next(), (writer) => writer.artifact('bundle', { subject }));
  }

  /** A manifest that an index may name, but that nobody has pushed. */
  absent(name: string): Descriptor {
    const hex = Buffer.from(name).toString('hex').padEnd(64, '0');
    return { mediaType: 'application/vnd.oci.image.manifest.v1+json', digest: `sha256:${hex}`, size: 400 };
  }

  #next(): number {
    this.#days -= 1;
    return this.#days;
  }
}
