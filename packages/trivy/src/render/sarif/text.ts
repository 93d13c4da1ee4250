import { showControls } from '@container-kit/core';
import { shorten } from '../text.ts';

/** Code scanning shows no more of a text. */
const MAX_TEXT = 1000;

/**
 * Text of others as a plain text message: no placeholder (SARIF 2.1.0, 3.11.5), no embedded link (3.11.6), one line.
 */
export function plainText(text: string): string {
  return shorten(showControls(text).replace(/\s+/g, ' ').trim(), MAX_TEXT)
    .replace(/\](?=\()/g, '] ')
    .replace(/[{}]/g, '$&$&');
}
