import { collect, type Expected, VerifiedContent } from '../content.ts';
import { DigestMismatchError, RegistryError } from '../errors.ts';
import type { Answer } from '../transport/answer.ts';
import { BULK_BYTES } from '../transport/limiter.ts';
import { backoffMs, isTemporaryFailure } from '../transport/retry.ts';
import { apiPath, pause, pull, type RepositoryContext, send } from './context.ts';

/** However slow a source is, this many interruptions of one blob are enough. */
const MAX_INTERRUPTIONS = 100;

/**
 * Reads a blob as a stream that is hashed on the way. An interrupted body goes on where it stopped (Range), or
 * from the start with the known part skipped when the registry cannot do that.
 *
 * A blob of up to 1 MiB is read whole before its first byte is given, and fetched once more when it is wrong.
 * Of a bigger one the last chunk stays back until the digest proves right: whoever reads it must start over
 * after a DigestMismatchError, as `uploadBlob` does.
 */
export function getBlob(context: RepositoryContext, expected: Expected): VerifiedContent {
  const source = expected.size > BULK_BYTES ? resumable(context, expected) : whole(context, expected);
  return VerifiedContent.of(source, expected);
}

/** Reads a blob into memory. @throws DigestMismatchError when it is wrong twice, RegistryError */
export async function readBlob(context: RepositoryContext, expected: Expected): Promise<Uint8Array> {
  const read = (): Promise<Uint8Array> => collect(VerifiedContent.of(resumable(context, expected), expected));
  try {
    return await read();
  } catch (error) {
    if (error instanceof DigestMismatchError) {
      return await read();
    }
    throw error;
  }
}

/** Both are iterables and not generators, so that each reading starts anew. */
function whole(context: RepositoryContext, expected: Expected): AsyncIterable<Uint8Array> {
  return {
    async *[Symbol.asyncIterator]() {
      yield await readBlob(context, expected);
    },
  };
}

function resumable(context: RepositoryContext, expected: Expected): AsyncIterable<Uint8Array> {
  return { [Symbol.asyncIterator]: () => readResuming(context, expected) };
}

async function* readResuming(context: RepositoryContext, expected: Expected): AsyncGenerator<Uint8Array> {
  const { retry, random } = context.transport.options;
  let offset = 0;
  let withoutProgress = 0;
  for (let interruptions = 1; ; interruptions += 1) {
    const start = offset;
    let failure: unknown;
    try {
      for await (const chunk of openAt(context, expected, offset)) {
        offset += chunk.byteLength;
        yield chunk;
      }
    } catch (error) {
      failure = error;
    }
    if (failure !== undefined && !isTemporaryFailure(failure)) {
      throw failure;
    }
    // Without Content-Length an early end looks like a good one: the size decides, and then the digest.
    if (offset >= expected.size) {
      return;
    }
    withoutProgress = offset > start ? 0 : withoutProgress + 1;
    if (withoutProgress >= retry.attempts || interruptions >= MAX_INTERRUPTIONS) {
      throw brokenOff(context, expected, offset, failure);
    }
    await pause(context, backoffMs(retry, withoutProgress + 1, random));
  }
}

async function* openAt(
  context: RepositoryContext,
  expected: Expected,
  offset: number,
): AsyncGenerator<Uint8Array> {
  let answer = await request(context, expected, offset);
  if (offset > 0 && answer.status !== 200 && !continuesAt(answer, offset)) {
    answer.discard();
    answer = await request(context, expected, 0);
  }
  let skip = answer.status === 206 ? 0 : offset;
  for await (const chunk of answer.stream()) {
    if (skip < chunk.byteLength) {
      yield chunk.subarray(skip);
    }
    skip = Math.max(0, skip - chunk.byteLength);
  }
}

function request(context: RepositoryContext, expected: Expected, offset: number): Promise<Answer> {
  return send(
    context,
    {
      method: 'GET',
      to: apiPath(context, `blobs/${expected.digest}`),
      headers: offset === 0 ? {} : { range: `bytes=${offset}-` },
      scopes: pull(context),
      accept: offset === 0 ? [200] : [200, 206, 416],
      bulk: expected.size > BULK_BYTES,
    },
    async (answer) => answer,
  );
}

function continuesAt(answer: Answer, offset: number): boolean {
  const start = /^bytes (\d+)-/.exec(answer.header('content-range') ?? '')?.[1];
  return answer.status === 206 && Number(start) === offset;
}

function brokenOff(
  { host, repository }: RepositoryContext,
  expected: Expected,
  offset: number,
  cause: unknown,
): RegistryError {
  const url = `${host.registry}${apiPath({ repository }, `blobs/${expected.digest}`)}`;
  const reason = cause instanceof Error ? `: ${cause.message}` : '';
  return new RegistryError({
    message: `GET ${url}: the download keeps breaking off (after ${offset} of ${expected.size} bytes)${reason}`,
    method: 'GET',
    url,
    temporary: true,
    cause,
  });
}
