import { describe, expect, expectTypeOf, it } from 'vitest';
import { UserError } from '../src/errors.ts';
import { boolean, choice, defineInputs, integer, lines, raw, secret, text } from '../src/inputs.ts';
import { readInputs } from '../src/read-inputs.ts';
import { captureStdout } from './support/capture.ts';
import { runnerCommands } from './support/runner-commands.ts';

const table = defineInputs({
  file: text({ help: 'Dockerfile', default: 'Dockerfile' }),
  'build-args': raw({ help: 'arguments' }),
  'protected-tags': lines({ help: 'tags', default: ['latest', 'stable'] }),
  push: choice(['true', 'false', 'auto'], { help: 'push', default: 'false' }),
  'dry-run': boolean({ help: 'change nothing', default: true }),
  load: boolean({ help: 'load' }),
  'min-keep': integer({ help: 'keep', default: 10, min: 0 }),
});

/** The environment that the runner makes of a `with:` block. */
function environment(inputs: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const entries = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  return Object.fromEntries(entries);
}

function failure(fn: () => unknown): UserError {
  try {
    fn();
  } catch (error) {
    if (error instanceof UserError) return error;
  }
  throw new Error('no UserError was thrown');
}

describe('readInputs', () => {
  it('gives defaults where the environment has nothing', () => {
    expect(readInputs(table, {})).toEqual({
      file: 'Dockerfile',
      buildArgs: '',
      protectedTags: ['latest', 'stable'],
      push: 'false',
      dryRun: true,
      load: false,
      minKeep: 10,
    });
  });

  it('reads every kind under its camelCase name', () => {
    const env = environment({
      file: ' a/Dockerfile ',
      'build-args': ' A=1 \n\nB= 2\r\n',
      'protected-tags': '\n v1.* \n\n/^release 1/\r\n',
      push: 'auto',
      'dry-run': 'False',
      load: 'TRUE',
      'min-keep': '0',
    });
    expect(readInputs(table, env)).toEqual({
      file: 'a/Dockerfile',
      buildArgs: ' A=1 \n\nB= 2\r\n',
      protectedTags: ['v1.*', '/^release 1/'],
      push: 'auto',
      dryRun: false,
      load: true,
      minKeep: 0,
    });
  });

  it('infers names and types from the table', () => {
    const inputs = readInputs(table, {});
    expectTypeOf(inputs.buildArgs).toEqualTypeOf<string>();
    expectTypeOf(inputs.protectedTags).toEqualTypeOf<readonly string[]>();
    expectTypeOf(inputs.push).toEqualTypeOf<'true' | 'false' | 'auto'>();
    expectTypeOf(inputs.dryRun).toEqualTypeOf<boolean>();
    expectTypeOf(inputs.minKeep).toEqualTypeOf<number>();
    expectTypeOf(inputs).not.toHaveProperty('build-args');
  });

  it('takes an empty text as it is, and as the default where empty is no value', () => {
    const env = environment({ file: '', push: '', 'dry-run': '', 'min-keep': '', 'protected-tags': '' });
    expect(readInputs(table, env)).toMatchObject({
      file: '',
      push: 'false',
      dryRun: true,
      minKeep: 10,
      protectedTags: [],
    });
  });

  it('finds an input with a space under the name with an underscore, as the runner has it', () => {
    const spaced = defineInputs({ 'old name': text({ help: '' }) });
    expect(readInputs(spaced, { INPUT_OLD_NAME: 'x' })).toEqual({ 'old name': 'x' });
  });

  it('leaves expressions among the defaults to the runner', () => {
    const token = defineInputs({ 'github-token': text({ help: '', default: '${{ github.token }}' }) });
    expect(readInputs(token, {})).toEqual({ githubToken: '' });
  });

  it.each(['yes', 'on', '1', 'tRue', 'true false'])('refuses %j as a boolean', (value) => {
    const error = failure(() => readInputs(table, environment({ load: value })));
    expect(error.message).toBe(
      `input "load": "${value}" is not one of true, True, TRUE, false, False, FALSE`,
    );
    expect(error.fix).toBe('use one of true, True, TRUE, false, False, FALSE for "load"');
  });

  it('names the accepted words of a choice', () => {
    const error = failure(() => readInputs(table, environment({ push: 'maybe' })));
    expect(error.message).toBe('input "push": "maybe" is not one of true, false, auto');
  });

  it.each(['-1', '1.5', '0x10', '1e3', 'ten', '9007199254740993'])(
    'refuses %j as a number from 0',
    (value) => {
      const error = failure(() => readInputs(table, environment({ 'min-keep': value })));
      expect(error.message).toBe(`input "min-keep": "${value}" is not a whole number from 0`);
    },
  );

  it('says both ends of a range', () => {
    const percent = defineInputs({ percent: integer({ help: '', default: 50, min: 0, max: 100 }) });
    const error = failure(() => readInputs(percent, environment({ percent: '101' })));
    expect(error.message).toBe('input "percent": "101" is not a whole number from 0 up to 100');
    expect(readInputs(percent, environment({ percent: ' 100 ' }))).toEqual({ percent: 100 });
  });

  it('reports all bad inputs at once', () => {
    const error = failure(() => readInputs(table, environment({ push: 'x', load: 'y', 'min-keep': 'z' })));
    expect(error.message.split('; ')).toHaveLength(3);
    expect(error.fix?.split('; ')).toHaveLength(3);
  });

  it('shows a hostile value on one line', () => {
    const error = failure(() => readInputs(table, environment({ push: 'a\n::error::x' })));
    expect(error.message).toContain(String.raw`"a\n::error::x" is not one of`);
  });

  it('demands required inputs', () => {
    const required = defineInputs({ source: text({ help: '', required: true }) });
    for (const env of [{}, environment({ source: ' ' })]) {
      const error = failure(() => readInputs(required, env));
      expect(error.message).toBe('input "source" is required and empty');
      expect(error.fix).toBe('set "source" under "with:"');
    }
  });

  it('masks secrets before it complains about anything', async () => {
    const secrets = defineInputs({
      load: boolean({ help: '' }),
      password: secret({ help: '' }),
    });
    let error: UserError | undefined;
    const output = await captureStdout(() => {
      error = failure(() => readInputs(secrets, environment({ load: 'x', password: ' hunter22 ' })));
    });
    expect(runnerCommands(output)[0]).toMatchObject({ name: 'add-mask', data: 'hunter22' });
    expect(error?.message).not.toContain('hunter22');
  });

  it('trims secrets', async () => {
    const secrets = defineInputs({ password: secret({ help: '' }) });
    let password: string | undefined;
    await captureStdout(() => {
      password = readInputs(secrets, environment({ password: 'hunter22\n' })).password;
    });
    expect(password).toBe('hunter22');
  });

  it('passes on errors that are not about the text', () => {
    const broken = defineInputs({
      x: {
        ...text({ help: '' }),
        parse: (): string => {
          throw new RangeError('bug');
        },
      },
    });
    expect(() => readInputs(broken, {})).toThrow(RangeError);
  });
});

describe('specs', () => {
  it('keep what the documentation is made from', () => {
    const { parse: _, ...push } = table.push;
    expect(push).toEqual({
      kind: 'choice',
      help: 'push',
      default: 'false',
      required: false,
      values: ['true', 'false', 'auto'],
    });
    expect(table['protected-tags']).toMatchObject({ kind: 'lines', default: 'latest\nstable' });
    expect(table['dry-run'].default).toBe('true');
    expect(table['min-keep'].default).toBe('10');
    expect(table.load).not.toHaveProperty('default');
  });
});
