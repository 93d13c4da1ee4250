/** The failures of a build that people meet, told apart, each with what to do about it. */

/** One word per kind of failure. */
export type FailureKind =
  | 'base-image-missing'
  | 'checks'
  | 'context-missing'
  | 'disk-full'
  | 'dockerfile-missing'
  | 'emulation'
  | 'entitlement'
  | 'file-missing'
  | 'git'
  | 'network'
  | 'out-of-memory'
  | 'rate-limit'
  | 'registry-auth'
  | 'secret-missing'
  | 'stage-missing'
  | 'step-failed'
  | 'syntax'
  | 'unsupported'
  | 'other';

/** A failure in words. */
export interface Explanation {
  readonly kind: FailureKind;
  readonly message: string;
  readonly fix: string | undefined;
}

/** What else is known about the failing step. */
interface StepFacts {
  readonly logTail: readonly string[];
  readonly step: string | undefined;
}

interface Rule {
  readonly kind: FailureKind;
  readonly pattern: RegExp;
  /** Looks also at what the step printed: the error proper only says that a command failed. */
  readonly inLog?: boolean;
  /** Words for the failure; by default those of BuildKit. */
  readonly message?: (match: RegExpExecArray, error: string) => string;
  readonly fix: string;
}

const CONTEXT_HINT =
  'without "context" only what is committed is there, and with "context: ." only what earlier steps checked out or wrote';

/** The first rule that matches wins: causes stand before the symptoms that they have. */
const RULES: readonly Rule[] = [
  {
    kind: 'disk-full',
    pattern: /no space left on device|disk quota exceeded/i,
    inLog: true,
    message: (_match, error) => `the disk is full: ${error}`,
    fix: 'free space in an earlier step (docker system prune --all), or use a runner with a larger disk',
  },
  {
    kind: 'emulation',
    pattern: /exec format error/i,
    inLog: true,
    message: (_match, error) => `the builder cannot run programs of this platform: ${error}`,
    fix: 'set up emulation first (docker/setup-qemu-action), use a builder with a node of that platform, or cross-compile with FROM --platform=$BUILDPLATFORM',
  },
  {
    kind: 'dockerfile-missing',
    pattern:
      /failed to read dockerfile: open (\S+): no such file|^resolve : lstat (\S+): no such file|unable to evaluate symlinks in Dockerfile path/i,
    message: (match) => `there is no Dockerfile at "${match[1] ?? match[2] ?? 'Dockerfile'}"`,
    fix: `set input "file" to its path; ${CONTEXT_HINT}`,
  },
  {
    kind: 'git',
    pattern: /failed to fetch remote|could not read Username|repository .* not found/i,
    fix: 'check that the commit is pushed, and that "github-token" may read the repository (permissions: contents: read)',
  },
  {
    kind: 'context-missing',
    pattern: /unable to prepare context: path "(.*)" not found/,
    message: (match) => `there is no build context "${match[1]}"`,
    fix: 'check out the repository first, and give a path relative to the workspace',
  },
  {
    kind: 'stage-missing',
    pattern: /target stage "(.*)" could not be found/,
    message: (match) => `the Dockerfile has no stage "${match[1]}"`,
    fix: 'set input "target" to a stage that the Dockerfile names (FROM ... AS name)',
  },
  {
    kind: 'file-missing',
    pattern: /failed to calculate checksum of ref [^:]+(?:::[^:]+)?: "?(.*?)"?: not found/,
    message: (match) => `"${match[1]}" is not in the build context`,
    fix: `check the path and .dockerignore; ${CONTEXT_HINT}`,
  },
  {
    kind: 'secret-missing',
    pattern: /secret (\S+): not found|failed to find secret/,
    fix: 'give the secret in "secrets", "secret-envs" or "secret-files"; secrets are empty in runs from forks',
  },
  {
    kind: 'rate-limit',
    pattern: /toomanyrequests|429 Too Many Requests|rate limit/i,
    fix: 'log in to that registry (inputs "registry", "username", "password"), or pull through a mirror',
  },
  {
    kind: 'registry-auth',
    pattern:
      /\b401 Unauthorized|\b403 Forbidden|unauthorized:|denied:|pull access denied|insufficient_scope|failed to authorize|no basic auth credentials|failed to fetch oauth token/i,
    fix: 'check the name of the image, and log in to its registry (inputs "registry", "username", "password" or "registry-auth")',
  },
  {
    kind: 'base-image-missing',
    pattern: /failed to resolve source metadata for (\S+): .*: not found/,
    message: (match) => `there is no image ${match[1]}`,
    fix: 'check the name and tag in the Dockerfile, and that the image has the requested platform',
  },
  {
    kind: 'network',
    pattern:
      /no such host|i\/o timeout|connection refused|connection reset|TLS handshake timeout|network is unreachable|unexpected EOF/i,
    fix: 'check that the runner can reach that host; run the job again if it can',
  },
  {
    kind: 'entitlement',
    pattern: /granting entitlement (\S+) is not allowed|entitlement (\S+) is not allowed/i,
    fix: 'grant it in "allow", and to the builder in "buildkitd-flags" (--allow-insecure-entitlement)',
  },
  {
    kind: 'unsupported',
    pattern:
      /is not supported for the (\S+) driver|not implemented for (\S+) driver|does not (?:currently )?support exporting manifest lists/,
    fix: 'set "driver: docker-container", or switch the engine to the containerd image store',
  },
  {
    kind: 'out-of-memory',
    pattern:
      /did not complete successfully: exit code: 137|did not complete successfully: cannot allocate memory/,
    message: (_match, error) => `a step was killed, most likely for using too much memory: ${error}`,
    fix: 'use a runner with more memory, or let the step use less of it',
  },
  {
    kind: 'syntax',
    pattern: /dockerfile parse error|unknown instruction|failed to parse stage name|syntax error/i,
    fix: 'correct the Dockerfile',
  },
  {
    kind: 'checks',
    pattern: /^Check complete, (\d+ warnings?) ha(?:s|ve) been found/,
    message: (match) => `the build checks found ${match[1]}`,
    fix: 'correct the Dockerfile, or allow a rule in it (# check=skip=RuleName)',
  },
  {
    kind: 'step-failed',
    pattern: /did not complete successfully: exit code/,
    fix: 'see what the step printed last',
  },
];

/** Tells what kind of failure an error is. */
export function explain(error: string, { logTail, step }: StepFacts): Explanation {
  const log = logTail.join('\n');
  for (const rule of RULES) {
    const match = rule.pattern.exec(error) ?? (rule.inLog === true ? rule.pattern.exec(log) : null);
    if (match === null) continue;
    return { kind: rule.kind, message: rule.message?.(match, error) ?? error, fix: rule.fix };
  }
  return { kind: 'other', message: step === undefined ? error : `${step}: ${error}`, fix: undefined };
}
