/**
 * Replaces secrets in text by `***`.
 * Source: actions/runner 2.336, Sdk/DTLogging/Logging/SecretMasker.cs.
 */
import { splitLines, trim } from './dotnet-text.ts';
import { derivedForms } from './mask-encoders.ts';

/** The secrets of a job, and the text without them. */
export class SecretMasker {
  readonly #secrets = new Set<string>();
  readonly #forms = new Set<string>();

  /** The secrets as they were added, without their derived forms. */
  get secrets(): readonly string[] {
    return [...this.#secrets];
  }

  /** Adds one secret with its derived forms. */
  add(secret: string): void {
    if (secret === '' || this.#secrets.has(secret)) return;
    this.#secrets.add(secret);
    for (const form of derivedForms(secret)) this.#forms.add(form);
  }

  /** Adds a secret and each of its lines, which is how child processes print it. */
  addWithLines(secret: string): void {
    this.add(secret);
    for (const line of splitLines(secret)) this.add(trim(line));
  }

  /** Whether the text holds a secret in any form. */
  finds(text: string): boolean {
    return [...this.#forms].some((form) => text.includes(form));
  }

  /** The text with `***` for each secret; neighbouring and overlapping ones become a single `***`. */
  mask(text: string): string {
    let result = '';
    let position = 0;
    for (const { start, end } of this.#ranges(text)) {
      result += `${text.slice(position, start)}***`;
      position = end;
    }
    return result + text.slice(position);
  }

  #ranges(text: string): Range[] {
    const found = [...this.#forms].flatMap((form) => occurrences(text, form));
    found.sort((one, other) => one.start - other.start);
    const merged: Range[] = [];
    for (const range of found) {
      const last = merged.at(-1);
      if (last !== undefined && range.start <= last.end) last.end = Math.max(last.end, range.end);
      else merged.push({ ...range });
    }
    return merged;
  }
}

interface Range {
  readonly start: number;
  end: number;
}

function occurrences(text: string, form: string): Range[] {
  const ranges: Range[] = [];
  for (let start = text.indexOf(form); start >= 0; start = text.indexOf(form, start + 1)) {
    ranges.push({ start, end: start + form.length });
  }
  return ranges;
}
