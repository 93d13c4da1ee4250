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

/** A workflow made of an example. */
export interface ExampleWorkflow {
  readonly text: string;
  /** Lines that stand before the example's own first line. */
  readonly addedLines: number;
}

/**
 * Completes an example to a whole workflow, so that it can be validated: a workflow, the body of a job, or a list of
 * steps. Undefined for YAML of another kind.
 */
export function asWorkflow(example: string): ExampleWorkflow | undefined {
  const content: unknown = parseDocument(example).toJS();
  if (typeof content !== 'object' || content === null) return undefined;
  if ('jobs' in content) {
    return { text: 'on' in content ? example : `${example}\non: push\n`, addedLines: 0 };
  }
  if ('steps' in content) {
    const runner = 'runs-on' in content ? [] : ['    runs-on: ubuntu-latest'];
    return embed([...JOB, ...runner], example, 4);
  }
  if (!Array.isArray(content) || !content.some(isStep)) return undefined;
  return embed([...JOB, '    runs-on: ubuntu-latest', '    steps:'], example, 6);
}

const JOB = ['on: push', 'jobs:', '  example:'];

function isStep(value: unknown): boolean {
  return typeof value === 'object' && value !== null && ('uses' in value || 'run' in value);
}

function embed(header: readonly string[], example: string, depth: number): ExampleWorkflow {
  const indented = example.replaceAll(/^(?=.)/gm, ' '.repeat(depth));
  return { text: `${header.join('\n')}\n${indented}`, addedLines: header.length };
}
