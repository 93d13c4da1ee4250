import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BuildFailure, parseFailure } from '../../src/build/failure.ts';

const RUN = `#5 [base 2/2] RUN make
#5 0.190 compiling
#5 0.200 error: no rule
#5 ERROR: process "/bin/sh -c make" did not complete successfully: exit code: 2
------
 > [base 2/2] RUN make:
0.190 compiling
0.200 error: no rule
------

 1 warning found (use docker --debug to expand):
 - StageNameCasing: Stage name 'Final' should be lowercase (line 4)
run.Dockerfile:3
--------------------
   1 |     FROM scratch AS base
   2 |     COPY sh /bin/sh
   3 | >>> RUN make
   4 |     FROM base AS Final
--------------------
ERROR: failed to build: failed to solve: process "/bin/sh -c make" did not complete successfully: exit code: 2

View build details: docker-desktop://dashboard/build/x/y/z`;

const parse = (text: string, exitCode = 1) => parseFailure(text.split('\n'), exitCode);
const error = (message: string) => parse(`ERROR: failed to build: failed to solve: ${message}`);

test('a failing RUN: step, place, excerpt, last lines', () => {
  const failure = parse(RUN);
  expect(failure).toBeInstanceOf(BuildFailure);
  expect(failure).toMatchObject({
    name: 'BuildFailure',
    kind: 'step-failed',
    message: 'process "/bin/sh -c make" did not complete successfully: exit code: 2',
    file: 'run.Dockerfile',
    line: 3,
    step: '[base 2/2] RUN make',
    logTail: ['compiling', 'error: no rule'],
    exitCode: 1,
  });
  expect(failure.excerpt).toContain('   3 | >>> RUN make');
});

test('the last failing step wins when platforms fail one after the other', () => {
  const both = `------\n > [linux/amd64 1/1] RUN a:\n0.1 one\n------\n------\n > [linux/arm64 1/1] RUN a:\n0.1 two\n------\nERROR: x`;
  expect(parse(both)).toMatchObject({ step: '[linux/arm64 1/1] RUN a', logTail: ['two'] });
});

test('an error of several lines becomes one line', () => {
  const failure = parse(
    'ERROR: failed to build: failed to solve: failed to read dockerfile: failed to load cache key: failed to fetch remote https://h/x.git: git stderr:\nfatal: unable to access\n: exit status 128',
  );
  expect(failure.kind).toBe('git');
  expect(failure.message).toMatch(
    /^failed to read dockerfile: .* git stderr: fatal: unable to access : exit status 128$/,
  );
});

test('without any error the exit code is what is known', () => {
  expect(parse('#1 DONE 0.0s', 3)).toMatchObject({
    kind: 'other',
    message: 'docker buildx build ended with exit code 3',
    file: undefined,
    line: undefined,
    excerpt: '',
    logTail: [],
  });
});

describe('kinds', () => {
  test.each([
    [
      'failed to read dockerfile: open a/Dockerfile: no such file or directory',
      'dockerfile-missing',
      'there is no Dockerfile at "a/Dockerfile"',
    ],
    ['target stage "nope" could not be found', 'stage-missing', 'the Dockerfile has no stage "nope"'],
    [
      'failed to compute cache key: failed to calculate checksum of ref r7d0::6ck1: "/app/nope": not found',
      'file-missing',
      '"/app/nope" is not in the build context',
    ],
    [
      'dockerfile parse error on line 2: unknown instruction: BOGUS',
      'syntax',
      'dockerfile parse error on line 2',
    ],
    [
      'failed to copy: write small/x: no space left on device',
      'disk-full',
      'the disk is full: failed to copy',
    ],
    [
      'process "/bin/sh" did not complete successfully: exit code: 137',
      'out-of-memory',
      'using too much memory',
    ],
    [
      'a/b:1: failed to resolve source metadata for docker.io/a/b:1: docker.io/a/b:1: not found',
      'base-image-missing',
      'there is no image docker.io/a/b:1',
    ],
    [
      'a/b: failed to resolve source metadata for docker.io/a/b:latest: pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
      'registry-auth',
      'pull access denied',
    ],
    [
      'failed to push localhost:1/cache: unexpected status from HEAD request to https://h/v2/: 401 Unauthorized',
      'registry-auth',
      '401 Unauthorized',
    ],
    ['toomanyrequests: You have reached your pull rate limit', 'rate-limit', 'pull rate limit'],
    [
      'failed to do request: Head "https://h/v2/": dial tcp: lookup h: no such host',
      'network',
      'no such host',
    ],
    [
      'granting entitlement network.host is not allowed by build daemon configuration',
      'entitlement',
      'network.host',
    ],
    [
      'Attestation is not supported for the docker driver.',
      'unsupported',
      'not supported for the docker driver',
    ],
    ['secret token: not found', 'secret-missing', 'secret token'],
    ['runc run failed: exec format error', 'emulation', 'cannot run programs of this platform'],
    ['something new', 'other', 'something new'],
  ])('%s', (message, kind, expected) => {
    const failure = error(message);
    expect(failure.kind).toBe(kind);
    expect(failure.message).toContain(expected);
    if (kind !== 'other') expect(failure.fix).toBeTruthy();
  });

  test('checks that found something', () => {
    expect(parse('Check complete, 2 warnings have been found!\n\nWARNING: FromAsCasing - x')).toMatchObject({
      kind: 'checks',
      message: 'the build checks found 2 warnings',
    });
  });

  test('a folder of the Dockerfile that is not there', () => {
    expect(parse('ERROR: failed to build: resolve : lstat nope: no such file or directory')).toMatchObject({
      kind: 'dockerfile-missing',
      message: 'there is no Dockerfile at "nope"',
    });
  });

  test('a context that is not there', () => {
    expect(parse('ERROR: failed to build: unable to prepare context: path "nodir" not found')).toMatchObject({
      kind: 'context-missing',
      message: 'there is no build context "nodir"',
    });
  });

  test.each([
    ['0.1 cp: write error: No space left on device', 'disk-full'],
    ['0.1 exec /bin/sh: exec format error', 'emulation'],
  ])('what the step printed counts: %s', (line, kind) => {
    const failure = parse(
      `------\n > [1/1] RUN x:\n${line}\n------\nERROR: process "x" did not complete successfully: exit code: 1`,
    );
    expect(failure.kind).toBe(kind);
  });
});

test('hostile output never breaks the analysis, nor makes it long', () => {
  const line = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '------',
      '--------------------',
      ' > x:',
      'Dockerfile:3',
      'ERROR: y',
      'View build details: z',
      '::error::x',
    ),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
      const failure = parseFailure(lines, 1);
      expect(failure.message).not.toBe('');
      expect(failure.message).not.toContain('\n');
    }),
  );
  expect(error('x'.repeat(1 << 16)).message).toHaveLength(1000);
});
