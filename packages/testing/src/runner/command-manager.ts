/**
 * Sorts the lines of a step's output into commands and text.
 * Source: actions/runner 2.336, Runner.Worker/ActionCommandManager.cs and Handlers/OutputManager.cs.
 */
import { type ActionCommand, parseCommand } from './command-parser.ts';
import { COMMANDS, type CommandHandler } from './commands.ts';
import type { StepContext } from './step-context.ts';

const STOP = 'stop-commands';

/** Reads the output of one process; both its streams go through the same manager. */
export class CommandManager {
  readonly #step: StepContext;
  /** While set, nothing but the command of this (lower-case) name is obeyed. */
  #stopToken: string | undefined;

  constructor(step: StepContext) {
    this.#step = step;
  }

  /** Takes one line: obeys it if it is a command, logs it otherwise. */
  line(line: string): void {
    const command = parseCommand(line, (name) => this.#isRegistered(name));
    if (command === undefined || !this.#obey(line, command)) {
      this.#step.write(line.replace(/##\[(start|end)-action/g, '##[\\$1-action'));
    }
  }

  #isRegistered(name: string): boolean {
    return name === STOP || COMMANDS.has(name) || name === this.#stopToken;
  }

  /** Returns whether the line is used up. */
  #obey(line: string, command: ActionCommand): boolean {
    const name = command.name.toLowerCase();
    if (this.#stopToken !== undefined) {
      if (name !== this.#stopToken) return false;
      this.#step.write(line);
      this.#stopToken = undefined;
      return true;
    }
    const handler = COMMANDS.get(name);
    if (handler === undefined) this.#stop(line, command.data);
    else this.#run(line, command, handler);
    return true;
  }

  #stop(line: string, token: string): void {
    if (token === '' || this.#isRegistered(token.toLowerCase()) || token.toLowerCase() === 'pause-logging') {
      this.#step.violate(`stop-commands token "${token}" refused`);
      this.#step.fail(
        "You cannot use a endToken that is an empty string, the string 'pause-logging', or another workflow command.",
      );
      return;
    }
    this.#stopToken = token.toLowerCase();
    if (token.length > 6) this.#step.job.masker.add(token);
    this.#step.write(line);
  }

  #run(line: string, command: ActionCommand, handler: CommandHandler): void {
    if (this.#step.echo && !handler.omitEcho) this.#step.write(line);
    try {
      handler.run(this.#step, command);
    } catch (error) {
      const shown = handler.omitEcho ? command.name : line;
      this.#step.annotate('error', `Unable to process command '${shown}' successfully.`);
      this.#step.fail(error instanceof Error ? error.message : String(error));
    }
  }
}
