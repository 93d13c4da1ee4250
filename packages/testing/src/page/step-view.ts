/** One step of the page: status, annotations, summary, log, outputs. */
import type { Annotation } from '../runner/annotations.ts';
import { durationOf } from './duration.ts';
import { type Html, html } from './html.ts';
import { icon } from './icons.ts';
import { renderLog } from './log-view.ts';
import { renderMarkdown } from './markdown.ts';
import type { PageLogLine, PageStep } from './page-step.ts';

/** Renders a step; one that has something to say stands open. */
export async function renderStep(step: PageStep, number: number): Promise<Html> {
  const isOpen = step.summary !== '' || step.annotations.length > 0 || step.conclusion === 'failure';
  const summary = step.summary === '' ? undefined : await renderSummary(step.summary);
  const log = step.logLines.length === 0 ? undefined : renderLogPanel(step.logLines);
  const columns = summary !== undefined && log !== undefined ? 'columns' : '';
  return html`<details class="step" id="step-${number}"${isOpen ? html` open` : undefined}>
<summary>${icon(step.conclusion)}<h2>${step.name}</h2><span class="duration">${durationOf(step)}</span></summary>
${step.annotations.map(renderAnnotation)}
<div class="${columns}">${summary}${log}</div>
${renderOutputs(step.outputs)}
</details>
`;
}

async function renderSummary(markdown: string): Promise<Html> {
  return html`<section class="panel"><h3>Summary</h3><div class="markdown-body">${await renderMarkdown(markdown)}</div></section>`;
}

function renderLogPanel(lines: readonly PageLogLine[]): Html {
  return html`<section class="panel"><h3>Log</h3>${renderLog(lines)}</section>`;
}

function renderAnnotation(annotation: Annotation): Html {
  const title =
    annotation.title ?? { error: 'Error', warning: 'Warning', notice: 'Notice' }[annotation.level];
  return html`<div class="annotation ${annotation.level}">${icon(annotation.level)}<div><strong>${title}</strong>${renderPlace(annotation)}<pre>${annotation.message}</pre></div></div>
`;
}

function renderPlace({ file, line, endLine }: Annotation): Html | undefined {
  if (file === undefined) return undefined;
  const lines = line === undefined ? '' : `#L${line}${endLine && endLine !== line ? `-L${endLine}` : ''}`;
  return html`<code>${file}${lines}</code>`;
}

function renderOutputs(outputs: Readonly<Record<string, string>>): Html | undefined {
  const entries = Object.entries(outputs);
  if (entries.length === 0) return undefined;
  const rows = entries.map(
    ([name, value]) => html`<tr><th scope="row">${name}</th><td><pre>${value}</pre></td></tr>`,
  );
  return html`<details class="outputs"><summary>Outputs <span class="count">${entries.length}</span></summary><table>${rows}</table></details>`;
}
