/**
 * The few expressions that manifests of JavaScript actions use. Whatever else stands in `${{ }}` is an error:
 * a harness that guessed would let a test pass for the wrong reason.
 */

/** How a job stands, for conditions. */
export type JobStatus = 'success' | 'failure' | 'cancelled';

/** An expression that this harness does not know. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError';
}

/**
 * Fills in `${{ github.x }}` and `${{ runner.x }}`; an unknown property is empty, as on GitHub.
 *
 * @param template text with any number of expressions
 * @param contexts values by context and lower-case property
 * @throws {ExpressionError} for any other expression
 */
export function fillIn(
  template: string,
  contexts: Readonly<Record<string, Readonly<Record<string, string>>>>,
): string {
  return template.replace(/\$\{\{(.*?)\}\}/gs, (_, expression: string) => {
    const [, context = '', property = ''] = /^\s*([a-z]+)\.([a-z_]+)\s*$/i.exec(expression) ?? [];
    const values = contexts[context.toLowerCase()];
    if (values === undefined) {
      throw new ExpressionError(
        `unsupported expression "\${{${expression}}}": this runner knows ${Object.keys(contexts).join('.*, ')}.*`,
      );
    }
    return values[property.toLowerCase()] ?? '';
  });
}

/**
 * Evaluates an `if`, `pre-if` or `post-if` made of `always()`, `success()`, `failure()`, `cancelled()`, `!`,
 * `&&` and `||`.
 *
 * @throws {ExpressionError} for anything else
 */
export function isMet(condition: string, status: JobStatus): boolean {
  const bare = condition.replace(/^\s*\$\{\{(.*)\}\}\s*$/s, '$1');
  return bare
    .split('||')
    .map((part) => part.split('&&').map((term) => isTermMet(term, status)))
    .some((terms) => terms.every(Boolean));
}

function isTermMet(term: string, status: JobStatus): boolean {
  const [, not, name] = /^\s*(!?)\s*(always|success|failure|cancelled)\(\)\s*$/.exec(term) ?? [];
  if (name === undefined) {
    throw new ExpressionError(
      `unsupported condition "${term.trim()}": this runner knows always(), success(), failure(), cancelled()`,
    );
  }
  return (name === 'always' || name === status) !== (not === '!');
}
