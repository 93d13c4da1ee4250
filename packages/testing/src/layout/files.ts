import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestOf } from '../registry/digest.ts';

/** A descriptor of the OCI image specification. */
export interface LayoutDescriptor {
  readonly mediaType: string;
  readonly digest: string;
  /** Bytes. */
  readonly size: number;
}

/** The files of an OCI image layout that is being written (OCI image-spec 1.1, "Image Layout"). */
export class LayoutFiles {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Adds a blob; an object is stored as JSON. */
  async add(mediaType: string, content: Buffer | object): Promise<LayoutDescriptor> {
    const bytes = Buffer.isBuffer(content) ? content : Buffer.from(JSON.stringify(content));
    const digest = digestOf(bytes);
    const [algorithm = '', hex = ''] = digest.split(':');
    const folder = join(this.#folder, 'blobs', algorithm);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, hex), bytes);
    return { mediaType, digest, size: bytes.length };
  }

  /** Makes a layout of it. @param root what the layout is of */
  async finish(root: LayoutDescriptor): Promise<void> {
    const layout = { imageLayoutVersion: '1.0.0' };
    await writeFile(join(this.#folder, 'oci-layout'), JSON.stringify(layout));
    await writeFile(
      join(this.#folder, 'index.json'),
      JSON.stringify({ schemaVersion: 2, manifests: [root] }),
    );
  }
}
