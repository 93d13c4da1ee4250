import { describe, expect, test } from 'vitest';
import { PlainProgress } from '../../src/build/progress.ts';

function follow(lines: readonly string[]) {
  const progress = new PlainProgress();
  const shown = lines.filter((line) => progress.accept(line));
  return { progress, shown };
}

describe('cache use', () => {
  test('counts the steps of the Dockerfile, each platform for itself', () => {
    const { progress } = follow([
      '#0 building with "default" instance using docker driver',
      '#1 [internal] load build definition from Dockerfile',
      '#1 DONE 0.0s',
      '#2 [internal] load .dockerignore',
      '#2 CACHED',
      '#4 [linux/amd64 base 1/2] COPY sh /bin/sh',
      '#4 CACHED',
      '#5 [linux/arm64 base 1/2] COPY sh /bin/sh',
      '#5 DONE 0.1s',
      '#6 [2/2] RUN make',
      '#6 0.100 #5 CACHED',
      '#6 ...',
      '#6 [2/2] RUN make',
      '#6 DONE 0.2s',
      '#7 exporting to oci image format',
    ]);
    expect(progress.cache).toEqual({ steps: 3, cached: 1 });
  });

  test('is nothing for no output', () => {
    expect(follow([]).progress.cache).toEqual({ steps: 0, cached: 0 });
  });
});

describe('lines', () => {
  const locked =
    'ERROR: (*service).Write failed: rpc error: code = Unavailable desc = ref layer-sha256:2fd2 locked for 700.895µs (since 2026-11-25 08:24:10.234597575 +0000 UTC m=+0.765334701): unavailable';
  const full =
    'ERROR: (*service).Write failed: rpc error: code = Unknown desc = write out/ingest/9044/data: no space left on device';

  test("containerd's retries are not shown, real errors are", () => {
    const { shown, progress } = follow([locked, full, 'ERROR: failed to build: x']);
    expect(shown).toEqual([full, 'ERROR: failed to build: x']);
    expect(progress.tail).toEqual(shown);
  });

  test('are kept without colours', () => {
    const { progress } = follow([' \u001b[33m1 warning found:\u001b[0m\r']);
    expect(progress.tail).toEqual([' 1 warning found:']);
  });

  test('only the last ones are kept, cut where they are very long', () => {
    const { progress } = follow([
      ...Array.from({ length: 5000 }, (_, index) => `line ${index}`),
      'x'.repeat(1 << 20),
    ]);
    expect(progress.tail).toHaveLength(500);
    expect(progress.tail.at(-2)).toBe('line 4999');
    expect(progress.tail.at(-1)).toHaveLength(4096);
  });
});
