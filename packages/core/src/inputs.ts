/**
 * Declarative inputs. A table of specs gives `readInputs` its types and parsers, and the documentation generator
 * what action.yml and README say.
 */

/** How an input is written: the name of the function that declares it. */
export type InputKind = 'text' | 'boolean' | 'integer' | 'choice' | 'lines' | 'raw' | 'secret';

/** What every input declares. */
export interface InputOptions<T> {
  /** Help text of action.yml and README, in Markdown. */
  readonly help: string;
  /** Value when the workflow gives none. */
  readonly default?: T;
  /** Whether an empty value is an error. */
  readonly required?: boolean;
}

/** A declared input. `default` is the text that action.yml holds. */
export interface InputSpec<T> {
  readonly kind: InputKind;
  readonly help: string;
  readonly default?: string;
  readonly required: boolean;
  /** The accepted values of a boolean or a choice. */
  readonly values?: readonly string[];
  /**
   * Turns the text that the runner delivers into the value.
   *
   * @throws {InvalidInput} saying what is wrong with the text.
   */
  readonly parse: (text: string) => T;
}

/** Specs by the names that action.yml has. */
export type InputTable = Readonly<Record<string, InputSpec<unknown>>>;

/** `build-args` as `buildArgs`. */
export type CamelCase<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name;

/** What `readInputs` makes of a table. */
export type InputValues<T extends InputTable> = {
  readonly [Name in keyof T & string as CamelCase<Name>]: T[Name] extends InputSpec<infer Value>
    ? Value
    : never;
};

/** A text is not a value of its input. The message follows on `input "name": `, the fix is an imperative clause. */
export class InvalidInput extends Error {
  override readonly name = 'InvalidInput';
  readonly fix: string;

  constructor(message: string, fix: string) {
    super(message);
    this.fix = fix;
  }
}

/** The booleans of YAML 1.2's core schema (section 10.3.2), as `getBooleanInput` of @actions/core has them. */
const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
]);

/** Declares inputs; exists so that the table keeps its precise type. */
export function defineInputs<const T extends InputTable>(table: T): T {
  return table;
}

/** One text, without blanks around it. */
export function text(options: InputOptions<string>): InputSpec<string> {
  return spec('text', options, options.default, (value) => value.trim());
}

/** A text just as the runner delivers it, for values in which blanks count. */
export function raw(options: InputOptions<string>): InputSpec<string> {
  return spec('raw', options, options.default, (value) => value);
}

/** A text without blanks around it that is masked in the log, see `mask`, before anything else is read. */
export function secret(options: InputOptions<string>): InputSpec<string> {
  return spec('secret', options, options.default, (value) => value.trim());
}

/** One item per line; blanks around an item and empty lines are dropped, as docker/* do. */
export function lines(options: InputOptions<readonly string[]>): InputSpec<readonly string[]> {
  return spec('lines', options, options.default?.join('\n'), (value) =>
    value
      .split(/\r\n?|\n/)
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  );
}

/** `true` or `false` as YAML 1.2 writes them. Empty without a default is `false`. */
export function boolean(options: InputOptions<boolean>): InputSpec<boolean> {
  const values = [...BOOLEANS.keys()];
  const parse = (value: string) => {
    const trimmed = value.trim();
    const parsed = trimmed === '' ? (options.default ?? false) : BOOLEANS.get(trimmed);
    if (parsed === undefined) throw notOneOf(trimmed, values);
    return parsed;
  };
  return { ...spec('boolean', options, options.default?.toString(), parse), values };
}

/** A whole number in decimal digits. Empty without a default is an error; so the value is never a guess. */
export function integer(
  options: InputOptions<number> & { readonly min?: number; readonly max?: number },
): InputSpec<number> {
  const { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = options;
  return spec('integer', options, options.default?.toString(), (value) => {
    const trimmed = value.trim();
    if (trimmed === '' && options.default !== undefined) return options.default;
    const parsed = /^[+-]?\d+$/.test(trimmed) ? Number(trimmed) : Number.NaN;
    if (parsed >= min && parsed <= max) return parsed;
    const range = [
      options.min === undefined ? '' : ` from ${min}`,
      options.max === undefined ? '' : ` up to ${max}`,
    ].join('');
    throw new InvalidInput(
      `${JSON.stringify(trimmed)} is not a whole number${range}`,
      `use a whole number${range}`,
    );
  });
}

/** One of a closed list of words. Empty means the default. */
export function choice<const V extends string>(
  values: readonly V[],
  options: InputOptions<NoInfer<V>>,
): InputSpec<V> {
  const parse = (value: string) => {
    const trimmed = value.trim();
    const chosen = trimmed === '' ? options.default : values.find((one) => one === trimmed);
    if (chosen === undefined) throw notOneOf(trimmed, values);
    return chosen;
  };
  return { ...spec('choice', options, options.default, parse), values };
}

function spec<T>(
  kind: InputKind,
  options: InputOptions<T>,
  text: string | undefined,
  parse: (text: string) => T,
): InputSpec<T> {
  const { help, required = false } = options;
  return { kind, help, required, parse, ...(text === undefined ? {} : { default: text }) };
}

function notOneOf(value: string, values: readonly string[]): InvalidInput {
  const list = values.join(', ');
  return new InvalidInput(`${JSON.stringify(value)} is not one of ${list}`, `use one of ${list}`);
}
