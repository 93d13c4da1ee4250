/** OpenVEX 0.2.0 documents (openvex/spec, OPENVEX-SPEC.md). */
import { at, isJsonObject, textAt, UserError } from '@container-kit/core';

/** Statements of a document, with what they take from it filled in. */
export interface VexDocument {
  /** Path, for messages. */
  readonly name: string;
  readonly statements: readonly VexStatement[];
}

export interface VexStatement {
  /** Lower case: name of the vulnerability, and its aliases. */
  readonly vulnerabilities: readonly string[];
  readonly products: readonly VexProduct[];
  readonly status: VexStatus;
  /** Why it is not affected, in the words of the document. */
  readonly reason: string;
  readonly author: string | undefined;
  /** When that was known to be true. */
  readonly timestamp: Date;
}

export const VEX_STATUSES = ['not_affected', 'affected', 'fixed', 'under_investigation'] as const;
export type VexStatus = (typeof VEX_STATUSES)[number];

/** A component: what it is called, and what it hashes to. One of the names is enough. */
export interface VexComponent {
  readonly purls: readonly string[];
  /** Digests: `sha256:...`. */
  readonly hashes: readonly string[];
}

export interface VexProduct extends VexComponent {
  /** Parts of the product that the statement is about; none: all of it. */
  readonly subcomponents: readonly VexComponent[];
}

const CONTEXT = /^https:\/\/openvex\.dev\/ns\/v0\.2\.[0-9]+$/;
const MAX_STATEMENTS = 100_000;

/**
 * Reads a document.
 *
 * @param name path of the file, for messages
 * @throws {UserError} when it is no OpenVEX 0.2.0 document, or says too little to be evaluated
 */
export function parseVex(text: string, name: string): VexDocument {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch (error) {
    throw refuse(name, 'is no JSON', error);
  }
  const context = textAt(root, '@context');
  if (context === undefined || !CONTEXT.test(context)) {
    throw refuse(name, `has the @context ${shown(at(root, '@context'))}, not https://openvex.dev/ns/v0.2.0`);
  }
  const statements = listAt(root, name, '', 'statements');
  if (statements.length > MAX_STATEMENTS) throw refuse(name, `has more than ${MAX_STATEMENTS} statements`);
  const author = textAt(root, 'author');
  const read = statements.map((statement, index) =>
    readStatement(statement, { name, path: `statements[${index}]`, author, root }),
  );
  return { name, statements: read };
}

interface Place {
  readonly name: string;
  readonly path: string;
  readonly author: string | undefined;
  readonly root: unknown;
}

function readStatement(statement: unknown, place: Place): VexStatement {
  const { name, path, author, root } = place;
  const status = VEX_STATUSES.find((word) => word === textAt(statement, 'status'));
  if (status === undefined) {
    const wanted = VEX_STATUSES.join(', ');
    throw refuse(name, `has in ${path} the status ${shown(at(statement, 'status'))}, not one of ${wanted}`);
  }
  const said = [textAt(statement, 'justification'), textAt(statement, 'impact_statement')];
  const reason = said.filter((part) => part !== undefined && part.trim() !== '').join(': ');
  if (status === 'not_affected' && reason === '') {
    throw refuse(name, `needs in ${path} a justification or an impact_statement for not_affected`);
  }
  const products = listAt(statement, name, path, 'products').map((product) => {
    const parts =
      at(product, 'subcomponents') === undefined ? [] : listAt(product, name, path, 'subcomponents');
    return { ...readComponent(product), subcomponents: parts.map(readComponent) };
  });
  return {
    vulnerabilities: vulnerabilityNames(statement, place),
    products,
    status,
    reason: reason || status,
    author,
    timestamp: readTime(at(statement, 'timestamp') ?? at(root, 'timestamp'), place),
  };
}

function vulnerabilityNames(statement: unknown, { name, path }: Place): readonly string[] {
  const vulnerability = at(statement, 'vulnerability');
  const aliases = at(vulnerability, 'aliases');
  const names = [textAt(vulnerability, 'name'), ...(Array.isArray(aliases) ? aliases : [])]
    .filter((each): each is string => typeof each === 'string' && each !== '')
    .map((each) => each.toLowerCase());
  if (names.length === 0) throw refuse(name, `needs in ${path} a vulnerability with a name`);
  return names;
}

function readTime(value: unknown, { name, path }: Place): Date {
  const time = typeof value === 'string' ? new Date(value) : undefined;
  if (time === undefined || Number.isNaN(time.getTime())) {
    throw refuse(name, `needs a timestamp for ${path}, not ${shown(value)}`);
  }
  return time;
}

function readComponent(component: unknown): VexComponent {
  const names = [textAt(component, '@id'), textAt(component, 'identifiers', 'purl')];
  const hashes = at(component, 'hashes');
  const sha256 = isJsonObject(hashes) ? (textAt(hashes, 'sha-256') ?? textAt(hashes, 'sha256')) : undefined;
  return {
    purls: names.filter((each): each is string => each?.startsWith('pkg:') === true),
    hashes: sha256 === undefined ? [] : [`sha256:${sha256.toLowerCase()}`],
  };
}

function listAt(value: unknown, name: string, path: string, key: string): readonly unknown[] {
  const list = at(value, key);
  if (!Array.isArray(list) || list.length === 0) {
    throw refuse(name, `needs a list "${key}" with something in it${path === '' ? '' : ` in ${path}`}`);
  }
  return list;
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 100);
}

function refuse(name: string, problem: string, cause?: unknown): UserError {
  return new UserError(`the VEX document ${name} ${problem}`, {
    fix: 'correct it (OpenVEX 0.2.0), or take it out of "vex"',
    cause,
  });
}
