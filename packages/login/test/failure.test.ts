import { CancelledError, PolicyFailure, UserError } from '@container-kit/core';
import { describe, expect, test } from 'vitest';
import { describeFailure, withFix } from '../src/failure.ts';

/** An error with advice, as packages/github has them. */
function advised(message: string, fix: string): Error {
  return Object.assign(new Error(message), { fix });
}

describe('what an error means', () => {
  test.each<[string, unknown, object]>([
    [
      'a mistake in the inputs',
      new UserError('input "x" is empty', { fix: 'set it' }),
      { kind: 'configuration', message: 'input "x" is empty', fix: 'set it' },
    ],
    ['a gate', new PolicyFailure('gate from: no'), { kind: 'policy', message: 'gate from: no' }],
    [
      'a cancelled run, whose error names a command',
      new CancelledError('docker --password x was cancelled'),
      { kind: 'cancelled', message: 'the run was cancelled' },
    ],
    [
      'a full disk',
      Object.assign(new Error('ENOSPC: write'), { code: 'ENOSPC' }),
      {
        kind: 'internal',
        message: 'the disk is full: ENOSPC: write',
        fix: expect.stringContaining('free space'),
      },
    ],
    [
      'an error that says its fix twice',
      advised('GET /x: 403. To fix it, add "checks: read"', 'add "checks: read"'),
      { kind: 'internal', message: 'GET /x: 403', fix: 'add "checks: read"' },
    ],
    [
      'an error with a fix of its own',
      advised('no branch "x"', 'set "branch"'),
      { kind: 'internal', message: 'no branch "x"', fix: 'set "branch"' },
    ],
    ['what is no error', 'oops', { kind: 'internal', message: 'oops' }],
  ])('%s', (_name, error, failure) => {
    expect(describeFailure(error)).toEqual(failure);
  });

  test('the error for the end of the step has the fix once', () => {
    const error = advised('GET /x: 403. To fix it, add "checks: read"', 'add "checks: read"');
    expect(withFix(error, describeFailure(error))).toMatchObject({
      message: 'GET /x: 403',
      fix: 'add "checks: read"',
      cause: error,
    });
  });
});
