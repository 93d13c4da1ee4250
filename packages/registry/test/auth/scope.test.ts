import { describe, expect, test } from 'vitest';
import { covers, formatScope, mergeScopes, type Scope } from '../../src/auth/scope.ts';

describe('scopes', () => {
  const pull = (repository: string): Scope => ({ repository, actions: 'pull' });
  const push = (repository: string): Scope => ({ repository, actions: 'push' });

  test('pushing includes reading', () => {
    expect(formatScope(push('o/a'))).toBe('repository:o/a:pull,push');
    expect(covers([push('a')], [pull('a')])).toBe(true);
    expect(covers([pull('a')], [push('a')])).toBe(false);
    expect(covers([push('a')], [push('a'), pull('b')])).toBe(false);
  });

  test('merging keeps the strongest right and puts pushes first', () => {
    expect(mergeScopes([pull('a'), pull('b')], [push('b'), push('c'), pull('c')])).toEqual([
      push('b'),
      push('c'),
      pull('a'),
    ]);
  });
});
