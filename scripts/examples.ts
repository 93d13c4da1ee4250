/** The YAML examples in Markdown files. */
import { parseDocument } from 'yaml';
import { filesBelow, readIfPresent } from './repository.ts';

/** A fenced block of YAML. */
export interface Example {
  /** Relative to the repository. */
  readonly path: string;
  /** Line of the file that the block's first line stands on. */
  readonly line: number;
  readonly text: string;
}

/** All YAML examples of all Markdown files of the repository. */
export async function yamlExamples(root: string): Promise<readonly Example[]> {
  const examples: Example[] = [];
  for (const path of await filesBelow(root, '.', (name) => name.endsWith('.md'))) {
    examples.push(...examplesIn(path, (await readIfPresent(root, path)) ?? ''));
  }
  return examples;
}

/** The YAML examples of one Markdown text. */
export function examplesIn(path: string, markdown: string): readonly Example[] {
  const blocks = markdown.matchAll(/^```ya?ml\n(.*?)^```$/gms);
  return [...blocks].map((block) => {
    const before = markdown.slice(0, block.index);
    return { path, line: before.split('\n').length + 1, text: block[1] ?? '' };
  });
}

/**
 * A whole workflow from an example, without moving its lines: a workflow as it stands, a list of steps with a job put
 * before its first line. Undefined for YAML of another kind.
 */
export function asWorkflow(text: string): string | undefined {
  const content: unknown = parseDocument(text).toJS();
  if (Array.isArray(content))
    return `{ on: push, jobs: { example: { runs-on: ubuntu-latest, steps: ${toFlow(content)} } } }`;
  return typeof content === 'object' && content !== null && 'jobs' in content ? text : undefined;
}

/** JSON is YAML in flow style. */
function toFlow(steps: readonly unknown[]): string {
  return JSON.stringify(steps);
}
