import { showControls } from '@container-kit/core';
import { shorten } from '../text.ts';

/** Code scanning shows no more of a text. */
const MAX_TEXT = 1000;

/** Most texts have nothing of this, and there are tens of thousands of them. */
const NEEDS_WORK = /[^ -~]| {2}|^ | $|[{}]|\]\(/;

/**
 * Text of others as a plain text message: no placeholder (SARIF 2.1.0, 3.11.5), no embedded link (3.11.6), one line.
 */
export function plainText(text: string): string {
  if (text.length <= MAX_TEXT && !NEEDS_WORK.test(text)) return text;
  return shorten(showControls(text).replace(/\s+/g, ' ').trim(), MAX_TEXT)
    .replace(/\](?=\()/g, '] ')
    .replace(/[{}]/g, '$&$&');
}
