/**
 * The workflow commands that a line of output may hold, and what each does.
 * Source: actions/runner 2.336, Runner.Worker/ActionCommandManager.cs.
 */
import { type AnnotationLevel, readPlace } from './annotations.ts';
import type { ActionCommand } from './command-parser.ts';
import { isBlank, trim } from './dotnet-text.ts';
import type { StepContext } from './step-context.ts';

/** How the runner carries out one command. */
export interface CommandHandler {
  /** Whether the line stays out of the log even when commands are echoed. */
  readonly omitEcho: boolean;
  /**
   * @throws {Error} when the command cannot be carried out; the step fails
   */
  readonly run: (step: StepContext, command: ActionCommand) => void;
}

/** The commands by lower-case name; `stop-commands` is the manager's own. */
export const COMMANDS: ReadonlyMap<string, CommandHandler> = new Map([
  ['error', issue('error')],
  ['warning', issue('warning')],
  ['notice', issue('notice')],
  ['debug', quiet((step, { data }) => step.debug(data))],
  ['add-mask', quiet(addMask)],
  ['group', echoed((step, { data }) => step.write(`##[group]${data}`))],
  ['endgroup', echoed((step) => step.write('##[endgroup]'))],
  ['echo', echoed(setEcho)],
  ['set-output', echoed((step, command) => deprecated(step, command, (n, v) => step.setOutput(n, v)))],
  ['save-state', echoed((step, command) => deprecated(step, command, (n, v) => step.saveState(n, v)))],
  ['set-env', echoed(disabled)],
  ['add-path', echoed(disabled)],
  ['add-matcher', echoed(unsupported)],
  ['remove-matcher', echoed(unsupported)],
]);

type Run = CommandHandler['run'];

function quiet(run: Run): CommandHandler {
  return { omitEcho: true, run };
}

function echoed(run: Run): CommandHandler {
  return { omitEcho: false, run };
}

function issue(level: AnnotationLevel): CommandHandler {
  return quiet((step, { properties, data }) => {
    step.annotate(level, data, readPlace(properties, step.job.folders.workspace));
  });
}

function addMask(step: StepContext, { data }: ActionCommand): void {
  if (isBlank(data)) {
    step.violate('empty mask ignored');
    step.annotate('warning', "Can't add secret mask for empty string in ##[add-mask] command.");
    return;
  }
  if (step.echo) step.write('::add-mask::***');
  step.job.masker.addWithLines(data);
}

function setEcho(step: StepContext, { data }: ActionCommand): void {
  const value = trim(data).toUpperCase();
  if (value !== 'ON' && value !== 'OFF') {
    throw new Error(
      `Invalid echo command value. Possible values can be: 'on', 'off'. Current value is: '${data}'.`,
    );
  }
  step.echo = value === 'ON';
  step.debug(`Setting echo command value to '${value.toLowerCase()}'`);
}

function deprecated(
  step: StepContext,
  { name, properties, data }: ActionCommand,
  store: (name: string, value: string) => void,
): void {
  step.violate(`command "${name}" is deprecated: use the file command`);
  const key = properties.get('name');
  if (key === undefined) throw new Error(`Required field 'name' is missing in ##[${name}] command.`);
  store(key, data);
}

function disabled(step: StepContext, { name }: ActionCommand): void {
  step.violate(`command "${name}" is disabled: use the file command`);
  throw new Error(`The \`${name}\` command is disabled. Please upgrade to using Environment Files.`);
}

function unsupported(step: StepContext, { name }: ActionCommand): void {
  step.violate(`command "${name}" ignored: this runner has no problem matchers`);
}
