/** The fewest things to do that clear the most. */
import type { GateReport } from '../report/types.ts';
import { bullets, type List } from './layout.ts';
import { prose } from './text.ts';

/** Advice, best first. */
export function adviceList({ advice }: GateReport): List {
  const lines = advice.map(({ kind, text, clears, of }) => {
    const effect =
      clears === of ? (of === 1 ? 'clears it' : `clears all ${of}`) : `clears ${clears} of ${of}`;
    return `${kind === 'base-image' ? '🧱' : '📦'} **${sentence(prose(text))}**: ${effect}`;
  });
  return bullets(1, lines, '#### What to do');
}

function sentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
