/**
 * Alerts: a block quote that begins with `[!NOTE]` or one of its four sisters becomes a coloured box.
 * Source: docs.github.com "Basic writing and formatting syntax", Alerts.
 */
import type { Element, ElementContent, Root, RootContent } from 'hast';

const MARKER = /^\[!(note|tip|important|warning|caution)\][ \t]*(?:\n|$)/i;

/** Turns the alerts of a document into the markup that github-markdown-css styles. */
export function markAlerts(root: Root): void {
  for (const child of root.children) {
    if (child.type === 'element' && child.tagName === 'blockquote') markAlert(child);
  }
}

function markAlert(quote: Element): void {
  const paragraph = quote.children.find((child) => child.type === 'element');
  const text = paragraph?.children[0];
  if (paragraph?.tagName !== 'p' || text?.type !== 'text') return;
  const [marker, kind] = MARKER.exec(text.value) ?? [];
  if (marker === undefined || kind === undefined) return;
  text.value = text.value.slice(marker.length);
  quote.tagName = 'div';
  quote.properties = { className: ['markdown-alert', `markdown-alert-${kind.toLowerCase()}`] };
  const rest = quote.children.filter((child) => child !== paragraph || !isEmpty(paragraph));
  quote.children = [titleOf(kind), ...rest];
}

function titleOf(kind: string): ElementContent {
  const value = kind[0]?.toUpperCase() + kind.slice(1).toLowerCase();
  return {
    type: 'element',
    tagName: 'p',
    properties: { className: ['markdown-alert-title'] },
    children: [{ type: 'text', value }],
  };
}

function isEmpty(paragraph: Element): boolean {
  return paragraph.children.every((child: RootContent) => child.type === 'text' && child.value.trim() === '');
}
