/** What the inputs of a step say about the rules. An empty text leaves a rule to the policy. */
import { UserError } from '@container-kit/core';
import { parseDuration, SEVERITIES, type Severity } from '@container-kit/policy';
import type { RuleInputs } from '../verdict/rules.ts';

/** The texts of the inputs. */
export interface RuleTexts {
  readonly severity: string;
  readonly ignoreUnfixed: string;
  readonly baseline: string;
  readonly dbMaxAge: string;
  /** Name of the input that `severity` comes from, for messages. */
  readonly severityInput?: string;
}

const BASELINE = /^(?:none|base-image|ref:\S+|report:\S.*)$/;

/** @throws {UserError} that names the input, the value and the fix */
export function readRuleInputs(texts: RuleTexts): RuleInputs {
  const { severity, ignoreUnfixed, baseline, dbMaxAge, severityInput = 'severity' } = texts;
  return {
    severity: severity === '' ? undefined : parseSeverities(severityInput, severity),
    ignoreUnfixed: ignoreUnfixed === '' ? undefined : parseBoolean(ignoreUnfixed),
    baseline: baseline === '' ? undefined : parseBaseline(baseline),
    databaseMaxAge: dbMaxAge === '' ? undefined : parseAge(dbMaxAge),
  };
}

/** Severities in any case, with commas or blanks between them. @throws {UserError} */
export function parseSeverities(input: string, text: string): ReadonlySet<Severity> {
  const words = text.split(/[\s,]+/).filter((word) => word !== '');
  return new Set(
    words.map((word) => {
      const known = SEVERITIES.find((severity) => severity === word.toUpperCase());
      if (known !== undefined) return known;
      throw new UserError(`input "${input}": ${JSON.stringify(word)} is no severity`, {
        fix: `use ${SEVERITIES.join(', ')}, with commas between them`,
      });
    }),
  );
}

/** As YAML 1.2 writes it. */
function parseBoolean(text: string): boolean {
  if (/^(?:true|True|TRUE)$/.test(text)) return true;
  if (/^(?:false|False|FALSE)$/.test(text)) return false;
  throw new UserError(`input "ignore-unfixed": ${JSON.stringify(text)} is neither true nor false`, {
    fix: 'use true or false',
  });
}

function parseBaseline(text: string): string {
  if (BASELINE.test(text)) return text;
  throw new UserError(`input "baseline": ${JSON.stringify(text)} is no baseline`, {
    fix: 'use none, base-image, ref:<image> or report:<path>',
  });
}

function parseAge(text: string): number {
  const age = parseDuration(text);
  if (age !== undefined) return age;
  throw new UserError(`input "db-max-age": ${JSON.stringify(text)} is no duration`, {
    fix: 'use whole days, such as 2, or hours, such as 12h',
  });
}
