/** What an action needs from GitHub's runner: the only package that imports @actions/*. */
export { type ActionContext, type Cleanup, runAction } from './action.ts';
export { ANNOTATIONS_PER_LEVEL, AnnotationBudget, type AnnotationLevel } from './annotation-budget.ts';
export { type Annotation, type AnnotationCounts, Annotations } from './annotations.ts';
export { type Cache, type CacheOptions, openCache } from './cache/cache.ts';
export { CommandError, CommandNotFoundError, CommandOutputError } from './command-errors.ts';
export { type DownloadedBytes, type DownloadedFile, type DownloadOptions, download } from './download.ts';
export { CancelledError, PolicyFailure, UserError, type UserErrorOptions } from './errors.ts';
export { formatBytes, formatDuration, shortDigest } from './format.ts';
export { type GitHubContext, readGitHubContext } from './github.ts';
export { ChecksumError, HttpError } from './http/errors.ts';
export { exchange, type HttpResponse, readAll } from './http/exchange.ts';
export { refused, withRetries } from './http/retry.ts';
export {
  boolean,
  choice,
  defineInputs,
  type InputKind,
  type InputOptions,
  type InputSpec,
  type InputTable,
  type InputValues,
  integer,
  lines,
  raw,
  secret,
  text,
} from './inputs.ts';
export { at, isJsonObject, type JsonObject, textAt } from './json.ts';
export { createLog, type Log } from './log.ts';
export { code, codeBlock, details, escapeMarkdown, table, tableRow } from './markdown.ts';
export { keepHeapSmall, limitYoungGeneration } from './memory.ts';
export { neutralise, showControls } from './neutralise.ts';
export { getIdToken } from './oidc.ts';
export { defineOutputs, type OutputTable, setOutputs } from './outputs.ts';
export { type PhaseReport, phase, renderPhases } from './phases.ts';
export { formatCommand, type RunOptions, type RunResult, run } from './process.ts';
export { readInputs } from './read-inputs.ts';
export { writeReport } from './report-file.ts';
export { mask, maskBasicAuth } from './secrets.ts';
export { MAX_SUMMARY_BYTES, Summary } from './summary.ts';
export { TempDirs } from './temp.ts';
