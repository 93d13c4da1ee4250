/**
 * Real pipes. Node.js connects children by sockets, whereas the runner uses pipes; the difference shows, for
 * example a child cannot open `/dev/stdout` when it is a socket.
 */
import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync, rmSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';

/** A pipe between this process and a child. */
export interface Pipe {
  /** File descriptor for the child; close it here once the child has it. */
  readonly writeEnd: number;
  /** What the child writes; ends when no process holds the write end any more. */
  readonly readEnd: Socket;
}

/**
 * Makes pipes.
 *
 * @param folder where their names stand for a moment
 * @param names one per pipe
 */
export function openPipes<Name extends string>(folder: string, names: readonly Name[]): Record<Name, Pipe> {
  const paths = names.map((name) => join(folder, `${name}.pipe`));
  execFileSync('mkfifo', ['--', ...paths]);
  const pipes = names.map((name, index) => [name, openPipe(paths[index] ?? '')] as const);
  for (const path of paths) rmSync(path);
  return Object.fromEntries(pipes) as Record<Name, Pipe>;
}

function openPipe(path: string): Pipe {
  // Opening the read end would wait for a writer, and the write end for a reader.
  const reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const writeEnd = openSync(path, constants.O_WRONLY);
  return { writeEnd, readEnd: new Socket({ fd: reader, readable: true, writable: false }) };
}

/** Closes the write ends of this process, so that the read ends can end. */
export function closeWriteEnds(pipes: readonly Pipe[]): void {
  for (const { writeEnd } of pipes) closeSync(writeEnd);
}
