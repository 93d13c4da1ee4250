/**
 * Markdown of a job summary as GitHub shows it: GitHub Flavored Markdown, raw HTML cleaned by GitHub's own
 * allow list, and alerts (`> [!NOTE]`).
 */
import rehypeRaw from 'rehype-raw';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { markAlerts } from './alerts.ts';
import { Html } from './html.ts';

const pipeline = unified()
  .use(remarkParse)
  .use(remarkGfm)
  // Raw HTML is kept only until the sanitizer, two steps on.
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(rehypeRaw)
  .use(rehypeSanitize, defaultSchema)
  // After the sanitizer, which would take the classes away.
  .use(() => markAlerts)
  .use(rehypeStringify);

/** Renders hostile Markdown to safe markup. */
export async function renderMarkdown(markdown: string): Promise<Html> {
  return new Html(String(await pipeline.process(markdown)));
}
