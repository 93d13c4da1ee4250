/** The folders of a job, laid out as on a hosted runner but below one private temporary folder. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createRoot } from './root-folder.ts';

/** Absolute paths. */
export interface JobFolders {
  /** Holds all others; removed when this process ends, or by a later one. */
  readonly root: string;
  /** `GITHUB_WORKSPACE` and the working directory of steps. */
  readonly workspace: string;
  /** `RUNNER_TEMP`. */
  readonly temp: string;
  /** `RUNNER_TOOL_CACHE`. */
  readonly toolCache: string;
  /** `HOME`, so that no step sees the user's own logins and settings. */
  readonly home: string;
}

/** Folders that the caller brings along instead of fresh ones. */
export interface FolderChoices {
  readonly workspace?: string;
  readonly toolCache?: string;
}

/**
 * Makes the folders of a job; `RUNNER_TEMP` is always fresh, as the runner wipes it per job.
 *
 * @param repository `owner/name`, for the workspace's path
 * @param choices kept as they are
 */
export function createFolders(repository: string, choices: FolderChoices = {}): JobFolders {
  const root = createRoot();
  const name = repository.slice(repository.indexOf('/') + 1);
  const folders = {
    root,
    workspace: choices.workspace ?? join(root, 'work', name, name),
    temp: join(root, 'work', '_temp'),
    toolCache: choices.toolCache ?? join(root, 'toolcache'),
    home: join(root, 'home'),
  };
  for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true });
  return folders;
}
