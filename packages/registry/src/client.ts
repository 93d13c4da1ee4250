import type { CredentialStore } from './auth/credentials.ts';
import type { Digest } from './digest.ts';
import type { Descriptor } from './manifest.ts';
import type { Stats } from './transport/stats.ts';

export interface RegistryClientOptions {
  readonly credentials?: CredentialStore;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly userAgent?: string;
  readonly ca?: string | readonly string[];
  readonly signal?: AbortSignal;
  readonly onWarning?: (text: string) => void;
}

export declare class RegistryClient {
  constructor(options?: RegistryClientOptions);
  readonly stats: Stats;
  repository(registry: string, repository: string): RepositoryClient;
  close(): void;
}

export declare class RepositoryClient {
  readonly registry: string;
  readonly repository: string;
  resolve(reference: string): Promise<Descriptor | undefined>;
  getManifest(reference: string): Promise<{ readonly descriptor: Descriptor; readonly bytes: Uint8Array }>;
  putManifest(
    bytes: Uint8Array,
    mediaType: string,
    target: { tag: string } | { digest: Digest },
  ): Promise<Digest>;
  hasBlob(digest: Digest): Promise<boolean>;
  getBlob(descriptor: Pick<Descriptor, 'digest' | 'size'>): AsyncIterable<Uint8Array>;
  uploadBlob(
    descriptor: Pick<Descriptor, 'digest' | 'size'>,
    open: () => AsyncIterable<Uint8Array>,
    options?: { mountFrom?: readonly string[]; onProgress?: (bytes: number) => void },
  ): Promise<'exists' | 'mounted' | 'uploaded'>;
  listTags(): Promise<readonly string[]>;
}
