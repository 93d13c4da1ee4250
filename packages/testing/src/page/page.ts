/** A job as one HTML file that needs nothing else: what GitHub's pages of a run show, on one page. */
import type { JobStatus } from '../runner/expressions.ts';
import type { JobResult } from '../runner/run-job.ts';
import { durationOf, formatDuration } from './duration.ts';
import { Html, html } from './html.ts';
import { icon } from './icons.ts';
import type { PageStep } from './page-step.ts';
import { styles } from './styles.ts';

/** A job to show. */
export interface JobPage {
  readonly title: string;
  readonly conclusion: JobStatus;
  readonly steps: readonly PageStep[];
}

// Nothing runs and nothing is loaded, whatever a summary says.
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/**
 * Renders a page. Names, logs, summaries and outputs are hostile: they are escaped or sanitized, and the page's
 * own policy forbids scripts and anything from the network.
 *
 * @returns a complete HTML document
 */
export async function renderJobPage(job: JobPage): Promise<string> {
  // Brings a Markdown engine along, which a test that only runs actions can do without.
  const { renderStep } = await import('./step-view.ts');
  const steps = await Promise.all(job.steps.map((step, index) => renderStep(step, index + 1)));
  const total = job.steps.reduce((sum, { durationMs }) => sum + durationMs, 0);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${job.title}</title>
<style>${new Html(styles())}</style>
</head>
<body>
<header class="top">${icon(job.conclusion)}<h1>${job.title}</h1><span class="meta">${job.conclusion} in ${formatDuration(total)}</span></header>
<div class="layout">
<nav class="steps" aria-label="Steps"><ol>${job.steps.map(renderEntry)}</ol></nav>
<main>
${steps}</main>
</div>
</body>
</html>
`.text;
}

/** The page of a job that this package ran. */
export function pageOf(title: string, job: JobResult): JobPage {
  const steps = job.reports.map(({ name, conclusion, result }) => ({
    name,
    conclusion,
    durationMs: result?.durationMs ?? 0,
    summary: result?.summary ?? '',
    logLines: result?.logLines ?? [],
    annotations: result?.annotations ?? [],
    outputs: result?.outputs ?? {},
  }));
  return { title, conclusion: job.conclusion, steps };
}

function renderEntry(step: PageStep, index: number): Html {
  return html`<li><a href="#step-${index + 1}">${icon(step.conclusion)}<span class="label">${step.name}</span><span class="duration">${durationOf(step)}</span></a></li>
`;
}
