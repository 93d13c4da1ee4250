/** A step's log as GitHub shows it: numbered, with folded groups and coloured annotations. */
import { showControls } from '@container-kit/core';
import { type Html, html } from './html.ts';
import type { PageLogLine } from './page-step.ts';

interface Group {
  readonly title: Html | undefined;
  readonly lines: Html[];
}

// ECMA-48 control sequences.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
const COLOUR = /\u001b\[[0-?]*[ -/]*[@-~]/g;

// The labels that GitHub puts before the messages of these markers.
const LABELS: Readonly<Record<string, string>> = {
  error: 'Error: ',
  warning: 'Warning: ',
  notice: 'Notice: ',
  debug: '',
  command: '',
};

/** Renders a log. Its text is hostile: it is escaped, and nothing of it is taken for markup. */
export function renderLog(lines: readonly PageLogLine[]): Html {
  return html`<div class="log">${group(lines).map(renderGroup)}</div>`;
}

function group(lines: readonly PageLogLine[]): Group[] {
  const groups: Group[] = [{ title: undefined, lines: [] }];
  lines.forEach((line, index) => {
    const title = /^##\[group\](.*)$/s.exec(line.text)?.[1];
    if (title !== undefined) groups.push({ title: renderLine(line.time, index + 1, '', title), lines: [] });
    else if (line.text === '##[endgroup]') groups.push({ title: undefined, lines: [] });
    else groups.at(-1)?.lines.push(renderText(line, index + 1));
  });
  return groups.filter(({ title, lines: content }) => title !== undefined || content.length > 0);
}

function renderGroup({ title, lines }: Group): Html {
  if (title === undefined) return html`${lines}`;
  return html`<details><summary>${title}</summary>${lines}</details>`;
}

function renderText({ time, text }: PageLogLine, number: number): Html {
  const [, marker = '', rest = ''] = /^##\[([a-z]+)\](.*)$/s.exec(text) ?? [];
  const label = LABELS[marker];
  if (label === undefined) return renderLine(time, number, '', text);
  const strong = label === '' ? undefined : html`<b>${label}</b>`;
  return renderLine(time, number, marker, rest, strong);
}

function renderLine(time: Date, number: number, kind: string, text: string, label?: Html): Html {
  const iso = time.toISOString();
  return html`<div class="line ${kind}"><span class="number">${number}</span><time datetime="${iso}" title="${iso}">${iso.slice(11, 19)}</time><span class="text">${label}${plain(text)}</span></div>`;
}

// Colours are dropped, other control characters made visible.
function plain(text: string): string {
  return showControls(text.replace(COLOUR, ''));
}
