import type { SourceText } from '@container-kit/policy';
import { readYaml } from '@container-kit/policy/yaml';
import type { Document } from 'yaml';
import { manifestError } from './errors.ts';
import { type DocumentSites, findSites, templateError } from './sites/find-sites.ts';

/** The bundles of CRDs that projects publish have up to 5 MB; nothing that a person maintains is larger. */
const LIMITS = { maxLength: 8 * 1024 * 1024, maxDepth: 100 };

/** One document of a manifest, and the images that it names. */
export interface ScannedDocument extends DocumentSites {
  readonly document: Document.Parsed;
}

/**
 * Parses a manifest and finds its images.
 *
 * @throws UserError naming file, line and column, when the text is no YAML (or a template), or holds a key of an image
 * twice.
 */
export function scan(source: SourceText): readonly ScannedDocument[] {
  return parse(source).map((document) => ({ ...findSites(document, source), document }));
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
