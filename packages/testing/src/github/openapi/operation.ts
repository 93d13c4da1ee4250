import { asObject, isObject, type JsonObject } from './document.ts';

/** A parameter of the path or query, and where its schema stands in the document. */
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly isInteger: boolean;
  readonly schema: string;
}

/** An operation of the description. Schemas are named by JSON pointers into the document. */
export interface Operation {
  /** `operationId`, for example `repos/get`. */
  readonly id: string;
  /** Upper case. */
  readonly method: string;
  readonly pattern: RegExp;
  readonly parameters: readonly Parameter[];
  readonly body: { readonly required: boolean; readonly schema: string } | undefined;
  /** By status; undefined for an answer without a body. */
  readonly answers: ReadonlyMap<number, string | undefined>;
}

/** Parameters whose values may have slashes, though the description can't say so. */
const GREEDY: ReadonlySet<string> = new Set(['path', 'ref']);

/** All operations of the document. */
export function readOperations(document: JsonObject): readonly Operation[] {
  return Object.entries(asObject(document.paths)).flatMap(([path, item]) =>
    Object.entries(asObject(item)).map(([method, operation]) => {
      const pointer = `/paths/${escapePointer(path)}/${method}`;
      return readOperation(document, path, method, asObject(operation), pointer);
    }),
  );
}

function readOperation(
  document: JsonObject,
  path: string,
  method: string,
  operation: JsonObject,
  pointer: string,
): Operation {
  const body = operation.requestBody === undefined ? undefined : asObject(operation.requestBody);
  return {
    id: String(operation.operationId),
    method: method.toUpperCase(),
    pattern: patternOf(path),
    parameters: listOf(operation.parameters).map((parameter, index) =>
      readParameter(document, parameter, `${pointer}/parameters/${index}`),
    ),
    body: body && {
      required: body.required === true,
      schema: `${pointer}/requestBody/content/application~1json/schema`,
    },
    answers: readAnswers(document, asObject(operation.responses), `${pointer}/responses`),
  };
}

function readParameter(document: JsonObject, value: unknown, pointer: string): Parameter {
  const { target, at } = dereference(document, value, pointer);
  return {
    name: String(target.name),
    in: target.in === 'path' ? 'path' : 'query',
    required: target.required === true,
    isInteger: asObject(target.schema).type === 'integer',
    schema: `${at}/schema`,
  };
}

function readAnswers(
  document: JsonObject,
  responses: JsonObject,
  pointer: string,
): ReadonlyMap<number, string | undefined> {
  const answers = new Map<number, string | undefined>();
  for (const [status, response] of Object.entries(responses)) {
    const { target, at } = dereference(document, response, `${pointer}/${status}`);
    const json = isObject(target.content) && 'application/json' in target.content;
    answers.set(Number(status), json ? `${at}/content/application~1json/schema` : undefined);
  }
  return answers;
}

/** What a `$ref` stands for, and where that is. */
function dereference(
  document: JsonObject,
  value: unknown,
  pointer: string,
): { readonly target: JsonObject; readonly at: string } {
  const object = asObject(value);
  if (typeof object.$ref !== 'string') return { target: object, at: pointer };
  const at = object.$ref.slice(1);
  const [, section = '', kind = '', name = ''] = at.split('/');
  return { target: asObject(asObject(asObject(document[section])[kind])[name]), at };
}

function patternOf(path: string): RegExp {
  const source = path.replace(
    /\{(\w+)\}/g,
    (_, name: string) => `(?<${name}>${GREEDY.has(name) ? '.+' : '[^/]+'})`,
  );
  return new RegExp(`^${source}$`);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** RFC 6901 section 3. */
function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
