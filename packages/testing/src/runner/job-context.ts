/** What the steps of a job share: folders, environment, search path, secrets and declared artifacts. */
import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ArtifactSubject } from './artifacts-file.ts';
import type { JobFolders } from './folders.ts';
import type { GitHubContext } from './github-context.ts';
import { SecretMasker } from './secret-masker.ts';

/** What a job is made of. */
export interface JobSettings {
  readonly folders: JobFolders;
  readonly github: GitHubContext;
  readonly debug: boolean;
}

/** The state of a running job. */
export class JobContext {
  readonly folders: JobFolders;
  readonly github: GitHubContext;
  /** Whether `RUNNER_DEBUG` is set and debug lines are shown. */
  readonly debug: boolean;
  readonly masker = new SecretMasker();
  /** What steps wrote to `GITHUB_ENV`. */
  readonly environment = new Map<string, string>();
  /** What steps wrote to `GITHUB_PATH`; the last stands first in `PATH`. */
  readonly prependPath: string[] = [];
  /** What steps wrote to `GITHUB_ARTIFACTS`, by name. */
  readonly artifacts = new Map<string, ArtifactSubject>();
  /** `RUNNER_TRACKING_ID`: by it the runner finds processes that outlive the job. */
  readonly trackingId = `github_${randomUUID()}`;
  /** `GITHUB_EVENT_PATH`. */
  readonly eventPath: string;

  constructor(settings: JobSettings) {
    this.folders = settings.folders;
    this.github = settings.github;
    this.debug = settings.debug;
    this.masker.add(settings.github.token);
    this.eventPath = writeEvent(settings);
  }

  /** Puts a folder in front of `PATH`, once. */
  addPath(folder: string): void {
    const known = this.prependPath.indexOf(folder);
    if (known >= 0) this.prependPath.splice(known, 1);
    this.prependPath.push(folder);
  }
}

function writeEvent({ folders, github }: JobSettings): string {
  const folder = join(folders.temp, '_github_workflow');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'event.json');
  writeFileSync(path, JSON.stringify(github.payload, null, 2));
  return path;
}
