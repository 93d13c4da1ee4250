/** The page's looks: GitHub's Markdown styles, and a frame around them in the same colours. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** All styles of the page, light and dark by the reader's setting. */
export function styles(): string {
  const markdown = createRequire(import.meta.url).resolve('github-markdown-css/github-markdown.css');
  return `${readFileSync(markdown, 'utf8')}\n${FRAME}`;
}

const FRAME = `
:root {
  color-scheme: light dark;
  --page: #ffffff; --inset: #f6f8fa; --text: #1f2328; --muted: #59636e; --border: #d1d9e0; --link: #0969da;
  --success: #1a7f37; --danger: #d1242f; --attention: #9a6700; --done: #8250df;
  --danger-soft: #ffebe9; --attention-soft: #fff8c5; --accent-soft: #ddf4ff;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0d1117; --inset: #151b23; --text: #f0f6fc; --muted: #9198a1; --border: #3d444d; --link: #4493f8;
    --success: #3fb950; --danger: #f85149; --attention: #d29922; --done: #ab7df8;
    --danger-soft: #f851491a; --attention-soft: #bb800926; --accent-soft: #388bfd1a;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--page); color: var(--text);
  font: 14px/1.5 -apple-system, BlinkMacSystemFont, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif;
}
a { color: var(--link); text-decoration: none; }
pre, code, .log { font-family: ui-monospace, SFMono-Regular, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; }
.annotation pre, .outputs pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.icon { flex: none; width: 16px; height: 16px; }
.success { color: var(--success); }
.failure, .icon.error { color: var(--danger); }
.cancelled, .skipped { color: var(--muted); }
.icon.warning { color: var(--attention); }
.icon.notice { color: var(--link); }

.top { display: flex; align-items: center; gap: 12px; padding: 20px 32px; border-bottom: 1px solid var(--border); }
.top h1 { margin: 0; font-size: 22px; font-weight: 600; line-height: 1.25; overflow-wrap: anywhere; }
.top .icon { width: 24px; height: 24px; }
.top .meta { margin-left: auto; color: var(--muted); white-space: nowrap; }
.layout { display: grid; grid-template-columns: 260px minmax(0, 1fr); max-width: 1920px; }
.steps { position: sticky; top: 0; align-self: start; padding: 20px 12px; max-height: 100vh; overflow: auto; }
.steps ol { margin: 0; padding: 0; list-style: none; }
.steps a { display: flex; align-items: center; gap: 8px; padding: 6px 10px; border-radius: 6px; color: var(--text); }
.steps a:hover { background: var(--inset); }
.steps .label { flex: 1; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.steps .duration, .step .duration { color: var(--muted); font-size: 12px; font-variant-numeric: tabular-nums; }
main { padding: 20px 32px 64px 12px; min-width: 0; }

.step { margin-bottom: 16px; border: 1px solid var(--border); border-radius: 8px; background: var(--page); }
.step > summary {
  display: flex; align-items: center; gap: 10px; padding: 12px 16px; cursor: pointer; list-style: none;
}
.step > summary::-webkit-details-marker { display: none; }
.step > summary:hover { background: var(--inset); border-radius: 8px; }
.step[open] > summary { border-bottom: 1px solid var(--border); }
.step[open] > summary:hover { border-radius: 8px 8px 0 0; }
.step > summary h2 { flex: 1; margin: 0; font-size: 16px; font-weight: 600; overflow-wrap: anywhere; }
.panel { min-width: 0; padding: 16px; }
.panel > h3 {
  margin: 0 0 12px; color: var(--muted); font-size: 12px; font-weight: 600; letter-spacing: .04em; text-transform: uppercase;
}
.columns .panel + .panel { border-top: 1px solid var(--border); }
.markdown-body { background: transparent; overflow-wrap: break-word; }

.annotation {
  display: flex; gap: 12px; margin: 12px 16px 0; padding: 10px 14px;
  border: 1px solid var(--border); border-left-width: 4px; border-radius: 6px;
}
.annotation + div { margin-top: 12px; border-top: 1px solid var(--border); }
.annotation > .icon { margin-top: 3px; }
.annotation.error { border-left-color: var(--danger); background: var(--danger-soft); }
.annotation.warning { border-left-color: var(--attention); background: var(--attention-soft); }
.annotation.notice { border-left-color: var(--link); background: var(--accent-soft); }
.annotation code { margin-left: 10px; color: var(--muted); font-size: 12px; }
.annotation pre { font-size: 12px; line-height: 1.6; }

.log {
  max-height: 80vh; overflow: auto; padding: 8px 0; border: 1px solid var(--border); border-radius: 6px;
  background: var(--inset); font-size: 12px; line-height: 20px;
}
.log .line { display: grid; grid-template-columns: 44px 68px minmax(0, 1fr); padding-right: 12px; }
.log .line:hover { background: color-mix(in srgb, var(--muted) 12%, transparent); }
.log .number { padding-right: 12px; color: var(--muted); text-align: right; user-select: none; opacity: .7; }
.log time { color: var(--muted); user-select: none; opacity: .8; }
.log .text { white-space: pre-wrap; overflow-wrap: anywhere; }
.log details > summary { cursor: pointer; list-style: none; }
.log details > summary .text { font-weight: 600; }
.log details > summary::-webkit-details-marker { display: none; }
.log details > summary .text::before {
  content: ""; display: inline-block; margin-right: 8px; border: 4px solid transparent; border-left: 6px solid var(--muted); border-right: 0;
}
.log details[open] > summary .text::before { transform: rotate(90deg); }
.log details > .line .text { padding-left: 16px; }
.log .error { background: var(--danger-soft); }
.log .error b { color: var(--danger); }
.log .warning { background: var(--attention-soft); color: inherit; }
.log .warning b { color: var(--attention); }
.log .notice b, .log .command .text { color: var(--link); }
.log .debug .text { color: var(--done); }

.outputs { padding: 12px 16px; border-top: 1px solid var(--border); }
.outputs > summary { color: var(--muted); cursor: pointer; font-size: 12px; font-weight: 600; letter-spacing: .04em; text-transform: uppercase; }
.outputs .count { padding: 1px 7px; border-radius: 99px; background: color-mix(in srgb, var(--muted) 20%, transparent); }
.outputs table { width: 100%; margin-top: 12px; border-collapse: collapse; font-size: 12px; }
.outputs th { width: 1%; padding: 6px 24px 6px 0; font-weight: 600; text-align: left; vertical-align: top; white-space: nowrap; }
.outputs td { padding: 6px 0; }
.outputs tr + tr > * { border-top: 1px solid var(--border); }
.outputs pre { max-height: 240px; overflow: auto; }

@media (min-width: 1280px) {
  .columns { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
  .columns .panel + .panel { border-top: 0; border-left: 1px solid var(--border); }
}
@media (max-width: 800px) {
  .layout { display: block; }
  .steps { position: static; }
  main { padding: 0 12px 48px; }
  .log .line { grid-template-columns: 36px minmax(0, 1fr); }
  .log time { display: none; }
}
`;
