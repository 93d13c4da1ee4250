/**
 * The job summary of a step.
 *
 * Not `summary` of @actions/core: it writes any size, and the runner drops a summary of more than 1 MiB as a whole.
 */
import { statSync } from 'node:fs';
import { appendTo } from './file-command.ts';

/** Largest summary of a step in bytes (actions/runner, CreateStepSummaryCommand). */
export const MAX_SUMMARY_BYTES = 1024 * 1024;

// At the top, as a cut block may leave a code fence or an HTML tag open.
const CUT_NOTE = '> [!NOTE]\n> This summary is cut: GitHub shows at most 1 MiB per step.\n\n';

/** Collects Markdown blocks and writes them together. */
export class Summary {
  readonly #env: NodeJS.ProcessEnv;
  #blocks: string[] = [];

  constructor(env: NodeJS.ProcessEnv = process.env) {
    this.#env = env;
  }

  /** Adds a block: Markdown that is complete in itself. A blank line separates it from the next one. */
  append(markdown: string): void {
    this.#blocks.push(`${markdown.trimEnd()}\n\n`);
  }

  /** Appends the blocks to the summary file, as far as the limit allows. Does nothing where there is no such file. */
  write(): void {
    const blocks = this.#blocks;
    this.#blocks = [];
    const path = this.#env.GITHUB_STEP_SUMMARY;
    if (!path || blocks.length === 0) return;
    const room = MAX_SUMMARY_BYTES - (statSync(path, { throwIfNoEntry: false })?.size ?? 0);
    const text = blocks.join('');
    appendTo('GITHUB_STEP_SUMMARY', Buffer.byteLength(text) <= room ? text : cut(blocks, room), this.#env);
  }
}

// Whole blocks as long as they fit; the first one that does not is cut at the end of a line.
function cut(blocks: readonly string[], room: number): string {
  let text = CUT_NOTE;
  let left = room - Buffer.byteLength(CUT_NOTE);
  if (left < 0) return '';
  for (const block of blocks) {
    const size = Buffer.byteLength(block);
    if (size > left) return text + wholeLines(block, left);
    text += block;
    left -= size;
  }
  return text;
}

function wholeLines(block: string, bytes: number): string {
  const kept = Buffer.from(block).subarray(0, bytes);
  return kept.subarray(0, kept.lastIndexOf('\n') + 1).toString();
}
