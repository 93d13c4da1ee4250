import type { Repository } from '@container-kit/github';
import type { LiveTags } from '@container-kit/policy';
import type { Liveness } from '@container-kit/retention';
export declare function readLiveness(live: readonly LiveTags[], github: Repository | undefined): Promise<Liveness>;
