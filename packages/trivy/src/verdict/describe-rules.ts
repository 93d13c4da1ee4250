import { type Glob, SEVERITIES, type Severity } from '@container-kit/policy';
import { enumerate } from '../render/text.ts';
import { CLASS_NAMES, type GateRules, type PartRules } from './rules.ts';

/** The rules in sentences. */
export function describeRules(rules: GateRules): readonly string[] {
  const { parts, licenses, kev, epss, endOfLife, unrecognised } = rules;
  const { base, application } = parts;
  const same = JSON.stringify(plain(base)) === JSON.stringify(plain(application));
  return [
    ...(same
      ? describePart(base, '')
      : [...describePart(base, ' of the base image'), ...describePart(application, ' of the application')]),
    ...(licenses.allow === undefined ? [] : [`licenses other than ${names(licenses.allow)} fail`]),
    ...(licenses.deny.length === 0 ? [] : [`licenses ${names(licenses.deny)} fail`]),
    ...(kev === 'fail' ? ['vulnerabilities that CISA knows to be exploited fail'] : []),
    ...(epss === undefined ? [] : [`vulnerabilities with an EPSS of at least ${epss} fail`]),
    ...(endOfLife === 'fail' ? ['an operating system past its end of life fails'] : []),
    ...(unrecognised === 'fail' ? ['an image in which nothing is recognised fails'] : []),
  ];
}

function describePart(
  { severity, ignoreUnfixed, ignoreStatus }: PartRules,
  where: string,
): readonly string[] {
  const groups = Map.groupBy(CLASS_NAMES, ([kind]) => severityNames(severity[kind]));
  const sentences = [...groups].map(([levels, classes]) => {
    const what = enumerate(classes.map(([, name]) => name));
    return levels === '' ? `no ${what}${where} fail by severity` : `${levels} ${what}${where} fail`;
  });
  const left = [
    ...(ignoreUnfixed ? ['without a fixed version'] : []),
    ...(ignoreStatus.size > 0 ? [`with status ${enumerate([...ignoreStatus])}`] : []),
  ];
  return left.length === 0
    ? sentences
    : [...sentences, `vulnerabilities${where} ${left.join(' or ')} are left out`];
}

function severityNames(severities: ReadonlySet<Severity>): string {
  return enumerate(SEVERITIES.filter((severity) => severities.has(severity)));
}

function names(globs: readonly Glob[]): string {
  return enumerate(globs.map(({ source }) => source));
}

function plain({ severity, ignoreUnfixed, ignoreStatus }: PartRules): unknown {
  const levels = CLASS_NAMES.map(([kind]) => severityNames(severity[kind]));
  return [levels, ignoreUnfixed, [...ignoreStatus].toSorted()];
}
