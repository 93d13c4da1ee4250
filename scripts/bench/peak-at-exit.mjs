// Loaded with `--import` before the measured script: writes the peak of its memory, in KiB, at its end. Not
// `process.resourceUsage()`, whose peak begins with that of the process which started this one.
import { readFileSync, writeFileSync } from 'node:fs';

process.once('exit', () => {
  const [, peak] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
  writeFileSync(process.env.BENCH_PEAK_FILE, peak);
});
