import { describe, expect, test } from 'vitest';
import { ExpressionError, fillIn, isMet, type JobStatus } from '../../src/runner/expressions.ts';

const contexts = { github: { token: 'ghs_1', workspace: '/work' }, runner: { os: 'Linux' } };

describe('templates', () => {
  test.each([
    ['plain', 'plain'],
    [`\${{ github.token }}`, 'ghs_1'],
    [`\${{github.workspace}}/x on \${{ Runner.OS }}`, '/work/x on Linux'],
    [`\${{ github.unknown }}`, ''],
    ['$ {{ github.token }}', '$ {{ github.token }}'],
  ])('%j', (template, text) => expect(fillIn(template, contexts)).toBe(text));

  test.each([
    [`\${{ secrets.TOKEN }}`],
    [`\${{ github.token || 'x' }}`],
    [`\${{ github.event.number }}`],
    [`\${{ format('{0}', 1) }}`],
    [`\${{ }}`],
  ])('%j is refused', (template) => {
    expect(() => fillIn(template, contexts)).toThrow(ExpressionError);
    expect(() => fillIn(template, contexts)).toThrow('this runner knows github.*, runner.*');
  });
});

describe('conditions', () => {
  test.each<[string, JobStatus[]]>([
    ['always()', ['success', 'failure', 'cancelled']],
    ['success()', ['success']],
    ['failure()', ['failure']],
    ['cancelled()', ['cancelled']],
    ['!cancelled()', ['success', 'failure']],
    [`\${{ failure() || cancelled() }}`, ['failure', 'cancelled']],
    ['always() && !failure()', ['success', 'cancelled']],
    ['success() || failure() && cancelled()', ['success']],
  ])('%j', (condition, met) => {
    const all: JobStatus[] = ['success', 'failure', 'cancelled'];
    expect(all.filter((status) => isMet(condition, status))).toEqual(met);
  });

  test.each([["runner.os == 'Linux'"], ['true'], ['success'], ['(success())'], ['success() ||']])(
    '%j is refused',
    (condition) => expect(() => isMet(condition, 'success')).toThrow(ExpressionError),
  );
});
