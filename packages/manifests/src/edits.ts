/** Replacement of a part of a text. `end` is exclusive; an insertion has `start` = `end`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Applies edits that do not overlap. Insertions at one place keep their order. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let copied = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    parts.push(text.slice(copied, edit.start), edit.text);
    copied = edit.end;
  }
  return parts.join('') + text.slice(copied);
}
