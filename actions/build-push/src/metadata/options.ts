import { UserError } from '@container-kit/core';

/** The environment variables that docker/metadata-action reads, and SOURCE_DATE_EPOCH. */
export type MetadataEnvironment = Readonly<Record<string, string | undefined>>;

/** The environment, checked and typed. */
export interface MetadataOptions {
  /** Length of `{{sha}}` and of `type=sha,format=short`; `DOCKER_METADATA_SHORT_SHA_LENGTH`, default 7. */
  readonly shortShaLength: number;
  /** Use the head commit of a pull request instead of its merge commit; `DOCKER_METADATA_PR_HEAD_SHA`. */
  readonly pullRequestHeadSha: boolean;
  /** `DOCKER_METADATA_ANNOTATIONS_LEVELS`, unset when the variable is. */
  readonly annotationLevels: readonly string[] | undefined;
  /** `SOURCE_DATE_EPOCH`, see https://reproducible-builds.org/specs/source-date-epoch/. */
  readonly sourceDate: Date | undefined;
}

/** The last second that a Date can hold. */
const MAX_EPOCH_SECONDS = 8_640_000_000_000;

/**
 * Reads the environment. An empty variable counts as unset.
 *
 * @throws UserError for a length or an epoch that is no whole number
 */
export function readMetadataOptions(env: MetadataEnvironment): MetadataOptions {
  const levels = env.DOCKER_METADATA_ANNOTATIONS_LEVELS;
  const epoch = env.SOURCE_DATE_EPOCH;
  return {
    shortShaLength: readShortShaLength(env.DOCKER_METADATA_SHORT_SHA_LENGTH),
    pullRequestHeadSha: env.DOCKER_METADATA_PR_HEAD_SHA?.toLowerCase() === 'true',
    annotationLevels: levels ? levels.split(',').map((level) => level.trim()) : undefined,
    sourceDate: epoch ? readSourceDate(epoch) : undefined,
  };
}

function readShortShaLength(value: string | undefined): number {
  if (!value) {
    return 7;
  }
  if (!/^[1-9]\d{0,2}$/.test(value)) {
    throw new UserError(`DOCKER_METADATA_SHORT_SHA_LENGTH is "${value}", not a number of characters`, {
      fix: 'set it to a whole number such as 7 or 12, or unset it',
    });
  }
  return Number(value);
}

function readSourceDate(value: string): Date {
  if (!/^\d+$/.test(value) || Number(value) > MAX_EPOCH_SECONDS) {
    throw new UserError(`SOURCE_DATE_EPOCH is "${value}", not a number of seconds since 1970`, {
      fix: 'set it to whole seconds, for example the output of `git log -1 --format=%ct`',
    });
  }
  return new Date(Number(value) * 1000);
}
