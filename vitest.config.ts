import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  // Workspace packages resolve to their TypeScript sources, so that tests need no build.
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    include: ['packages/*/test/**/*.test.ts', 'actions/*/test/**/*.test.ts', 'test/**/*.test.ts'],
    // `*.peer.test.ts` run other projects' actions beside ours, from checkouts that only some developers have:
    // CONTAINER_KIT_PEERS names the folder that holds them, each as `owner+name`.
    exclude: [...configDefaults.exclude, ...(process.env.CONTAINER_KIT_PEERS ? [] : ['**/*.peer.test.ts'])],
    // A run that finds package-lock.json changed empties this cache below all other runs, which then miss modules.
    fsModuleCache: false,
    // Long enough for a property on a machine that does much else: only what hangs is to fail.
    setupFiles: ['test/setup.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // The last word of a run: what was left out, and how to enable it.
    reporters: ['default', './packages/testing/src/skipped-suites.ts'],
  },
});
