/** Words for numbers. */

/** `1 image`, `2 images`. */
export function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}
