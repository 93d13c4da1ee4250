/**
 * Suites that need something of the machine say so, and are either run, loudly left out, or failed.
 *
 * A suite that silently does not run looks like one that passes. Here a missing tool leaves its name and its
 * remedy in the suite's title, and `CONTAINER_KIT_REQUIRE=all`, which CI sets, makes it a failure.
 */
import { describe, test } from 'vitest';
import { hint, probe, type RequirementName, toolsPath } from './tools.ts';

/** What a suite gets: the value of each requirement (see `probe`), and an environment to spawn programs with. */
export type Tools<Name extends RequirementName> = Readonly<Record<Name, string>> & {
  /** This process's environment with the tools on `PATH` and, if a daemon is required, its `DOCKER_HOST`. */
  readonly env: NodeJS.ProcessEnv;
};

/**
 * Declares a suite that needs tools, in place of vitest's `describe`.
 *
 * @param needs what it cannot do without
 * @param title of the suite
 * @param suite declares the tests; only called when everything is there
 * @example
 * describeWith(['docker', 'crane'], 'push', ({ crane, env }) => {
 *   test('crane reads what docker pushed', () => { execFileSync(crane, ['digest', ref], { env }); });
 * });
 */
export function describeWith<Name extends RequirementName>(
  needs: readonly Name[],
  title: string,
  suite: (tools: Tools<Name>) => void,
): void {
  const missing = needs.filter((name) => probe(name) === undefined);
  if (missing.length === 0) {
    describe(title, () => suite(collect(needs)));
  } else if (process.env.CONTAINER_KIT_REQUIRE === 'all') {
    describe(title, () => {
      test('has what it needs', () => {
        throw new Error(explain(missing));
      });
    });
  } else {
    // Vitest leaves out suites without tests, and with them the title that must be seen.
    describe.skip(`${title} (skipped: ${explain(missing)})`, () => test('not run'));
  }
}

/** One line that names what is missing and the commands that bring it. */
export function explain(missing: readonly RequirementName[]): string {
  // Sorted this way .ci/tools comes before .ci/docker, which starts what the former installs.
  const commands = [...new Set(missing.map(hint))].sort().reverse();
  return `needs ${missing.join(', ')}; run ${commands.join(' && ')}`;
}

function collect<Name extends RequirementName>(needs: readonly Name[]): Tools<Name> {
  const values = Object.fromEntries(needs.map((name) => [name, probe(name)])) as Record<Name, string>;
  const host = probeIfNeeded(needs, 'docker') ?? probeIfNeeded(needs, 'dockerClassic');
  const env = { ...process.env, PATH: toolsPath, ...(host && { DOCKER_HOST: host }) };
  return { ...values, env };
}

function probeIfNeeded(needs: readonly RequirementName[], name: RequirementName): string | undefined {
  return needs.includes(name) ? probe(name) : undefined;
}
