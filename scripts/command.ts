/** Runs the tools that the scripts are made of. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { REPOSITORY } from './repository.ts';

/** How a command ended. */
export interface CommandResult {
  /** 128 + signal number when a signal ended it, as shells have it. */
  readonly exitCode: number;
  /** What it printed on stdout and stderr, in the order of arrival. */
  readonly output: string;
}

/** Path of an executable that npm installed for this repository. */
export function installed(name: string): string {
  return join(REPOSITORY, 'node_modules', '.bin', name);
}

/**
 * Runs `file` without a shell and collects what it prints.
 *
 * @param env is added to the environment of this process.
 * @throws the spawn error, with code `ENOENT` when there is no such program.
 */
export async function command(
  file: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = {},
): Promise<CommandResult> {
  return await new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, ...env },
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      const exitCode = code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
      resolve({ exitCode, output: Buffer.concat(chunks).toString('utf8') });
    });
  });
}

/** A command that had to succeed did not. The message holds all that it printed. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/**
 * Runs a command that has to succeed, and gives what it printed.
 *
 * @throws {CommandError} when it exits with another code than 0.
 */
export async function mustRun(file: string, args: readonly string[], cwd: string): Promise<string> {
  const { exitCode, output } = await command(file, args, cwd);
  if (exitCode === 0) return output;
  throw new CommandError(`${file} ${args.join(' ')} exited with ${exitCode}:\n${output}`);
}
