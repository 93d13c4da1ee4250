import { isTag } from '@container-kit/registry/reference';
import type { Affix, Flavor } from './flavor.ts';
import type { InputLine } from './input-lines.ts';
import { lineError } from './input-lines.ts';
import type { Produced, Rule, RuleScope } from './rules/rule.ts';

/** The tags that the rules give. */
export interface TagNames {
  /** The tag of the first rule that gives one; undefined when none does. */
  readonly version: string | undefined;
  /** In order of priority, each once, `latest` of the flavor at the end. */
  readonly names: readonly string[];
}

/**
 * Applies the rules. The first one that gives a tag decides the version and what `latest=auto` means: the
 * others never change it.
 *
 * @param rules highest priority first
 * @throws UserError for a tag that no registry could hold, and for what is wrong in templates
 */
export async function produceTagNames(
  rules: readonly Rule[],
  flavor: Flavor,
  scope: RuleScope,
): Promise<TagNames> {
  const names = new Set<string>();
  let version: string | undefined;
  let isLatest = false;
  for (const rule of rules) {
    const produced = (await isEnabled(rule, scope)) ? await rule.type.produce(rule, scope) : undefined;
    const text = produced && (await decorate(produced, rule, flavor, scope));
    if (produced && text) {
      const name = cleanTag(text, rule.line);
      isLatest = version === undefined ? produced.latest : isLatest;
      version ??= name;
      names.add(name);
    }
  }
  if (version !== undefined && (flavor.latest === 'auto' ? isLatest : flavor.latest === 'true')) {
    names.add(await latestTag(flavor, scope));
  }
  return { version, names: [...names] };
}

async function isEnabled({ attributes, line }: Rule, scope: RuleScope): Promise<boolean> {
  const enable = await scope.render(attributes.get('enable') ?? 'true', line);
  if (enable !== 'true' && enable !== 'false') {
    const fix = 'use an expression that gives true or false, such as enable={{is_default_branch}}';
    throw lineError(line, `has enable="${enable}"`, fix);
  }
  return enable === 'true';
}

/** A prefix or suffix of the rule replaces that of the flavor, even when it is empty. */
async function decorate(
  { value, prefix }: Produced,
  { attributes, line }: Rule,
  flavor: Flavor,
  scope: RuleScope,
): Promise<string> {
  const before = attributes.get('prefix') ?? prefix;
  const after = attributes.get('suffix');
  const start =
    before === undefined ? await renderAffix(flavor.prefix, scope) : await scope.render(before, line);
  const end = after === undefined ? await renderAffix(flavor.suffix, scope) : await scope.render(after, line);
  return `${start}${value}${end}`;
}

async function latestTag({ prefix, suffix }: Flavor, scope: RuleScope): Promise<string> {
  const onLatest = [prefix, suffix].filter((affix) => affix?.onLatest);
  const start = prefix?.onLatest ? await renderAffix(prefix, scope) : '';
  const end = suffix?.onLatest ? await renderAffix(suffix, scope) : '';
  const line = onLatest[0]?.line;
  return line === undefined ? 'latest' : cleanTag(`${start}latest${end}`, line);
}

async function renderAffix(affix: Affix | undefined, scope: RuleScope): Promise<string> {
  return affix === undefined ? '' : scope.render(affix.text, affix.line);
}

/**
 * Replaces what a tag cannot hold by dashes, as docker/metadata-action does, and refuses what is still no tag
 * (OCI distribution-spec, "Pulling manifests"), which the peer would leave to the push to find out.
 */
function cleanTag(text: string, line: InputLine): string {
  const tag = text.replace(/[^a-zA-Z0-9._-]+/g, '-');
  if (isTag(tag)) {
    return tag;
  }
  if (tag.length > 128) {
    const fix = 'use a shorter source, for example type=sha, or leave the rule out with enable=';
    throw lineError(line, `gives the tag "${tag}" of ${tag.length} characters; registries take 128`, fix);
  }
  const fix = `add prefix=, or leave the rule out with enable= when its value is empty`;
  throw lineError(line, `gives the tag "${tag}", which starts with "${tag[0]}"`, fix);
}
