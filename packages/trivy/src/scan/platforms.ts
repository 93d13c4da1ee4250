/** Which manifests of an image are scanned. */
import { type Digest, type Image, type ImagePlatform, readImage, type Source } from '@container-kit/registry';
import { platformOfConfig } from '../model/platform.ts';
import { ScanError } from './errors.ts';

/** One manifest to scan. */
export interface ScanPlatform {
  /** `linux/arm64/v8`; undefined when neither index nor configuration say it. */
  readonly name: string | undefined;
  readonly digest: Digest;
}

/** Configurations have some kB. */
const MAX_CONFIG_BYTES = 8 * 1024 * 1024;

const IMAGE_CONFIGS: ReadonlySet<string> = new Set([
  'application/vnd.oci.image.config.v1+json',
  'application/vnd.docker.container.image.v1+json',
]);

/**
 * Lists the platforms of an image that are asked for. Attestations and artifacts are none: nobody can run them.
 *
 * @param wanted names, as `linux/arm64`, which also means all of its variants; all platforms when it is empty
 * @throws ScanError when there is no such platform, or none at all; RegistryError, LayoutError, ...
 */
export async function listPlatforms(
  source: Source,
  digest: Digest,
  wanted: readonly string[] = [],
): Promise<readonly ScanPlatform[]> {
  const image = await readImage(source, digest);
  const all = await Promise.all(runnable(image).map((platform) => named(source, platform)));
  if (all.length === 0) {
    throw new ScanError('source', `${source.name}@${digest} is no image: nothing in it has a platform`);
  }
  const missing = wanted.filter((name) => !all.some((platform) => matches(platform, name)));
  if (missing.length > 0) {
    const names = all.map((platform) => platform.name ?? 'unknown');
    throw new ScanError(
      'source',
      `${source.name}@${digest} has no platform ${missing.join(', ')}: it has ${[...new Set(names)].join(', ')}`,
    );
  }
  return wanted.length === 0 ? all : all.filter((platform) => wanted.some((name) => matches(platform, name)));
}

/** One manifest may stand in an index twice. */
function runnable({ platforms }: Image): readonly ImagePlatform[] {
  const images = platforms.filter(({ config }) => IMAGE_CONFIGS.has(config.mediaType));
  return [...new Map(images.map((platform) => [platform.digest, platform])).values()];
}

async function named(source: Source, { name, digest, config }: ImagePlatform): Promise<ScanPlatform> {
  if (name !== undefined || config.size > MAX_CONFIG_BYTES) return { name, digest };
  const chunks: Uint8Array[] = [];
  for await (const chunk of source.getBlob(config)) chunks.push(chunk);
  return { name: platformOfConfig(parseJson(Buffer.concat(chunks))), digest };
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

function matches({ name }: ScanPlatform, wanted: string): boolean {
  return name === wanted || name?.startsWith(`${wanted}/`) === true;
}
