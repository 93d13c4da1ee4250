import { UserError } from '@container-kit/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EMPTY_POLICY, loadPolicy, PolicyError } from '../src/index.ts';
import { parsePolicy } from '../src/parse.ts';

function refusal(text: string): PolicyError {
  try {
    parsePolicy(text, 'p.yml');
  } catch (error) {
    if (error instanceof PolicyError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('parsePolicy', () => {
  test.each(['', '\n', '# only a comment\n', '---\n', '{}', 'null', 'gate: {}\nretention: {}\n'])(
    '%j is an empty policy',
    (text) => {
      expect(parsePolicy(text, 'p.yml')).toEqual(EMPTY_POLICY);
    },
  );

  test('an error says file, line, column, the key, the nearest known one, and shows the line', () => {
    const error = refusal('# ours\npromote:\n  enviroments: {}\n');
    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toBe(
      'p.yml:3:3: unknown key "enviroments" in "promote": did you mean "environments"?\n\n' +
        '  enviroments: {}\n  ^^^^^^^^^^^',
    );
    expect(error).toMatchObject({ file: 'p.yml', code: 'UNKNOWN_KEY', line: 3, column: 3 });
    expect(error.fix).toBe('correct p.yml; the README of each action describes its keys');
  });

  test('all errors are reported at once, in the order of the file', () => {
    const error = refusal(
      'promot: {}\npromote:\n  environments:\n    a:\n      immutable-tags: yes\n      gates: {soak: {for: ages}, checks: []}\n',
    );
    expect(error.problems.map(({ code, line, column }) => [code, line, column])).toEqual([
      ['UNKNOWN_KEY', 1, 1],
      ['WRONG_TYPE', 5, 23],
      ['WRONG_TYPE', 6, 27],
      ['WRONG_VALUE', 6, 42],
    ]);
    for (const { pretty } of error.problems) expect(error.message).toContain(pretty);
  });

  test.each([
    ['a: 1', 'UNKNOWN_KEY', 'unknown key "a": known are gate, promote, retention'],
    ['Promote: {}', 'UNKNOWN_KEY', 'did you mean "promote"?'],
    ['promote: {}\npromote: {}', 'DUPLICATE_KEY', 'the key "promote" of the policy stands twice'],
    ['- promote', 'WRONG_TYPE', 'the policy must be a map, not a list'],
    ['promote: [x]', 'WRONG_TYPE', '"promote" must be a map, not a list'],
    ['retention: 7', 'WRONG_TYPE', '"retention" must be a map, not the number 7'],
    ['promote: text', 'WRONG_TYPE', '"promote" must be a map, not the text "text"'],
    ['promote:', 'WRONG_TYPE', '"promote" has no value: write {}'],
    ['1: {}', 'WRONG_TYPE', 'a key of the policy is no text'],
    ['? {a: b}\n: c', 'WRONG_TYPE', 'a key of the policy is no text'],
    ['__proto__: {}', 'UNKNOWN_KEY', 'unknown key "__proto__"'],
    ['constructor: {}', 'UNKNOWN_KEY', 'unknown key "constructor"'],
    ['promote: {environments: {hasOwnProperty: {toString: x}}}', 'UNKNOWN_KEY', 'unknown key "toString"'],
    ['x: &x {}\npromote: {<<: *x}', 'UNKNOWN_KEY', 'unknown key "x"'],
    ['gate: &x {}\npromote: {<<: *x}', 'WRONG_TYPE', 'a key of "promote" is no text'],
    ['promote: !policy {}', 'YAML_TAG_RESOLVE_FAILED', 'Unresolved tag: !policy'],
    ['promote: {}\n---\ngate: {}', 'YAML_DOCUMENTS', 'a policy is one document'],
    ['promote: {', 'YAML_BAD_INDENT', 'must be sufficiently indented and end with a }'],
    ['promote:\n\tenvironments: {}', 'YAML_TAB_AS_INDENT', 'Tabs are not allowed as indentation'],
    ['promote: *none', 'BAD_ALIAS', 'this alias has no anchor before it'],
    ['promote: &a {environments: *a}', 'BAD_ALIAS', 'this alias has no anchor before it'],
    [`gate: ${'['.repeat(30)}`, 'YAML_TOO_DEEP', 'More than 20 collections'],
  ])('%j', (text, code, message) => {
    const error = refusal(text);
    expect(error.problems[0]?.message).toContain(message);
    expect(error.code).toBe(code);
  });

  test.each([
    ['depth', `gate: ${'['.repeat(20_000)}`, 'YAML_TOO_DEEP'],
    ['length', `# ${'x'.repeat(300_000)}`, 'YAML_TOO_LARGE'],
    ['number of aliases', `gate: {vex: [&a x, ${'*a, '.repeat(101)}]}`, 'BAD_ALIAS'],
  ])('the %s is bounded', (_, text, code) => {
    expect(refusal(text).code).toBe(code);
  });

  test('an alias is the value of its anchor', () => {
    const policy = parsePolicy(
      'promote: {environments: {a: &e {immutable-tags: &t true}, b: *e, c: {immutable-tags: *t}}}',
      'p.yml',
    );
    expect([...policy.promote.environments.values()].map(({ immutableTags }) => immutableTags)).toEqual([
      true,
      true,
      true,
    ]);
  });

  test('the number of reported problems is bounded', () => {
    const keys = Array.from({ length: 1000 }, (_, index) => `k${index}: 1\n`).join('');
    expect(refusal(keys).problems).toHaveLength(20);
  });

  test('whatever the text, it is a policy or a PolicyError with places in the text', () => {
    const words = [
      'promote',
      'environments',
      'gates',
      'soak',
      'for',
      '12h',
      ': ',
      ':',
      '\n',
      '  ',
      '{',
      '}',
      '[',
      ']',
    ];
    const marks = [
      '- ',
      ', ',
      '&a ',
      '*a',
      '"',
      '!t ',
      '? ',
      '<<',
      '---\n',
      '#',
      '|',
      '\t',
      '\u0000',
      '\uFEFF',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words, ...marks), { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        try {
          expect(parsePolicy(text, 'p.yml').promote.environments).toBeInstanceOf(Map);
        } catch (error) {
          if (!(error instanceof PolicyError)) throw error;
          for (const { line, column } of error.problems) {
            const lineText = text.split('\n')[line - 1];
            expect(lineText).toBeDefined();
            expect(column).toBeLessThanOrEqual((lineText?.length ?? 0) + 1);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('loadPolicy', () => {
  const absent = (): Promise<undefined> => Promise.resolve(undefined);

  test('a default file may be missing, a named one may not', async () => {
    expect(await loadPolicy({ path: 'p.yml', explicit: false, readFile: absent })).toBe(EMPTY_POLICY);
    await expect(loadPolicy({ path: 'p.yml', explicit: true, readFile: absent })).rejects.toMatchObject({
      message: 'p.yml: the policy file does not exist',
      code: 'NOT_FOUND',
      fix: 'write the file, or correct the input "policy"',
    });
  });

  test('reads from where it is told to, and names that in errors', async () => {
    const files = new Map([
      ['ours.yml', 'promote: {environments: {a: {}}}'],
      ['bad.yml', 'x: 1'],
    ]);
    const readFile = (path: string) => Promise.resolve(files.get(path));
    const policy = await loadPolicy({ path: 'ours.yml', explicit: true, readFile });
    expect([...policy.promote.environments.keys()]).toEqual(['a']);
    await expect(loadPolicy({ path: 'bad.yml', explicit: false, readFile })).rejects.toThrow(
      /^bad\.yml:1:1: /,
    );
  });

  test('a file that cannot be read is not a file that is missing', async () => {
    const readFile = () => Promise.reject(new Error('EACCES'));
    await expect(loadPolicy({ path: 'p.yml', explicit: false, readFile })).rejects.toThrow('EACCES');
  });
});
