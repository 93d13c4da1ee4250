/** Decides who signs the record of a promotion, if anybody. */
import { type ActionContext, getIdToken, textAt, UserError } from '@container-kit/core';
import type { Inputs } from './inputs.ts';
import { PUBLIC_REKOR_URL } from './record/keyless/public-good.ts';
import type { Signer } from './record/signer.ts';

/**
 * A key goes before the identity of the run: who gives one, wants it used. Nothing is asked of a service yet.
 *
 * @returns undefined when the record stays unsigned
 * @throws {UserError} with `sign: true`, when there is neither; for a key that is none, and for URLs of no use
 */
export async function chooseSigner(inputs: Inputs, context: ActionContext): Promise<Signer | undefined> {
  if (inputs.sign === 'false') return undefined;
  if (inputs.signingKey !== '') {
    const { keySigner, loadSigningKey } = await import('./record/index.ts');
    return keySigner(loadSigningKey(inputs.signingKey));
  }
  const { ACTIONS_ID_TOKEN_REQUEST_URL: tokenUrl } = context.env;
  if (tokenUrl)
    return inputs.sign === 'true' || mayLog(inputs, context) ? keyless(inputs, context) : undefined;
  if (inputs.sign === 'auto') return undefined;
  throw new UserError('input "sign" is true, and there is nothing to sign with', {
    fix: 'add "permissions: id-token: write" to the job, or set "signing-key"',
  });
}

/** The public log would show the name of a private repository and of its workflow, for ever. */
function mayLog(inputs: Inputs, { github, log }: ActionContext): boolean {
  if (inputs.rekorUrl !== PUBLIC_REKOR_URL) return true;
  if (textAt(github.event, 'repository', 'visibility') === 'public') return true;
  log.info(
    'The record stays unsigned: signing as the workflow would write the name of this repository into a public log. ' +
      'Set "sign: true" if it may, or "sign: false" if not.',
  );
  return false;
}

async function keyless(inputs: Inputs, { env, signal }: ActionContext): Promise<Signer> {
  const { KeylessSigner } = await import('./record/keyless/keyless-signer.ts');
  const { fulcioUrl, rekorUrl } = inputs;
  return new KeylessSigner({ fulcioUrl, rekorUrl, env, signal, getToken: getIdToken });
}
