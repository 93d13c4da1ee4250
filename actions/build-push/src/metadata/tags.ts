import type { Field } from './fields.ts';
import { readFields, withoutEmpty } from './fields.ts';
import { parseEntryReference } from './image-names.ts';
import type { InputLine } from './input-lines.ts';
import { lineError } from './input-lines.ts';
import { parseRule } from './rules/parse-rule.ts';
import type { Rule } from './rules/rule.ts';

/** A full reference of the `tags` input. */
export interface Literal {
  /** As written; `:latest` is added when it has no tag, as Docker does. */
  readonly reference: string;
  readonly tag: string;
}

/** The `tags` input, sorted out. */
export interface TagsInput {
  /** Highest priority first; rules of one priority stay in their order. */
  readonly rules: readonly Rule[];
  readonly literals: readonly Literal[];
}

/** docker/metadata-action's rules for an empty `tags` input. */
const DEFAULT_RULES = ['type=schedule', 'type=ref,event=branch', 'type=ref,event=tag', 'type=ref,event=pr'];

/**
 * Reads the `tags` input, which holds what docker/build-push-action and docker/metadata-action each call tags.
 * A full reference is taken as it is. Everything else is a rule and needs `images`.
 *
 * @param hasImages whether the `images` input has entries, enabled or not
 * @throws UserError for lines outside both grammars, and for rules without images
 */
export function readTags(
  lines: readonly InputLine[],
  hasImages: boolean,
  warn: (message: string) => void,
): TagsInput {
  const rules: Rule[] = [];
  const literals: Literal[] = [];
  for (const line of lines) {
    const fields = readFields(line);
    const present = withoutEmpty(fields);
    if (present.every((field) => isFullReference(field, hasImages))) {
      literals.push(...present.map(({ value }) => parseLiteral(line, value)));
    } else if (hasImages) {
      rules.push(parseRule(line, fields, warn));
    } else {
      throw withoutImages(line, present);
    }
  }
  const applied = lines.length === 0 && hasImages ? defaultRules(warn) : rules;
  return { rules: applied.toSorted((a, b) => b.priority - a.priority), literals };
}

/**
 * A tag has neither slash nor colon. With images a slash alone does not make a reference: `feature/x` is a
 * tag to be cleaned there.
 */
function isFullReference({ key, value }: Field, hasImages: boolean): boolean {
  if (key !== undefined || value.includes('{{')) {
    return false;
  }
  return /[:@]/.test(value.slice(value.lastIndexOf('/') + 1)) || (!hasImages && value.includes('/'));
}

function parseLiteral(line: InputLine, value: string): Literal {
  const colon = value.indexOf(':', value.lastIndexOf('/') + 1);
  const name = colon < 0 ? value : value.slice(0, colon);
  if (name !== name.toLowerCase()) {
    const fix = `write ${name.toLowerCase()}${value.slice(name.length)}`;
    throw lineError(line, 'has upper case in the image name, which registries refuse', fix);
  }
  const { tag, digest } = parseEntryReference(line, value);
  if (digest !== undefined) {
    throw lineError(
      line,
      'has a digest, but the digest is what the build decides',
      'remove everything from @',
    );
  }
  return tag === undefined ? { reference: `${value}:latest`, tag: 'latest' } : { reference: value, tag };
}

function withoutImages(line: InputLine, fields: readonly Field[]) {
  const isRule = fields.some(({ key }) => key !== undefined);
  return isRule
    ? lineError(
        line,
        'is a rule, but the input "images" is empty',
        'set images, for example ghcr.io/owner/app',
      )
    : lineError(
        line,
        'is a tag without an image name',
        `set the input "images", or write a full reference such as ghcr.io/owner/app:${fields[0]?.value}`,
      );
}

function defaultRules(warn: (message: string) => void): readonly Rule[] {
  const lines = DEFAULT_RULES.map((text) => ({
    origin: 'default of the input "tags"',
    columns: text.split(','),
    text,
  }));
  return lines.map((line) => parseRule(line, readFields(line), warn));
}
