/** A vitest reporter that names, at the very end, each suite that was left out and how to enable it. */
import type { Reporter, TestModule } from 'vitest/node';

/** What `describeWith` appends to the title of a suite that lacks something. */
const marker = / \(skipped: (?<reason>needs .+)\)$/;

/** To be listed last in vitest's `reporters`; it prints nothing when every suite ran. */
export default class SkippedSuites implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const lines = modules.flatMap(skippedIn);
    if (lines.length === 0) return;
    process.stdout.write(`\nNOT run on this machine (suites: ${lines.length}):\n${lines.join('\n')}\n\n`);
  }
}

function skippedIn(module: TestModule): string[] {
  return [...module.children.allSuites()].flatMap((suite) => {
    const reason = marker.exec(suite.name)?.groups?.reason;
    return reason ? [`  ${module.relativeModuleId} > ${suite.name.replace(marker, '')}: ${reason}`] : [];
  });
}
