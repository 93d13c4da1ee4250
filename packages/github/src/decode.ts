/** A JSON object of unknown content. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The answer does not have the documented shape; the message names the field. */
export class DecodeError extends Error {
  override readonly name = 'DecodeError';
}

/** Reads the fields of a JSON object of unknown shape. Fields that nobody asks for may be anything. */
export class Fields {
  readonly #object: JsonObject;
  readonly #where: string;

  private constructor(object: JsonObject, where: string) {
    this.#object = object;
    this.#where = where;
  }

  /** @throws DecodeError when the value is no JSON object */
  static of(value: unknown, where = 'the answer'): Fields {
    if (!isJsonObject(value)) {
      throw new DecodeError(`${where} is ${kindOf(value)}, not an object`);
    }
    return new Fields(value, where);
  }

  /** The value of an own key, whatever it is; undefined when absent. */
  raw(key: string): unknown {
    return Object.hasOwn(this.#object, key) ? this.#object[key] : undefined;
  }

  /** @throws DecodeError when it is no text */
  text(key: string): string {
    const value = this.raw(key);
    return typeof value === 'string' ? value : this.#refuse(key, 'a text');
  }

  /** GitHub leaves out what is unknown, or says null: both are undefined. */
  optionalText(key: string): string | undefined {
    return this.#has(key) ? this.text(key) : undefined;
  }

  /** @throws DecodeError when it is no integer, or one that JavaScript can't hold exactly */
  integer(key: string): number {
    const value = this.raw(key);
    return Number.isSafeInteger(value) ? Number(value) : this.#refuse(key, 'an integer');
  }

  /** As {@link optionalText}. */
  optionalInteger(key: string): number | undefined {
    return this.#has(key) ? this.integer(key) : undefined;
  }

  /** @throws DecodeError when it is neither true nor false */
  flag(key: string): boolean {
    const value = this.raw(key);
    return typeof value === 'boolean' ? value : this.#refuse(key, 'true or false');
  }

  /** @throws DecodeError when it is no time of ISO 8601 */
  time(key: string): Date {
    const time = new Date(this.text(key));
    return Number.isNaN(time.getTime()) ? this.#refuse(key, 'a time') : time;
  }

  /** As {@link optionalText}. */
  optionalTime(key: string): Date | undefined {
    return this.#has(key) ? this.time(key) : undefined;
  }

  /** @throws DecodeError when it is none of the values */
  choice<const T extends string>(key: string, values: readonly T[]): T {
    const value = this.raw(key);
    return values.find((known) => known === value) ?? this.#refuse(key, `one of ${values.join(', ')}`);
  }

  /** @throws DecodeError when it is no object */
  fields(key: string): Fields {
    return Fields.of(this.raw(key), `${this.#where}.${key}`);
  }

  /** As {@link optionalText}. */
  optionalFields(key: string): Fields | undefined {
    return this.#has(key) ? this.fields(key) : undefined;
  }

  /** @throws DecodeError when it is no list of objects, or `read` does */
  list<T>(key: string, read: (fields: Fields) => T): readonly T[] {
    return readList(this.raw(key), read, `${this.#where}.${key}`);
  }

  #has(key: string): boolean {
    const value = this.raw(key);
    return value !== undefined && value !== null;
  }

  #refuse(key: string, expected: string): never {
    throw new DecodeError(`${this.#where}.${key} is ${kindOf(this.raw(key))}, not ${expected}`);
  }
}

/** Makes a decoder of an answer that is one object. */
export function one<T>(read: (fields: Fields) => T): (value: unknown) => T {
  return (value) => read(Fields.of(value));
}

/** Makes a decoder of an answer that is a list of objects. */
export function many<T>(read: (fields: Fields) => T): (value: unknown) => readonly T[] {
  return (value) => readList(value, read, 'the answer');
}

/** Makes a decoder of an answer that is an object with a list of objects under `key`. */
export function manyAt<T>(key: string, read: (fields: Fields) => T): (value: unknown) => readonly T[] {
  return (value) => Fields.of(value).list(key, read);
}

/** Whether a parsed value is an object, that is neither an array nor null. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readList<T>(value: unknown, read: (fields: Fields) => T, where: string): readonly T[] {
  if (!Array.isArray(value)) {
    throw new DecodeError(`${where} is ${kindOf(value)}, not a list`);
  }
  return value.map((item: unknown, index) => read(Fields.of(item, `${where}[${index}]`)));
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : JSON.stringify(value).slice(0, 60);
}
