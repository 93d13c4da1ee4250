import type { SemVer } from 'semver';
import { plain } from '../expressions.ts';
import { lineError } from '../input-lines.ts';
import type { Expressions } from '../template.ts';
import type { Rule, RuleScope, RuleType } from './rule.ts';

/**
 * `type=semver,pattern=<template>`: a Git tag (or `value=`) that is a semantic version. A pre-release stands
 * for itself only: `{{major}}.{{minor}}` of `v1.2.0-rc.1` would move `1.2` to something unreleased, so every
 * pattern but a lone `{{raw}}` then means `{{version}}`.
 */
export const semver: RuleType = {
  name: 'semver',
  priority: 900,
  attributes: { pattern: { required: true }, value: {}, match: {} },
  async produce(rule, scope) {
    const text = await candidate(rule, scope);
    if (text === undefined) {
      return undefined;
    }
    // Only the parser: the whole of semver costs four times the start-up.
    const { default: parse } = await import('semver/functions/parse.js');
    const version = parse(text);
    if (version === null) {
      scope.warn(
        `${rule.line.origin}: "${text}" is not a semantic version (https://semver.org), rule skipped`,
      );
      return undefined;
    }
    const isPrerelease = version.prerelease.length > 0;
    const pattern = rule.attributes.get('pattern') ?? '';
    const effective = isPrerelease && !isLoneRaw(pattern) ? '{{version}}' : pattern;
    const value = await scope.render(effective, rule.line, versionExpressions(version, text));
    return { value, latest: !isPrerelease };
  },
};

/** The text to read as a version; undefined when this run has none. */
async function candidate({ attributes, line }: Rule, scope: RuleScope): Promise<string | undefined> {
  const value = attributes.get('value');
  const source = value ? await scope.render(value, line) : scope.context.tag;
  const match = attributes.get('match');
  if (source === undefined || !match) {
    return source?.replaceAll('/', '-');
  }
  let found: RegExpMatchArray | null;
  try {
    found = source.match(new RegExp(match));
  } catch (cause) {
    throw lineError(line, `has match="${match}", which is no regular expression`, 'correct it', cause);
  }
  if (found === null) {
    // The peer goes on with the whole value: in a monorepo that tags one component with another's version.
    scope.warn(`${line.origin}: match="${match}" does not match "${source}", rule skipped`);
    return undefined;
  }
  if (found[1] === undefined) {
    throw lineError(line, `has match="${match}" without a group`, 'put parentheses around the version');
  }
  return found[1].replaceAll('/', '-');
}

function isLoneRaw(pattern: string): boolean {
  return /^\{\{\{?\s*raw\s*\}?\}\}$/.test(pattern);
}

function versionExpressions(version: SemVer, text: string): Expressions {
  return new Map([
    ['raw', plain(text)],
    ['version', plain(version.version)],
    ['major', plain(String(version.major))],
    ['minor', plain(String(version.minor))],
    ['patch', plain(String(version.patch))],
    ['prerelease', plain(version.prerelease.join('.'))],
  ]);
}
