/** Whose code a workflow runs is decided by a commit, not by a name that its owner can move. */
import { isPair, isScalar, parseDocument, type Scalar, visit } from 'yaml';
import { yamlExamples } from '../examples.ts';
import { filesBelow, PUBLIC_NAME, readIfPresent } from '../repository.ts';
import type { Check } from './check.ts';

/** The major version that examples tell users to take. */
const OWN_VERSION = 'v1';

const PINNED = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/;
const VERSION_COMMENT = /^ v\d+\.\d+\.\d+$/;

/** Every `uses:` is pinned, in workflows as in examples. */
export const pins: Check = { name: 'pinned actions', run: findUnpinned };

async function findUnpinned(root: string): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const path of await filesBelow(root, '.github', (name) => /\.ya?ml$/.test(name))) {
    problems.push(...judgeAll(path, (await readIfPresent(root, path)) ?? '', judgeOurs));
  }
  for (const { path, line, text } of await yamlExamples(root)) {
    problems.push(...judgeAll(`${path}:${line}`, text, judgeExample));
  }
  return problems;
}

function judgeAll(
  where: string,
  text: string,
  judge: (value: string, comment: string) => string | undefined,
): readonly string[] {
  return usesIn(text).flatMap(({ value, comment }) => {
    const reason = judge(String(value), comment ?? '');
    return reason === undefined ? [] : [`${where}: uses ${value}: ${reason}`];
  });
}

/** Our own workflows run this very commit's actions as `$/name`, which needs no checkout and no version. */
function judgeOurs(value: string, comment: string): string | undefined {
  return value.startsWith('$/') ? undefined : judgeForeign(value, comment);
}

function judgeExample(value: string, comment: string): string | undefined {
  if (!value.startsWith(`${PUBLIC_NAME}/`)) return judgeForeign(value, comment);
  return value.endsWith(`@${OWN_VERSION}`) ? undefined : `examples take @${OWN_VERSION}`;
}

function judgeForeign(value: string, comment: string): string | undefined {
  if (!PINNED.test(value)) return 'pin it by the full commit SHA';
  return VERSION_COMMENT.test(comment) ? undefined : 'name the version of this commit, as in `# v1.2.3`';
}

function usesIn(text: string): readonly Scalar[] {
  const found: Scalar[] = [];
  visit(parseDocument(text), {
    Pair(_, pair) {
      if (isPair(pair) && isScalar(pair.key) && pair.key.value === 'uses' && isScalar(pair.value)) {
        found.push(pair.value);
      }
    },
  });
  return found;
}
