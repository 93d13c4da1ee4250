/** Small texts that all views share. */
import { code, escapeMarkdown } from '@container-kit/core';

/** Longest title of a finding that a table shows, in UTF-16 units. */
const MAX_TITLE = 110;

/** Longest name, version, path or reason; one hostile value must not fill a page. */
const MAX_VALUE = 160;

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
export function prose(text: string): string {
  return escapeMarkdown(shorten(text, MAX_VALUE));
}

/** A hostile name, version or path as inline code. */
export function value(text: string): string {
  return code(shorten(text, MAX_VALUE));
}

/** `2026-11-25 06:12 UTC`; a text that is no time comes back as it is, so it stays hostile. */
export function minute(time: string): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? time : `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
