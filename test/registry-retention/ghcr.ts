/** A GitHub with ghcr.io behind it, as far as retention speaks to them: packages whose versions have any age. */
import type {
  GitHubOptions,
  StepResult,
  TestGitHub,
  TestPackage,
  TestRegistry,
} from '@container-kit/testing';
import { gitHubWith, registryWith, retain } from './harness.ts';
import { type Descriptor, ImageWriter } from './images.ts';
import { missingFrom } from './whole.ts';

const DAY = 86_400_000;
/** Where the package is: owner and name. */
export const PACKAGE = 'octo-org/app';

/** See above. */
export class Ghcr {
  readonly api: TestGitHub;
  readonly registry: TestRegistry;
  readonly #clock: { days: number };
  readonly #writer: ImageWriter;

  private constructor(api: TestGitHub, registry: TestRegistry, clock: { days: number }) {
    this.api = api;
    this.registry = registry;
    this.#clock = clock;
    this.#writer = ImageWriter.seeding(registry, PACKAGE);
  }

  /** Starts both; they end with the test. */
  static async start(options: Partial<GitHubOptions> = {}): Promise<Ghcr> {
    const clock = { days: 0 };
    const registry = await registryWith({ profile: 'ghcr' });
    const now = () => Date.now() - clock.days * DAY;
    const permissions = { packages: 'write', contents: 'read' } as const;
    const api = await gitHubWith({ permissions, registry, now, ...options });
    return new Ghcr(api, registry, clock);
  }

  /** The package, once something was pushed to it. */
  get package(): TestPackage {
    return this.api.package(PACKAGE);
  }

  /** Pushes as it was so many days ago. */
  async pushed(days: number, write: (writer: ImageWriter) => Promise<Descriptor>): Promise<Descriptor> {
    this.#clock.days = days;
    try {
      return await write(this.#writer);
    } finally {
      this.#clock.days = 0;
    }
  }

  /** An image of one platform that was pushed so many days ago. */
  image(days: number, ...tags: readonly string[]): Promise<Descriptor> {
    return this.pushed(days, (writer) => writer.image(`image ${days} ${tags.join()}`, { tags }));
  }

  /** An index that was pushed so many days ago. */
  index(days: number, children: readonly Descriptor[], ...tags: readonly string[]): Promise<Descriptor> {
    return this.pushed(days, (writer) => writer.index(children, { tags }));
  }

  /** What names a version that is there. */
  descriptor(digest: string): Descriptor {
    const stored = this.registry.manifest(PACKAGE, digest);
    if (stored === undefined) throw new Error(`there is no ${digest}`);
    const { mediaType, bytes } = stored;
    return { mediaType: mediaType ?? '', digest: stored.digest as Descriptor['digest'], size: bytes.length };
  }

  /** Points one more tag to what is there, as of now. */
  async tag({ digest }: Descriptor, ...tags: readonly string[]): Promise<void> {
    const stored = this.registry.manifest(PACKAGE, digest);
    if (stored === undefined) throw new Error(`there is no ${digest}`);
    const { bytes, mediaType } = stored;
    await this.registry.putManifest(PACKAGE, bytes, { tags, mediaType });
  }

  /** Tags that are there. */
  get tags(): readonly string[] {
    return this.registry.tags(PACKAGE);
  }

  /** Whether the package has the version. */
  has({ digest }: Descriptor): boolean {
    return this.package.versions.some((version) => version.digest === digest);
  }

  /** The tags that can't be pulled whole; should always be empty. */
  get broken(): readonly string[] {
    return missingFrom(this.registry, PACKAGE, this.tags);
  }

  /** ID of a version in the Packages API. */
  id({ digest }: Descriptor): number {
    return this.package.version(digest).id;
  }

  /** Runs one step on the package. */
  retain(
    inputs: Readonly<Record<string, string>> = {},
    settings: Parameters<typeof retain>[1] = {},
  ): Promise<StepResult> {
    const { host } = this.registry;
    return retain(
      { mode: 'apply', registry: host, provider: 'ghcr', repositories: PACKAGE, ...inputs },
      { api: this.api, ...settings },
    );
  }
}
