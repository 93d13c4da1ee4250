/** `docker buildx inspect`: which builder buildx would use, and what it can do. */
import { UserError } from '@container-kit/core';
import { lastLine, runDocker } from './docker-info.ts';
import type { Environment, Runner } from './ports.ts';

/** One node of a builder. */
export interface BuilderNode {
  readonly name: string;
  readonly endpoint: string;
  /** `running`, `inactive`, `stopped`; empty when the node has an error. */
  readonly status: string;
  readonly error?: string;
  readonly platforms: readonly string[];
  /** Names as buildx prints them, such as `OCI exporter`. Empty while buildx cannot know them. */
  readonly features: ReadonlyMap<string, boolean>;
}

/** A builder. */
export interface BuilderInspection {
  readonly name: string;
  /** `docker`, `docker-container`, `kubernetes`, `remote` or `cloud`; empty when the daemon does not answer. */
  readonly driver: string;
  readonly error?: string;
  readonly nodes: readonly BuilderNode[];
}

/**
 * Inspects a builder, or with an empty name the current one. `bootstrap` starts it first.
 * Undefined when there is no builder of that name.
 *
 * @throws {UserError} when buildx cannot tell.
 */
export async function inspectBuilder(
  runner: Runner,
  options: {
    readonly name: string;
    readonly env: Environment;
    readonly bootstrap?: boolean;
    readonly signal?: AbortSignal;
  },
): Promise<BuilderInspection | undefined> {
  // Only with --debug does buildx print the features.
  const args = ['--debug', 'buildx', 'inspect', ...(options.bootstrap === true ? ['--bootstrap'] : [])];
  const named = options.name === '' ? args : [...args, '--', options.name];
  const { exitCode, stdout, stderr } = await runDocker(runner, named, options.env, options.signal);
  if (exitCode === 0) return parseInspection(stdout);
  if (/no builder ".*" found/.test(stderr)) return undefined;
  const reason = /^ERROR: (.*)/m.exec(stderr)?.[1] ?? lastLine(stderr);
  throw new UserError(
    `buildx cannot use ${options.name === '' ? 'the current builder' : `builder "${options.name}"`}: ${reason}`,
    {
      fix: 'check it with "docker buildx inspect --bootstrap"',
    },
  );
}

/** A node while it is being read. */
interface NodeDraft {
  readonly fields: Map<string, string>;
  readonly features: Map<string, boolean>;
}

/**
 * Parses the text that `docker --debug buildx inspect` prints: a head, then one block of `Key: value` lines per
 * node, each starting with its name (buildx commands/inspect.go).
 */
export function parseInspection(text: string): BuilderInspection {
  const [head = '', body = ''] = text.split(/^Nodes:\s*$/m, 2);
  const nodes: NodeDraft[] = [];
  let section = '';
  for (const line of body.split('\n')) {
    const match = /^(\s*)([^:]+):\s*(.*)$/.exec(line);
    if (match === null) continue;
    const [, indent = '', key = '', value = ''] = match;
    if (indent === '') section = key;
    if (key === 'Name' && indent === '') nodes.push({ fields: new Map(), features: new Map() });
    const node = nodes.at(-1);
    if (indent === '') node?.fields.set(key, value.trim());
    else if (section === 'Features') node?.features.set(key.trim(), value.trim() === 'true');
  }
  const fields = new Map(head.split('\n').map(splitField));
  return {
    name: fields.get('Name') ?? '',
    driver: fields.get('Driver') ?? '',
    ...optionalError(fields),
    nodes: nodes.map(finishNode),
  };
}

function splitField(line: string): [key: string, value: string] {
  const at = line.indexOf(':');
  return [line.slice(0, Math.max(at, 0)), line.slice(at + 1).trim()];
}

function finishNode({ fields, features }: NodeDraft): BuilderNode {
  return {
    name: fields.get('Name') ?? '',
    endpoint: fields.get('Endpoint') ?? '',
    status: fields.get('Status') ?? '',
    ...optionalError(fields),
    platforms: parsePlatforms(fields.get('Platforms') ?? ''),
    features,
  };
}

function optionalError(fields: ReadonlyMap<string, string>): { readonly error?: string } {
  const error = fields.get('Error');
  return error === undefined ? {} : { error };
}

/** A star marks the platforms that were set by hand; `(+2)` stands for variants that the list leaves out. */
function parsePlatforms(list: string): readonly string[] {
  return list
    .split(',')
    .map((platform) =>
      platform
        .replace('*', '')
        .replace(/\s*\(.*\)/, '')
        .trim(),
    )
    .filter((platform) => platform !== '');
}
