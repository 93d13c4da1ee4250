import type { SourceText } from '@container-kit/policy';
import type { Scalar } from 'yaml';
import type { DocumentIndex } from './document-index.ts';
import type { Edit } from './edits.ts';
import { manifestError } from './errors.ts';
import { insertPair } from './insert-pair.ts';
import { setScalar } from './set-scalar.ts';
import type { Addition, Assignment, ImageSite, Replacement } from './sites/site.ts';
import type { ManifestChange, ManifestKind } from './types.ts';

/** An edit, and what to say about it. */
export interface PlannedChange {
  readonly edit: Edit;
  readonly change: ManifestChange;
}

/** The document that is changed. */
export interface ChangeContext {
  readonly source: SourceText;
  readonly kind: ManifestKind;
  readonly index: DocumentIndex;
  /** The sites of images that must stay as they are. */
  readonly others: readonly ImageSite[];
}

/**
 * Turns assignments into edits, each value once however many aliases lead to it.
 *
 * @throws UserError when a value belongs to something else, too, that must not get the new value.
 */
export function planChanges(
  context: ChangeContext,
  assignments: readonly Assignment[],
): readonly PlannedChange[] {
  const replacements = assignments.filter((assignment) => 'field' in assignment);
  checkSharing(context, replacements);
  const written = new Map<Scalar, Replacement>();
  return assignments.flatMap((assignment) => {
    if (!('field' in assignment)) return planAddition(context, assignment);
    const { scalar } = assignment.field;
    const earlier = written.get(scalar);
    if (earlier !== undefined && earlier.value !== assignment.value) {
      throw sharingError(context, assignment, `${earlier.path} needs ${earlier.value} there`);
    }
    written.set(scalar, assignment);
    return earlier === undefined ? planReplacement(context, assignment) : [];
  });
}

function planReplacement(context: ChangeContext, replacement: Replacement): readonly PlannedChange[] {
  const { field, value, path } = replacement;
  const edit = setScalar(context.source, field.scalar, value);
  if (edit === undefined) return [];
  const { line, column } = context.source.position(field.scalar.range[0]);
  return [{ edit, change: { line, column, path, before: field.text, after: value, kind: context.kind } }];
}

function planAddition(context: ChangeContext, addition: Addition): readonly PlannedChange[] {
  const { map, after, key, value, path } = addition;
  const edit = insertPair(context.source, map, after, { key, value });
  const { line, column } = context.source.position(edit.start);
  return [{ edit, change: { line, column, path, before: null, after: value, kind: context.kind } }];
}

/**
 * A value behind an anchor is edited where it stands, for all of its aliases. That must not change another image, and
 * a tag that takes a digest along (`1.2@sha256:…`) must not end up in a label or a version that was an alias of it.
 */
function checkSharing(context: ChangeContext, replacements: readonly Replacement[]): void {
  const foreign = new Map(
    context.others.flatMap((site) => site.scalars.map((scalar) => [scalar, site.path])),
  );
  const shared = new Map<Scalar, number>();
  for (const { field } of replacements) {
    if (field.shared) shared.set(field.scalar, (shared.get(field.scalar) ?? 0) + 1);
  }
  for (const replacement of replacements) {
    const { field, value } = replacement;
    const other = foreign.get(field.scalar);
    if (other !== undefined && field.text !== value) {
      throw sharingError(context, replacement, `it also belongs to another image, at ${other}`);
    }
    const usedElsewhere = context.index.usesOf(field.scalar) > (shared.get(field.scalar) ?? 0);
    const joined = /^[^:/]+@/.test(value);
    if (usedElsewhere && joined) {
      throw sharingError(
        context,
        replacement,
        `an alias uses it outside of images, where ${value} is no version`,
      );
    }
  }
}

function sharingError(context: ChangeContext, { field, path }: Replacement, reason: string): Error {
  const [start, end] = field.scalar.range;
  const fix =
    'give the image a value of its own instead of the alias, or the chart a "digest" beside its "tag"';
  return manifestError({ source: context.source, start, end }, `${path} cannot change: ${reason}`, fix);
}
