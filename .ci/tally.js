/**
 * Adds up what the checks and the tests reported, and prints "N passed, N failed" as the last line.
 *
 *     node .ci/tally.js CHECK_REPORT TEST_REPORT
 *
 * Whatever could not be proven counts as failed: a skipped test, a file that broke before its first test, a
 * report that is missing. So the line and the exit code always say the same.
 */
import { readFileSync } from 'node:fs';

const [checkReport, testReport] = process.argv.slice(2);
const counts = [checks(read(checkReport)), tests(read(testReport))];
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
print(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** From `npm run check -- --json FILE`. */
function checks(report) {
  if (report === undefined) return broken('the checks did not finish');
  return { passed: report.passed, failed: report.failed + report.skipped };
}

/** From vitest's JSON reporter. */
function tests(report) {
  if (report === undefined) return broken('the tests did not finish');
  const skipped = report.numPendingTests + report.numTodoTests;
  if (skipped > 0) print(`error: ${skipped} tests were skipped; here every test must run`);
  const failed = report.numFailedTests + skipped + brokenFiles(report);
  // An error outside of any test fails the run but is in none of the numbers; nor is a run without tests.
  const proven = report.success && report.numPassedTests > 0;
  return { passed: report.numPassedTests, failed: failed || (proven ? 0 : 1) };
}

function brokenFiles(report) {
  return report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
    .length;
}

function broken(reason) {
  print(`error: ${reason}`);
  return { passed: 0, failed: 1 };
}

function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

function print(line) {
  process.stdout.write(`${line}\n`);
}
