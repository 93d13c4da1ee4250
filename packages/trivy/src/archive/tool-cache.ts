import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * A file that stays on the machine from job to job, where the runner has a folder for tools
 * (docs.github.com, `RUNNER_TOOL_CACHE`): `<folder>/<tool>/<version>/<architecture>/<file>`, as @actions/tool-cache
 * lays it out.
 *
 * That package would bring a downloader of its own, `semver`, and archives unpacked by running `tar`; it does not check
 * what it finds again. Whoever takes a file from here must.
 */
export class ToolCacheFile {
  /** Where the file is, or will be. */
  readonly path: string;
  readonly #folder: string;

  private constructor(folder: string, name: string) {
    this.#folder = folder;
    this.path = join(folder, name);
  }

  /** @returns undefined when the runner has no such folder. */
  static at(
    env: NodeJS.ProcessEnv,
    { tool, version, file }: { readonly tool: string; readonly version: string; readonly file: string },
  ): ToolCacheFile | undefined {
    const root = env.RUNNER_TOOL_CACHE;
    return root ? new ToolCacheFile(join(root, tool, version, process.arch), file) : undefined;
  }

  /**
   * Puts a copy of a file there, in one step, so that jobs that run at the same time see all of it or nothing.
   *
   * @returns the problem, as nothing depends on it: the folder may be read-only.
   */
  async store(source: string): Promise<string | undefined> {
    const partial = `${this.path}.${process.pid}`;
    try {
      await mkdir(this.#folder, { recursive: true });
      await copyFile(source, partial);
      await rename(partial, this.path);
      return undefined;
    } catch (error) {
      await rm(partial, { force: true }).catch(() => undefined);
      return `tool cache: ${error instanceof Error ? error.message : String(error)}`;
    }
  }
}
