// Loaded with `--import` before the measured script: writes the process's CPU time, in microseconds, at its end.
import { appendFileSync } from 'node:fs';

process.once('exit', () => {
  const { user, system } = process.cpuUsage();
  appendFileSync(process.env.BENCH_CPU_FILE, `${user + system}\n`);
});
