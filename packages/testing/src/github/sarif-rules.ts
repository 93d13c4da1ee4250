/** What code scanning wants of a SARIF file (docs.github.com, "SARIF support for code scanning" and its limits). */
import { isObject, type JsonObject } from './openapi/document.ts';

/** Largest file, compressed. */
export const MAX_SARIF_BYTES = 10 * 2 ** 20;

const MAX_RUNS = 20;
const MAX_RESULTS = 25_000;
const MAX_RULES = 25_000;
const MAX_LOCATIONS = 1_000;
const MAX_TAGS = 20;
const LEVELS: readonly unknown[] = ['none', 'note', 'warning', 'error', undefined];

/** Why GitHub would reject a file; nothing when it takes it. */
export function sarifProblems(sarif: unknown): readonly string[] {
  if (!isObject(sarif) || sarif.version !== '2.1.0') return ['the version is not 2.1.0'];
  const runs = objects(sarif.runs);
  if (runs.length === 0) return ['there are no runs'];
  return [...tooMany('runs', runs, MAX_RUNS), ...categoryProblems(runs), ...runs.flatMap(runProblems)];
}

/** Since July 2025 the runs of one file must have different categories or tools. */
function categoryProblems(runs: readonly JsonObject[]): readonly string[] {
  const names = runs.map((run) => JSON.stringify([driverOf(run).name, categoryOf(run)]));
  return names.length === new Set(names).size ? [] : ['multiple runs have the same category'];
}

/** What stands before the last slash of the identifier. */
function categoryOf({ automationDetails }: JsonObject): string {
  const id = isObject(automationDetails) ? String(automationDetails.id ?? '') : '';
  return id.slice(0, id.lastIndexOf('/') + 1);
}

function runProblems(run: JsonObject): readonly string[] {
  const driver = driverOf(run);
  const rules = objects(driver.rules);
  const ids = new Set(rules.map(({ id }) => id));
  const results = objects(run.results);
  return [
    ...(typeof driver.name === 'string' ? [] : ['a tool has no name']),
    ...(ids.size === rules.length ? [] : ['a rule stands there twice']),
    ...tooMany('rules', rules, MAX_RULES),
    ...tooMany('results', results, MAX_RESULTS),
    ...rules.flatMap(ruleProblems),
    ...results.flatMap((result) => resultProblems(result, ids)),
  ];
}

function ruleProblems({ id, properties }: JsonObject): readonly string[] {
  const bag = isObject(properties) ? properties : {};
  const severity = bag['security-severity'];
  const score = severity === undefined ? 1 : Number(severity);
  return [
    ...(score > 0 && score <= 10 ? [] : [`the security-severity of ${String(id)} is not in range`]),
    ...tooMany('tags', Array.isArray(bag.tags) ? bag.tags : [], MAX_TAGS),
  ];
}

function resultProblems(result: JsonObject, rules: ReadonlySet<unknown>): readonly string[] {
  const { ruleId, message, level } = result;
  const locations = objects(result.locations);
  return [
    ...(rules.has(ruleId) ? [] : [`there is no rule ${String(ruleId)}`]),
    ...(isObject(message) && typeof message.text === 'string' ? [] : ['a result has no message']),
    ...(LEVELS.includes(level) ? [] : [`${String(level)} is no level`]),
    ...(locations.length > 0 ? [] : ['locationFromSarifResult: expected at least one location']),
    ...tooMany('locations', locations, MAX_LOCATIONS),
    ...locations.flatMap(locationProblems),
  ];
}

function locationProblems({ physicalLocation }: JsonObject): readonly string[] {
  const place = isObject(physicalLocation) ? physicalLocation : {};
  const artifact = isObject(place.artifactLocation) ? place.artifactLocation : {};
  const region = isObject(place.region) ? place.region : { startLine: 1 };
  return [
    ...(isRepositoryPath(artifact.uri) ? [] : [`${String(artifact.uri)} is no path of the repository`]),
    ...(Number.isSafeInteger(region.startLine) && Number(region.startLine) > 0
      ? []
      : ['a line is not positive']),
  ];
}

function isRepositoryPath(uri: unknown): boolean {
  const root = 'file:///repository/';
  const url = typeof uri === 'string' && uri !== '' ? URL.parse(uri, root) : null;
  return url?.href.startsWith(root) === true && url.href !== root;
}

function driverOf({ tool }: JsonObject): JsonObject {
  return isObject(tool) && isObject(tool.driver) ? tool.driver : {};
}

function objects(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function tooMany(what: string, list: readonly unknown[], max: number): readonly string[] {
  return list.length > max ? [`${list.length} ${what} are more than ${max}`] : [];
}
