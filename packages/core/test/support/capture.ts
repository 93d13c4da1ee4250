/** What `fn` writes to stdout. */
export async function captureStdout(fn: () => unknown): Promise<string> {
  const write = process.stdout.write;
  let output = '';
  process.stdout.write = (chunk: string | Uint8Array) => {
    output += chunk.toString();
    return true;
  };
  try {
    await fn();
  } finally {
    process.stdout.write = write;
  }
  return output;
}
