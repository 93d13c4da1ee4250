import { SourceText } from '@container-kit/policy';
import { readYaml } from '@container-kit/policy/yaml';
import { formatRepository } from '@container-kit/registry/reference';
import type { Document } from 'yaml';
import { applyEdits } from './edits.ts';
import { manifestError } from './errors.ts';
import { type PlannedChange, planChanges } from './plan-changes.ts';
import { findSites, templateError } from './sites/find-sites.ts';
import { kindOf } from './sites/kind.ts';
import type { ManifestFile, ManifestUpdate, UpdatedManifest } from './types.ts';

/** The bundles of CRDs that projects publish have up to 5 MB; nothing that a person maintains is larger. */
const LIMITS = { maxLength: 8 * 1024 * 1024, maxDepth: 100 };

/** All that an update would do to a text. */
interface Plan {
  readonly planned: readonly PlannedChange[];
  readonly matches: number;
  readonly images: readonly string[];
}

/**
 * Makes every place of a manifest that names an image name the promoted one. Only the bytes of the values change; a
 * missing key of a kustomization or a chart's values is added as a line of its own. Applied twice, it changes nothing
 * the second time.
 *
 * @throws UserError naming file, line and column, when the text is no YAML (or a template), holds a key twice, or
 * shares a value between this image and something else.
 */
export function updateManifest(file: ManifestFile, update: ManifestUpdate): UpdatedManifest {
  const plan = planUpdate(file, update);
  const text = applyEdits(
    file.text,
    plan.planned.map(({ edit }) => edit),
  );
  if (plan.planned.length > 0) checkDone({ path: file.path, text }, update, plan.matches);
  const changes = plan.planned.map(({ change }) => change);
  return {
    path: file.path,
    text,
    changes: changes.toSorted((a, b) => a.line - b.line || a.column - b.column),
    matches: plan.matches,
    images: plan.images,
  };
}

/** What was written must read back as what was wanted; a text for which this fails is not handed out. */
function checkDone(file: ManifestFile, update: ManifestUpdate, matches: number): void {
  const again = planUpdate(file, { ...update, image: update.reference });
  if (again.planned.length > 0 || again.matches < matches) {
    throw new Error(`${file.path}: the updated manifest does not read back as wanted`);
  }
}

function planUpdate(file: ManifestFile, update: ManifestUpdate): Plan {
  const source = new SourceText(file.path, file.text);
  const wanted = formatRepository(update.image);
  const images = new Set<string>();
  const planned: PlannedChange[] = [];
  let matches = 0;
  for (const document of parse(source)) {
    const kind = kindOf(document, file.path);
    const { aliases, sites } = findSites(document, kind, source);
    for (const { images: written } of sites) for (const { text } of written) images.add(text);
    const matching = sites.filter((site) => site.images.some(({ name }) => name === wanted));
    matches += matching.length;
    const assignments = matching.flatMap((site) => site.assign(update.reference));
    const others = sites.filter((site) => !matching.includes(site));
    planned.push(...planChanges({ source, kind, aliases, others }, assignments));
  }
  return { planned, matches, images: [...images] };
}

function parse(source: SourceText): readonly Document.Parsed[] {
  const { documents, problems } = readYaml(source.text, LIMITS);
  const [first] = problems;
  if (first === undefined) return documents;
  const template = source.text.indexOf('{{');
  if (template >= 0) throw templateError({ source, start: template, end: template + 2 });
  const place = { source, start: first.start, end: first.end };
  throw manifestError(place, `this is no YAML: ${first.message}`, 'correct the file, or leave it out');
}
