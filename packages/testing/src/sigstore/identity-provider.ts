/** GitHub's provider of identity tokens (docs.github.com, "OpenID Connect reference"). */
import { generateKeyPairSync, sign, verify } from 'node:crypto';

export const ISSUER = 'https://token.actions.githubusercontent.com';

/** What a job with `id-token: write` authenticates with. */
export const REQUEST_TOKEN = 'request-t0ken';

const WORKFLOW = 'octo-org/app/.github/workflows/promote.yml@refs/heads/main';

/** The identity in certificates that Fulcio makes from these tokens. */
export const SUBJECT = `https://github.com/${WORKFLOW}`;

export interface Claims {
  readonly iss: string;
  readonly aud: string;
  readonly sub: string;
  readonly exp: number;
  readonly job_workflow_ref: string;
}

export class IdentityProvider {
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });

  issue(audience: string, changes: object = {}): string {
    const claims: Claims = {
      iss: ISSUER,
      aud: audience,
      sub: 'repo:octo-org/app:environment:production',
      exp: Math.floor(Date.now() / 1000) + 300,
      job_workflow_ref: WORKFLOW,
    };
    const content = [
      { alg: 'ES256', typ: 'JWT' },
      { ...claims, ...changes },
    ]
      .map(encode)
      .join('.');
    const key = { key: this.#keys.privateKey, dsaEncoding: 'ieee-p1363' } as const;
    return `${content}.${sign('sha256', Buffer.from(content), key).toString('base64url')}`;
  }

  /** @returns undefined for a token that was not issued here, or for somebody else, or is too old. */
  check(token: string, audience: string): Claims | undefined {
    const [head = '', body = '', signature = ''] = token.split('.');
    const key = { key: this.#keys.publicKey, dsaEncoding: 'ieee-p1363' } as const;
    const content = Buffer.from(`${head}.${body}`);
    if (!verify('sha256', content, key, Buffer.from(signature, 'base64url'))) return undefined;
    const claims: Claims = JSON.parse(Buffer.from(body, 'base64url').toString());
    return claims.aud === audience && claims.exp > Date.now() / 1000 ? claims : undefined;
  }
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
