import { CancelledError, UserError } from '@container-kit/core';
import { AuthenticationError, PartialPushError, UntrustedCertificateError } from '@container-kit/registry';
import { describe, expect, it } from 'vitest';
import { parseFailure } from '../src/build/failure.ts';
import { explainFailure } from '../src/failures.ts';
import { startReport } from '../src/report.ts';
import { testContext } from './context.ts';

function explain(error: unknown) {
  const { context, annotations } = testContext();
  const report = startReport(new Date(0));
  const thrown = explainFailure(error, report, context);
  return { thrown, failure: report.failure, annotations };
}

const request = { method: 'POST', url: 'https://ghcr.io/v2/', temporary: false } as const;

describe('explainFailure', () => {
  it('leaves a mistake in the inputs as it is', () => {
    const error = new UserError('input "push" is wrong', { fix: 'set it right' });
    const { thrown, failure, annotations } = explain(error);
    expect(thrown).toBe(error);
    expect(failure).toEqual({
      kind: 'configuration',
      message: 'input "push" is wrong',
      fix: 'set it right',
    });
    expect(annotations).toEqual([]);
  });

  it('marks the failing line of the Dockerfile with what the step printed last', () => {
    const error = parseFailure(
      [
        '------',
        ' > [2/2] RUN make:',
        ...[1, 2, 3, 4, 5, 6].map((number) => `0.${number} line ${number}`),
        '------',
        'Dockerfile:2',
        '--------------------',
        '   2 | >>> RUN make',
        '--------------------',
        'ERROR: failed to build: failed to solve: process "make" did not complete successfully: exit code: 2',
      ],
      1,
    );
    const { thrown, failure, annotations } = explain(error);
    expect(failure).toMatchObject({
      kind: 'build',
      file: 'Dockerfile',
      line: 2,
      excerpt: '   2 | >>> RUN make',
    });
    expect(failure?.logTail).toHaveLength(6);
    expect(annotations).toEqual([
      {
        level: 'error',
        title: 'The build failed here',
        message: 'line 2\nline 3\nline 4\nline 5\nline 6',
        file: 'Dockerfile',
        line: 2,
      },
    ]);
    expect(thrown).toBeInstanceOf(UserError);
    expect(thrown).toMatchObject({ cause: error, fix: failure?.fix });
  });

  it('marks the line with the error where the step printed nothing', () => {
    const error = parseFailure(
      [
        'Dockerfile:1',
        '--------------------',
        '   1 | FORM x',
        '--------------------',
        'ERROR: unknown instruction: FORM',
      ],
      1,
    );
    expect(explain(error).annotations).toMatchObject([{ message: 'unknown instruction: FORM', line: 1 }]);
  });

  it('annotates no file when none is known', () => {
    const { annotations, failure } = explain(parseFailure(['ERROR: something broke'], 1));
    expect(annotations).toEqual([]);
    expect(failure).toEqual({ kind: 'build', message: 'something broke', logTail: [] });
  });

  it('keeps the command line of a cancelled build out of the report', () => {
    const error = new CancelledError('docker buildx build --secret ... was cancelled');
    const { thrown, failure } = explain(error);
    expect(thrown).toBe(error);
    expect(failure).toEqual({ kind: 'cancelled', message: 'the run was cancelled' });
  });

  it.each([
    [
      'ghcr.io',
      'push',
      ['registry: ghcr.io', '${{ github.actor }}', 'packages: write', 'Manage Actions access'],
    ],
    ['ghcr.io', 'pull', ['registry: ghcr.io', 'packages: read']],
    ['docker.io', 'push', ['Docker Hub', 'may push to org/app', 'read and write']],
    ['registry.example.com:5000', 'push', ['"registry: registry.example.com:5000"', 'may push to org/app']],
  ] as const)('says how to log in to %s to %s', (registry, action, words) => {
    const missing = { registry, repository: 'org/app', action } as const;
    const error = new AuthenticationError({ ...request, message: 'no', advice: 'use the option', missing });
    const { thrown, failure } = explain(error);
    expect(failure).toMatchObject({ kind: 'registry', message: 'no' });
    for (const word of words) expect(failure?.fix).toContain(word);
    expect(thrown).toMatchObject({ name: 'UserError', message: 'no', fix: failure?.fix });
  });

  it('names the input for an authority that is not trusted', () => {
    const error = new UntrustedCertificateError({ ...request, message: 'not trusted', host: 'r.example' });
    const { failure } = explain(error);
    expect(failure?.fix).toContain('input "ca-cert"');
    expect(failure?.fix).toContain('/etc/docker/certs.d/r.example/ca.crt');
  });

  it('has no advice where there is none, and keeps the error', () => {
    const partial = new PartialPushError(['a:1'], ['b:1'], new Error('reset'));
    expect(explain(partial)).toMatchObject({ thrown: partial, failure: { kind: 'registry' } });
    const bug = new TypeError('x is not a function');
    expect(explain(bug)).toMatchObject({
      thrown: bug,
      failure: { kind: 'internal', message: 'x is not a function' },
    });
    expect(explain('text').failure).toEqual({ kind: 'internal', message: 'text' });
  });

  it('knows a full disk', () => {
    const error = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    expect(explain(error).failure).toMatchObject({
      message: 'the disk is full: ENOSPC: no space left on device, write',
      fix: expect.stringContaining('free space'),
    });
  });
});
