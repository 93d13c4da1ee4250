import type { Ajv, ValidateFunction } from 'ajv';
import { type JsonObject, readDocument } from './document.ts';
import { type Operation, readOperations } from './operation.ts';

/** A request of the API, as it was understood. */
export interface OperationRequest {
  readonly operation: Operation;
  /** Variable parts of the path, percent-decoded. */
  readonly parameters: Readonly<Record<string, string>>;
}

const BASIC_ERROR = '/components/schemas/basic-error';

const ID = 'https://container-kit.test/github';

/** GitHub's description of its API: says which operation a request is, and whether requests and answers are as documented. */
export class Description {
  static #loaded: Promise<Description> | undefined;
  readonly operations: readonly Operation[];
  readonly #ajv: Ajv;
  readonly #validators = new Map<string, ValidateFunction>();

  private constructor(document: JsonObject, ajv: Ajv) {
    this.operations = readOperations(document);
    this.#ajv = ajv;
    ajv.addSchema({ $id: ID, ...document });
  }

  /** Reads the description, once for all that use it. */
  static load(): Promise<Description> {
    Description.#loaded ??= Description.#read();
    return Description.#loaded;
  }

  /** The validator is loaded here, as most tests need none. */
  static async #read(): Promise<Description> {
    const [{ Ajv }, formats] = await Promise.all([import('ajv'), import('ajv-formats')]);
    // Not strict: the document around the schemas is no schema.
    const ajv = new Ajv({ strict: false, allErrors: true });
    formats.default.default(ajv);
    ajv.addFormat('repo.nwo', /^[\w.-]+\/[\w.-]+$/);
    return new Description(await readDocument(), ajv);
  }

  /** The operation of a request; undefined when the description has none. */
  find(method: string, path: string): OperationRequest | undefined {
    for (const operation of this.operations) {
      const match = operation.method === method ? operation.pattern.exec(path) : null;
      if (match !== null) {
        const parameters = Object.entries(match.groups ?? {}).map(([name, value]) => [
          name,
          decodeURIComponent(value),
        ]);
        return { operation, parameters: Object.fromEntries(parameters) };
      }
    }
    return undefined;
  }

  /** What is wrong with a request; nothing when it is as documented. */
  checkRequest(
    { operation, parameters }: OperationRequest,
    query: URLSearchParams,
    body: unknown,
  ): readonly string[] {
    const given = new Map([...Object.entries(parameters), ...query]);
    const known = new Set(operation.parameters.map(({ name }) => name));
    return [
      ...[...query.keys()]
        .filter((name) => !known.has(name))
        .map((name) => `the query ${name} is not documented`),
      ...operation.parameters.flatMap((parameter) => {
        const value = given.get(parameter.name);
        if (value === undefined) return parameter.required ? [`${parameter.name} is missing`] : [];
        const typed = parameter.isInteger && /^\d+$/.test(value) ? Number(value) : value;
        return this.#check(parameter.schema, typed, parameter.name);
      }),
      ...this.#checkBody(operation, body),
    ];
  }

  /**
   * What is wrong with an answer; nothing when it is as documented. The description names few of the errors that
   * every operation may answer with, so those that it does not name only need the form of errors.
   */
  checkAnswer(operation: Operation, status: number, body: unknown): readonly string[] {
    if (!operation.answers.has(status) && status < 400) return [`the status ${status} is not documented`];
    const schema = operation.answers.has(status) ? operation.answers.get(status) : BASIC_ERROR;
    return schema === undefined ? [] : this.#check(schema, body, 'answer');
  }

  #checkBody({ body: expected }: Operation, body: unknown): readonly string[] {
    if (body === undefined) return expected?.required ? ['the body is missing'] : [];
    return expected === undefined ? ['no body is documented'] : this.#check(expected.schema, body, 'body');
  }

  #check(pointer: string, value: unknown, what: string): readonly string[] {
    const validate = this.#validator(pointer);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ instancePath, message, params }) =>
      [`${what}${instancePath}`, message, JSON.stringify(params)].join(' '),
    );
  }

  #validator(pointer: string): ValidateFunction {
    const known = this.#validators.get(pointer);
    if (known !== undefined) return known;
    const segments = pointer.split('/').map(encodeURIComponent).join('/');
    const compiled = this.#ajv.compile({ $ref: `${ID}#${segments}` });
    this.#validators.set(pointer, compiled);
    return compiled;
  }
}
