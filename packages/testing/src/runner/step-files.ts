/**
 * Makes a step's command files before it runs and reads them after it.
 * Source: actions/runner 2.336, Runner.Worker/FileCommandManager.cs.
 */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { declareArtifacts, listArtifacts, MAX_ARTIFACTS_FILE_SIZE } from './artifacts-file.ts';
import { decodeFile, splitLines } from './dotnet-text.ts';
import { FileCommandError, parsePairs, parsePaths } from './file-commands.ts';
import type { StepContext } from './step-context.ts';

/** Bytes of a step's summary; the runner drops a larger one and annotates an error. */
export const MAX_SUMMARY_SIZE = 1024 * 1024;

/** Characters (UTF-16) of all outputs of a job together. */
export const MAX_OUTPUTS_LENGTH = 1024 * 1024;

/** Paths by the variable that names them. */
export type StepFiles = Readonly<Record<FileVariable, string>>;

type FileVariable =
  | 'GITHUB_PATH'
  | 'GITHUB_ENV'
  | 'GITHUB_STEP_SUMMARY'
  | 'GITHUB_STATE'
  | 'GITHUB_OUTPUT'
  | 'GITHUB_ARTIFACTS'
  | 'GITHUB_ARTIFACTS_LIST';

type Processor = (step: StepContext, path: string) => void;

// In the runner's order, with its file names and its names for messages.
const FILES: Readonly<Record<FileVariable, { prefix: string; context: string; process: Processor }>> = {
  GITHUB_PATH: { prefix: 'add_path_', context: 'path', process: addPaths },
  GITHUB_ENV: { prefix: 'set_env_', context: 'env', process: setEnvironment },
  GITHUB_STEP_SUMMARY: { prefix: 'step_summary_', context: 'step_summary', process: takeSummary },
  GITHUB_STATE: { prefix: 'save_state_', context: 'state', process: saveState },
  GITHUB_OUTPUT: { prefix: 'set_output_', context: 'output', process: setOutputs },
  GITHUB_ARTIFACTS: { prefix: 'artifacts_', context: 'artifacts', process: takeArtifacts },
  GITHUB_ARTIFACTS_LIST: { prefix: 'artifacts_list_', context: 'artifacts_list', process: () => undefined },
};
const VARIABLES = Object.keys(FILES) as readonly FileVariable[];

/** Makes the empty files of a step, and the list of what earlier steps made. */
export function createStepFiles(step: StepContext): StepFiles {
  const folder = join(step.job.folders.temp, '_runner_file_commands');
  mkdirSync(folder, { recursive: true });
  const suffix = randomUUID();
  const paths = VARIABLES.map((name) => [name, join(folder, FILES[name].prefix + suffix)] as const);
  for (const [name, path] of paths) {
    writeFileSync(path, name === 'GITHUB_ARTIFACTS_LIST' ? listArtifacts(step.job.artifacts) : '');
  }
  return Object.fromEntries(paths) as Record<FileVariable, string>;
}

/** Reads the files of a step that has ended. A file that the runner refuses fails the step, not the others. */
export function processStepFiles(step: StepContext, files: StepFiles): void {
  for (const name of VARIABLES) {
    if (!existsSync(files[name])) continue;
    try {
      FILES[name].process(step, files[name]);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      step.violate(`${name} refused: ${error.message}`);
      step.annotate('error', `Unable to process file command '${FILES[name].context}' successfully.`);
      step.fail(error.message);
    }
  }
}

function read(path: string): string {
  return decodeFile(readFileSync(path));
}

function addPaths(step: StepContext, path: string): void {
  for (const folder of parsePaths(read(path))) step.job.addPath(folder);
}

function setEnvironment(step: StepContext, path: string): void {
  for (const [name, value] of parsePairs(read(path))) {
    if (name.toUpperCase() === 'NODE_OPTIONS') {
      step.violate('NODE_OPTIONS refused in GITHUB_ENV');
      step.annotate('error', "Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.");
      continue;
    }
    if (name === '') throw new FileCommandError("Value cannot be null. (Parameter 'name')");
    step.job.environment.set(name, value);
    step.debug(`${name}='${value}'`);
  }
}

function takeSummary(step: StepContext, path: string): void {
  const { size } = statSync(path);
  if (size > MAX_SUMMARY_SIZE) {
    const kib = Math.floor(size / 1024);
    step.violate(`summary of ${kib} KiB dropped: at most ${MAX_SUMMARY_SIZE / 1024} KiB are shown`);
    step.annotate(
      'error',
      `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of ${MAX_SUMMARY_SIZE / 1024}k, got ${kib}k.`,
    );
    return;
  }
  // Masked line by line, so a secret with line ends is found by its lines only.
  step.summary = splitLines(read(path))
    .map((line) => `${step.job.masker.mask(line)}\n`)
    .join('');
}

function saveState(step: StepContext, path: string): void {
  for (const [name, value] of parsePairs(read(path))) step.saveState(name, value);
}

function setOutputs(step: StepContext, path: string): void {
  for (const [name, value] of parsePairs(read(path))) step.setOutput(name, value);
  const length = [...step.outputs].reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  if (length > MAX_OUTPUTS_LENGTH) {
    step.violate(`outputs of ${length} characters: a job may have ${MAX_OUTPUTS_LENGTH}`);
  }
}

function takeArtifacts(step: StepContext, path: string): void {
  const { size } = statSync(path);
  if (size > MAX_ARTIFACTS_FILE_SIZE) {
    throw new FileCommandError(
      `$GITHUB_ARTIFACTS file exceeds the maximum size of 1024 KiB (got ${Math.floor(size / 1024)} KiB).`,
    );
  }
  const added = declareArtifacts(read(path), step.job.folders.workspace, step.job.artifacts);
  if (added > 0) {
    const total = step.job.artifacts.size;
    step.write(`Captured ${added} artifact subject(s) from this step (job total: ${total}).`);
  }
}
