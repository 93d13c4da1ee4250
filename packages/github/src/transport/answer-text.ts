import { isJsonObject } from '../decode.ts';
import type { HttpAnswer } from './exchange.ts';

const MAX_TEXT = 400;

/**
 * What GitHub says in an answer that is an error, in one line of at most 400 characters: `message` and the items of
 * `errors` (REST API, "Troubleshooting", "Validation failed"). It is hostile text, not yet escaped for any output.
 */
export function readAnswerText({ body, headers }: HttpAnswer): string {
  const text = body.toString('utf8');
  const parsed = parse(text);
  if (!isJsonObject(parsed)) {
    const html = (headers['content-type'] ?? '').includes('html') || text.trimStart().startsWith('<');
    return html ? 'an HTML page' : singleLine(text);
  }
  const items: readonly unknown[] = Array.isArray(parsed.errors) ? parsed.errors : [parsed.errors];
  const words = [parsed.message, ...items.map(describe)].filter(
    (part) => typeof part === 'string' && part !== '',
  );
  return singleLine(words.join('; '));
}

function describe(item: unknown): string | undefined {
  if (typeof item === 'string') return item;
  if (!isJsonObject(item)) return undefined;
  if (typeof item.message === 'string') return item.message;
  return [item.resource, item.field, item.code].filter((part) => typeof part === 'string').join(' ');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Control characters and line ends become blanks. */
function singleLine(text: string): string {
  const line = text
    .slice(0, 10 * MAX_TEXT)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  return line.length > MAX_TEXT ? `${line.slice(0, MAX_TEXT).toWellFormed()}...` : line;
}
