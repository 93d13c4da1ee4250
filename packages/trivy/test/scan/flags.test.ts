import { expect, test } from 'vitest';
import { flagsOf, needsDatabase, SCANNERS } from '../../src/scan/flags.ts';

const COMMANDS = ['image', 'fs', 'config', 'sbom'] as const;

test.each(COMMANDS)('%s calls nobody, decides nothing, and writes JSON', (command) => {
  const flags = flagsOf(command, SCANNERS).join(' ');
  expect(flags).toMatch(
    new RegExp(`^${command} --format json --exit-code 0 --skip-version-check --disable-telemetry `),
  );
  expect(flags).not.toMatch(/--severity|--ignore|--vex|repository|--server|--config-check/);
});

test('every command is told to look only for what it can find', () => {
  const scanners = COMMANDS.map((command) => {
    const flags = flagsOf(command, SCANNERS);
    return flags.includes('--scanners') ? flags[flags.indexOf('--scanners') + 1] : undefined;
  });
  expect(scanners).toEqual([
    'vuln,secret,misconfig,license',
    'vuln,secret,misconfig,license',
    undefined,
    'vuln,license',
  ]);
  expect(flagsOf('image', ['secret', 'vuln'])).toContain('vuln,secret');
});

test('the database is needed for vulnerabilities and for nothing else', () => {
  expect(COMMANDS.map((command) => needsDatabase(command, SCANNERS))).toEqual([true, true, false, true]);
  expect(COMMANDS.map((command) => needsDatabase(command, ['secret', 'misconfig']))).not.toContain(true);
});
