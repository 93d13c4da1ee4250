import { PolicyError } from './errors.ts';
import { EMPTY_POLICY, type Policy } from './policy.ts';

/** Where the policy is, unless the input `policy` says otherwise. */
export const DEFAULT_POLICY_PATH = '.github/container-kit.yml';

/** How to find a policy. */
export interface LoadPolicyOptions {
  /** As the user wrote it; for messages, and for `readFile`. */
  readonly path: string;
  /** Whether the user named the file: then it has to exist. */
  readonly explicit: boolean;
  /** Reads from wherever the policy is: the workspace, or a ref. Undefined means that there is no such file. */
  readonly readFile: (path: string) => Promise<string | undefined>;
}

/**
 * Loads the policy. A default file that does not exist is an empty policy; one that the user named is an error.
 *
 * @throws PolicyError when there is no such file, or when it is wrong; what `readFile` throws.
 */
export async function loadPolicy(options: LoadPolicyOptions): Promise<Policy> {
  const { path, explicit, readFile } = options;
  const text = await readFile(path);
  if (text === undefined) {
    if (!explicit) return EMPTY_POLICY;
    const message = 'the policy file does not exist';
    const problem = {
      code: 'NOT_FOUND',
      message,
      line: 1,
      column: 1,
      pretty: `${path}: ${message}`,
    } as const;
    throw new PolicyError(path, [problem], 'write the file, or correct the input "policy"');
  }
  // Most runs have no policy, and should not load a YAML parser for it.
  const { parsePolicy } = await import('./parse.ts');
  return parsePolicy(text, path);
}
