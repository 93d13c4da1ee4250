/**
 * Adds up what the checks and the tests reported, and prints "N passed, N failed" as the last line.
 *
 *     node .ci/tally.js CHECK_EXIT CHECK_REPORT TEST_EXIT TEST_REPORT
 *
 * Whatever could not be proven counts as failed: a skipped test, a file that broke before its first test, a
 * report that is missing, a command that failed for a reason that its report does not have. So the line and
 * the exit code always say the same.
 */
import { readFileSync } from 'node:fs';

const [checkExit, checkReport, testExit, testReport] = process.argv.slice(2);
const counts = [
  count('checks', checkExit, checkReport, ofChecks),
  count('tests', testExit, testReport, ofTests),
];
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
print(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** A report that is missing, cut off or of another kind proves nothing; nor does one of which nothing passed. */
function count(subject, exit, path, read) {
  try {
    const { passed, failed } = read(JSON.parse(readFileSync(path, 'utf8')));
    if (![passed, failed].every(Number.isSafeInteger)) throw new TypeError('a count is not a number');
    if (failed > 0 || (exit === '0' && passed > 0)) return { passed, failed };
    print(`error: the ${subject} ended with exit code ${exit}, ${passed} passed and none failed`);
    return { passed, failed: 1 };
  } catch {
    print(`error: the ${subject} did not finish`);
    return { passed: 0, failed: 1 };
  }
}

/** From `npm run check -- --json FILE`. */
function ofChecks(report) {
  return { passed: report.passed, failed: report.failed + report.skipped };
}

/** From vitest's JSON reporter. */
function ofTests(report) {
  const skipped = report.numPendingTests + report.numTodoTests;
  if (skipped > 0) print(`error: ${skipped} tests were skipped; here every test must run`);
  return { passed: report.numPassedTests, failed: report.numFailedTests + skipped + brokenFiles(report) };
}

function brokenFiles(report) {
  return report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
    .length;
}

function print(line) {
  process.stdout.write(`${line}\n`);
}
