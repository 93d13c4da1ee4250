import { mergeAnnotations } from './annotations.ts';
import type { MetadataContext } from './context.ts';
import { resolveContext } from './context.ts';
import { globalExpressions } from './expressions.ts';
import { readFlavor } from './flavor.ts';
import { readImages } from './images.ts';
import { readInputLines } from './input-lines.ts';
import { formatKeyValues, readKeyValues } from './key-values.ts';
import { ociKeyValues } from './oci-keys.ts';
import type { MetadataEnvironment } from './options.ts';
import { readMetadataOptions } from './options.ts';
import type { RuleScope } from './rules/rule.ts';
import { produceTagNames } from './tag-names.ts';
import { readTags } from './tags.ts';
import { renderTemplate } from './template.ts';

/** What the metadata is made of. The five texts are the inputs as written, in docker/metadata-action's grammar. */
export interface MetadataInputs {
  readonly images: string;
  readonly tags: string;
  readonly flavor: string;
  readonly labels: string;
  readonly annotations: string;
  readonly context: MetadataContext;
  readonly env: MetadataEnvironment;
  /** The clock: `{{date}}`, and `created` when nothing better is known. */
  readonly now: Date;
  /**
   * Levels of the annotations: `['manifest']` by default, `['index', 'manifest']` suits a build that gives an
   * index, whose description GHCR shows. `DOCKER_METADATA_ANNOTATIONS_LEVELS` wins over it.
   */
  readonly annotationLevels?: readonly string[];
}

/** Names and descriptions of the image to build. */
export interface Metadata {
  /** Tag of the first rule, else of the first literal reference; empty when there is no tag. */
  readonly version: string;
  /** Full references, each once: tags in order of priority for one image after the other, then literals. */
  readonly references: readonly string[];
  /** Tags without image names, each once. */
  readonly tagNames: readonly string[];
  /** `key=value`, sorted by key. */
  readonly labels: readonly string[];
  /** `level:key=value`, sorted by key within a level. */
  readonly annotations: readonly string[];
  /** The output `json` of docker/metadata-action. */
  readonly json: string;
  /** What the user should know; not fatal. */
  readonly warnings: readonly string[];
}

/**
 * Turns the inputs and the context of the run into tags, labels and annotations. Pure: the same inputs give
 * the same result, nothing is read but them.
 *
 * @throws UserError naming the input, the line, the value and the fix
 */
export async function computeMetadata(inputs: MetadataInputs): Promise<Metadata> {
  const options = readMetadataOptions(inputs.env);
  const context = resolveContext(inputs.context, options);
  const expressions = globalExpressions(context, options, inputs.now);
  const warnings: string[] = [];
  const names = await nameImages(inputs, {
    context,
    options,
    render: (text, line, own = expressions) => renderTemplate(text, own, line),
    warn: (message) => void warnings.push(message),
  });
  const created = options.sourceDate ?? context.commitDate ?? inputs.now;
  const generated = ociKeyValues(context, names.version, created);
  const readEntries = async (input: 'labels' | 'annotations') =>
    readKeyValues(readInputLines(input, inputs[input]), expressions);
  const ownLabels = await readEntries('labels');
  const labels = new Map([...generated, ...ownLabels.map(({ key, value }) => [key, value] as const)]);
  const levels = options.annotationLevels ?? inputs.annotationLevels ?? ['manifest'];
  const annotations = mergeAnnotations(generated, await readEntries('annotations'), levels);
  const json = {
    tags: names.references,
    'tag-names': names.tagNames,
    labels: Object.fromEntries(labels),
    annotations,
  };
  return { ...names, labels: formatKeyValues(labels), annotations, json: JSON.stringify(json), warnings };
}

type Names = Pick<Metadata, 'version' | 'references' | 'tagNames'>;

async function nameImages(inputs: MetadataInputs, scope: RuleScope): Promise<Names> {
  const imageLines = readInputLines('images', inputs.images);
  const images = readImages(imageLines);
  const flavor = readFlavor(readInputLines('flavor', inputs.flavor));
  const tagLines = readInputLines('tags', inputs.tags);
  const { rules, literals } = readTags(tagLines, imageLines.length > 0, scope.warn);
  const { version, names } = await produceTagNames(rules, flavor, scope);
  if (images.length > 0 && names.length === 0) {
    scope.warn('the input "images" has no effect: no rule of the input "tags" gives a tag for this event');
  }
  return {
    version: version ?? literals[0]?.tag ?? '',
    references: unique([
      ...images.flatMap((image) => names.map((name) => `${image}:${name}`)),
      ...literals.map(({ reference }) => reference),
    ]),
    tagNames: unique([...names, ...literals.map(({ tag }) => tag)]),
  };
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
