import type { Field } from './fields.ts';
import { readFields, withoutEmpty } from './fields.ts';
import { parseEntryName } from './image-names.ts';
import type { InputLine } from './input-lines.ts';
import { lineError } from './input-lines.ts';

const FIX = 'write ghcr.io/owner/app, or name=ghcr.io/owner/app,enable=true';

/**
 * Reads the `images` input: names, each on its own or several separated by commas, or
 * `name=<name>,enable=<true|false>`. Names are lower-cased, because `${{ github.repository }}` keeps the
 * owner's capitals and registries refuse them.
 *
 * @returns the enabled names in order, each once, as written otherwise
 * @throws UserError for a name that no registry could hold and for unknown attributes
 */
export function readImages(lines: readonly InputLine[]): readonly string[] {
  const names = new Set<string>();
  for (const line of lines) {
    for (const name of enabledNames(line, withoutEmpty(readFields(line)))) {
      const lowerCase = name.toLowerCase();
      parseEntryName(line, lowerCase);
      names.add(lowerCase);
    }
  }
  return [...names];
}

function enabledNames(line: InputLine, fields: readonly Field[]): readonly string[] {
  const bare = fields.filter(({ key }) => key === undefined).map(({ value }) => value);
  const attributes = fields.filter(({ key }) => key !== undefined);
  if (attributes.length === 0) {
    return bare;
  }
  const names = [...bare, ...attributes.filter(({ key }) => key === 'name').map(({ value }) => value)];
  const [name, ...rest] = names;
  if (!name || rest.length > 0) {
    throw lineError(line, 'must name exactly one image beside its attributes', FIX);
  }
  return isEnabled(line, attributes) ? [name] : [];
}

function isEnabled(line: InputLine, attributes: readonly Field[]): boolean {
  let enabled = true;
  for (const { key, value } of attributes) {
    if (key === 'enable' && (value === 'true' || value === 'false')) {
      enabled = value === 'true';
    } else if (key === 'enable') {
      const fix =
        'use true or false, from an expression of the workflow if need be; {{expressions}} do not work here';
      throw lineError(line, `has enable="${value}"`, fix);
    } else if (key !== 'name') {
      throw lineError(line, `has the unknown attribute "${key}"`, FIX);
    }
  }
  return enabled;
}
