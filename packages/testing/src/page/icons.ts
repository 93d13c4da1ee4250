/** Status icons, drawn for this page in a 16 by 16 box. */
import type { AnnotationLevel } from '../runner/annotations.ts';
import type { Conclusion } from '../runner/step-result.ts';
import { Html } from './html.ts';

const DISC = '<circle cx="8" cy="8" r="8" fill="currentColor"/>';
const RING = '<circle cx="8" cy="8" r="7" fill="none" stroke="currentColor" stroke-width="1.5"/>';
const ON_DISC = 'fill="none" stroke="var(--page)" stroke-width="1.8" stroke-linecap="round"';
const IN_RING = 'fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round"';

const SHAPES: Readonly<Record<Conclusion | AnnotationLevel, string>> = {
  success: `${DISC}<path d="M4.6 8.4l2.3 2.3 4.6-5" ${ON_DISC}/>`,
  failure: `${DISC}<path d="M5.4 5.4l5.2 5.2m0-5.2l-5.2 5.2" ${ON_DISC}/>`,
  cancelled: `${RING}<path d="M8 4.2v5M8 11.8v.1" ${IN_RING}/>`,
  skipped: `${RING}<path d="M5 11l6-6" ${IN_RING}/>`,
  error: `${DISC}<path d="M5.4 5.4l5.2 5.2m0-5.2l-5.2 5.2" ${ON_DISC}/>`,
  warning: `<path d="M8 1.2l7.2 13.3H.8z" fill="currentColor" stroke="currentColor" stroke-linejoin="round"/><path d="M8 6v3.6M8 12v.1" ${ON_DISC}/>`,
  notice: `${RING}<path d="M8 7.4v4M8 4.4v.1" ${IN_RING}/>`,
};

/** The icon of a conclusion or level, with its name for screen readers. */
export function icon(name: Conclusion | AnnotationLevel): Html {
  return new Html(
    `<svg class="icon ${name}" viewBox="0 0 16 16" role="img" aria-label="${name}">${SHAPES[name]}</svg>`,
  );
}
