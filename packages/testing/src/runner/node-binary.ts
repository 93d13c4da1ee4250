/** Finds the Node.js that stands in for the runner's `externals/node24`. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * The binary of the workspace's `node` package, which is pinned to the version the runner ships; else the one
 * this process runs on.
 *
 * @throws {Error} when neither is Node.js 24 or later
 */
export function nodeBinary(): string {
  const pinned = pinnedBinary();
  if (pinned !== undefined) return pinned;
  if (Number.parseInt(process.versions.node, 10) >= 24) return process.execPath;
  throw new Error(`no Node.js 24: this is ${process.version}; run npm ci, which installs the package "node"`);
}

function pinnedBinary(): string | undefined {
  const manifest = createRequire(import.meta.url)
    .resolve.paths('node')
    ?.map((folder) => join(folder, 'node', 'package.json'))
    .find((file) => existsSync(file));
  if (manifest === undefined) return undefined;
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const binary = join(dirname(manifest), 'bin', 'node');
  return Number.parseInt(version, 10) >= 24 && existsSync(binary) ? binary : undefined;
}
