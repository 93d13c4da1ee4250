import { SourceText } from '@container-kit/policy';
import { formatRepository } from '@container-kit/registry/reference';
import { applyEdits } from './edits.ts';
import { planChanges } from './plan-changes.ts';
import { scan } from './scan.ts';
import { setScalar } from './set-scalar.ts';
import type { ManifestFile, ManifestUpdate, PinnedImage, UpdatedManifest } from './types.ts';

/**
 * Makes every place of a manifest that names an image name the promoted one. Only the bytes of the values change; a
 * missing key of a kustomization or a chart's values is added as a line of its own. Applied twice, it changes nothing
 * the second time.
 *
 * @throws UserError naming file, line and column, when the text is no YAML (or a template), holds a key of an image
 * twice, or shares a value between this image and something else.
 */
export function updateManifest(file: ManifestFile, update: ManifestUpdate): UpdatedManifest {
  const source = new SourceText(file.path, file.text);
  const documents = scan(source);
  const sites = documents.flatMap((document) => document.sites);
  const wanted = formatRepository(update.image);
  const ours = new Set(sites.filter(({ images }) => images.some(({ name }) => name === wanted)));
  const planned = documents.flatMap((document) => {
    const assignments = document.sites
      .filter((site) => ours.has(site))
      .flatMap((site) => site.assign(update.reference));
    const others = document.sites.filter((site) => !ours.has(site));
    return planChanges({ ...document, source, others }, assignments);
  });
  const edits = planned.map(({ edit }) => edit);
  const text = applyEdits(file.text, edits);
  if (edits.length > 0) {
    const positions = sites.flatMap((site, position) => (ours.has(site) ? [position] : []));
    checkDone(new SourceText(file.path, text), positions, update.reference);
  }
  const changes = planned
    .map(({ change }) => change)
    .toSorted((a, b) => a.line - b.line || a.column - b.column);
  const images = new Set(sites.flatMap((site) => site.images.map((image) => image.text)));
  return { path: file.path, text, changes, matches: ours.size, images: [...images] };
}

/** What was written must read back as what was wanted; a text for which this fails is not handed out. */
function checkDone(source: SourceText, positions: readonly number[], reference: PinnedImage): void {
  const sites = scan(source).flatMap((document) => document.sites);
  for (const position of positions) {
    const assignments = sites[position]?.assign(reference);
    const done = assignments?.every(
      (each) => 'field' in each && setScalar(source, each.field.scalar, each.value) === undefined,
    );
    if (!done) throw new Error(`${source.file}: the updated manifest does not read back as wanted`);
  }
}
