/** Generated regions of otherwise handwritten files, between a start and an end marker. */

/** How a kind of file writes its markers. */
export interface MarkerStyle {
  readonly start: (name: string) => string;
  readonly end: (name: string) => string;
}

/** `# inputs:start` */
export const YAML_MARKERS: MarkerStyle = {
  start: (name) => `# ${name}:start`,
  end: (name) => `# ${name}:end`,
};

/** `<!-- inputs:start -->` */
export const MARKDOWN_MARKERS: MarkerStyle = {
  start: (name) => `<!-- ${name}:start -->`,
  end: (name) => `<!-- ${name}:end -->`,
};

/** A region's two markers are not there exactly once, each on a line of its own. */
export class MarkerError extends Error {
  override readonly name = 'MarkerError';
}

/**
 * Gives the lines between the markers of region `name`.
 *
 * @throws {MarkerError}
 */
export function readRegion(text: string, style: MarkerStyle, name: string): string {
  const lines = text.split('\n');
  const [start, end] = locate(lines, style, name);
  return lines.slice(start + 1, end).join('\n');
}

/**
 * Puts `body` between the markers of region `name`.
 *
 * @throws {MarkerError}
 */
export function replaceRegion(text: string, style: MarkerStyle, name: string, body: string): string {
  const lines = text.split('\n');
  const [start, end] = locate(lines, style, name);
  return [...lines.slice(0, start + 1), ...body.replace(/\n+$/, '').split('\n'), ...lines.slice(end)].join(
    '\n',
  );
}

function locate(lines: readonly string[], style: MarkerStyle, name: string): [start: number, end: number] {
  const start = onlyLine(lines, style.start(name));
  const end = onlyLine(lines, style.end(name));
  if (end < start) throw new MarkerError(`\`${style.end(name)}\` stands before \`${style.start(name)}\``);
  return [start, end];
}

function onlyLine(lines: readonly string[], marker: string): number {
  const first = lines.indexOf(marker);
  if (first === -1) throw new MarkerError(`there is no line \`${marker}\``);
  if (lines.indexOf(marker, first + 1) !== -1) throw new MarkerError(`\`${marker}\` stands there twice`);
  return first;
}
