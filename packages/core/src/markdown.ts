/**
 * Markdown out of text that others wrote. Hostile text can't make links, images, HTML, mentions, references, emoji, or
 * break out of a table cell, code span or code block; it is shown as it is.
 * Sources: GitHub Flavored Markdown Spec 0.29 and the filters for links, mentions, references and emoji of GitHub's pages.
 */
import { showControls } from './neutralise.ts';

// Entities, not backslashes: they also work inside HTML blocks, and no table splits a cell at them.
const SYNTAX = /[&<>"'`*_[\]()!~|\\#@{}$^]/g;
const LIST_OR_RULE_AT_START = /^(?:[-+=]|\d+\.)/;

// GitHub links these in finished HTML, where an entity is a character again: a zero-width space tears them apart.
const BREAK = '\u200b';
const AUTOLINK = /@|#|GH-|www(?=\.)|(?:https?|ftp|mailto|xmpp):|:(?=[\w+-]+:)/gi;

// Most texts need no work, and a report has tens of thousands of them: these have nothing of the above but links.
const PLAIN = /^(?!\d+\.)[a-z\d][a-z\d.,:;-]*(?: [a-z\d.,:;-]+)*$/i;
const PLAIN_CODE = /^[\w.,:;@/+-]+$/;

/** The text as inline Markdown that shows it literally. Line breaks and runs of blanks become one space. */
export function escapeMarkdown(text: string): string {
  if (PLAIN.test(text) && text.search(AUTOLINK) === -1) return text;
  const line = showControls(text).replace(/\s+/g, ' ').trim();
  return entities(line.replace(AUTOLINK, (found) => found + BREAK)).replace(
    LIST_OR_RULE_AT_START,
    entitiesOfAll,
  );
}

/** The text as inline code; an empty text gives an empty string. */
export function code(text: string): string {
  if (PLAIN_CODE.test(text)) return `\`${text}\``;
  const line = showControls(text.replace(/\r\n?/g, '\n')).replaceAll('\n', '\u240a').replaceAll('\t', ' ');
  if (line === '') return '';
  // Inside a table a pipe ends the cell even in a code span, and a backslash before it does not always help.
  if (line.includes('|')) return `<code>${entities(line.replace(AUTOLINK, (found) => found + BREAK))}</code>`;
  const fence = '`'.repeat(longestRun(line) + 1);
  const padding = /^[` ]|[` ]$/.test(line) && line.trim() !== '' ? ' ' : '';
  return `${fence}${padding}${line}${padding}${fence}`;
}

/** The text as a fenced code block. */
export function codeBlock(text: string, language = ''): string {
  const body = showControls(text.replace(/\r\n?/g, '\n'));
  const fence = '`'.repeat(Math.max(3, longestRun(body) + 1));
  return `${fence}${language}\n${body}${body.endsWith('\n') ? '' : '\n'}${fence}`;
}

/** A table. Cells are Markdown: results of `code` or `escapeMarkdown`, or own text. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [tableRow(header), tableRow(header.map(() => '---')), ...rows.map(tableRow)].join('\n');
}

/** One more line for a table without its rows, where they are counted before they are written. */
export function tableRow(cells: readonly string[]): string {
  return `| ${cells.map(cell).join(' | ')} |`;
}

/** A folded section: `title` is text, `body` is Markdown. */
export function details(title: string, body: string): string {
  return `<details><summary>${escapeMarkdown(title)}</summary>\n\n${body}\n\n</details>`;
}

function cell(markdown: string): string {
  if (!/[\r\n|]/.test(markdown)) return markdown;
  return markdown.replace(/\s*[\r\n]+\s*/g, ' ').replaceAll('|', '&#124;');
}

function entities(text: string): string {
  return text.replace(SYNTAX, entity);
}

function entitiesOfAll(text: string): string {
  return text.replace(/[^\d]/g, entity);
}

function entity(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}
