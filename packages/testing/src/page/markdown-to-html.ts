/**
 * What GitHub makes of hostile Markdown, as HTML.
 *
 * A file of its own, as the Markdown engine is loaded only by tests that need it.
 */
export async function markdownToHtml(markdown: string): Promise<string> {
  const { renderMarkdown } = await import('./markdown.ts');
  return (await renderMarkdown(markdown)).text;
}
