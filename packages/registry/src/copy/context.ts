import type { Digest } from '../digest.ts';
import type { Source } from '../graph/source.ts';
import type { Descriptor } from '../manifest.ts';
import type { BlobCounts } from '../push/content.ts';
import type { ByteCounter } from '../push/progress.ts';
import type { UploadOutcome } from '../repository/upload.ts';
import type { CopyPlan, DestinationPlan } from './copy-plan.ts';
import type { Destination } from './destination.ts';
import { isLayout } from './place.ts';
import type { CopyEvent } from './progress.ts';

/** What the parts of one copy share. */
export interface CopyContext {
  readonly plan: CopyPlan;
  readonly source: Source;
  readonly signal: AbortSignal;
  /** Ends everything that is under way, at all destinations. */
  readonly abort: (reason: unknown) => void;
  readonly report: (event: CopyEvent) => void;
  readonly bytes: ByteCounter;
}

/** One destination while it is written to. */
export class Arrival {
  readonly plan: DestinationPlan;
  readonly destination: Destination;
  /** Equal for places that share blobs: the registry, or the path of a layout. */
  readonly key: string;
  readonly #needed: ReadonlySet<Digest>;
  readonly #counts = { uploaded: 0, mounted: 0, existing: 0, bytes: 0 };

  constructor(plan: DestinationPlan, destination: Destination) {
    this.plan = plan;
    this.destination = destination;
    this.key = isLayout(plan.place) ? plan.place.layout : plan.place.registry;
    this.#needed = new Set([...plan.blobs.mount, ...plan.blobs.stream]);
    this.#counts.existing = plan.blobs.exist.length;
  }

  /** Whether a blob has to be brought here. */
  needs({ digest }: Descriptor): boolean {
    return this.#needed.has(digest);
  }

  /** How blobs got here so far. */
  get counts(): BlobCounts {
    return { ...this.#counts };
  }

  count({ size }: Descriptor, outcome: UploadOutcome): void {
    this.#counts[outcome === 'exists' ? 'existing' : outcome] += 1;
    this.#counts.bytes += outcome === 'uploaded' ? size : 0;
  }
}
