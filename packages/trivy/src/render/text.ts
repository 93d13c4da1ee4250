/** Small texts that all views share. */
import { code, escapeMarkdown } from '@container-kit/core';

/** Longest title of a finding that a table shows, in UTF-16 units. */
const MAX_TITLE = 110;

/** Longest name, version, path or reason; one hostile value must not fill a page. */
const MAX_VALUE = 160;

/** Texts of which the result is remembered, so that names which never come again take no room. */
const MAX_REMEMBERED = 4000;

const NUMBER = new Intl.NumberFormat('en-US');

/** `1 finding`, `12,345 findings`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${NUMBER.format(number)} ${number === 1 ? one : many}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function enumerate(items: readonly string[]): string {
  return items.length < 2 ? items.join() : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** The text cut to a length in UTF-16 units, with a sign where something is missing. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  // A lone half of a surrogate pair would be written as U+FFFD.
  return `${text.slice(0, max - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** A hostile title as inline Markdown. */
export function title(text: string): string {
  return escapeMarkdown(shorten(text, MAX_TITLE));
}

/** A hostile value as inline Markdown. */
export const prose = remembered((text) => escapeMarkdown(shorten(text, MAX_VALUE)));

/** A hostile name, version or path as inline code. */
export const value = remembered((text) => code(shorten(text, MAX_VALUE)));

/** Packages, versions and reasons come again and again: most of a big report's cells have been made before. */
function remembered(make: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= MAX_REMEMBERED) known.clear();
    const made = make(text);
    known.set(text, made);
    return made;
  };
}

/** `2026-11-25 06:12 UTC`; a text that is no time comes back as it is, so it stays hostile. */
export function minute(time: string): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? time : `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
