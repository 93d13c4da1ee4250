/** Cosign reads from the registry what promote has signed as the workflow. */

import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describeWith } from '@container-kit/testing/requirements';
import { ISSUER, SUBJECT, startSigstore } from '@container-kit/testing/sigstore';
import { expect, test } from 'vitest';
import { workspaceWith } from '../build-push/harness.ts';
import { promote, registryWith, seed } from './harness.ts';

const execute = promisify(execFile);

describeWith(['cosign'], 'cosign', ({ cosign, env }) => {
  test('verifies the attestation as the README says, and not for another workflow', async () => {
    const [registry, sigstore] = await Promise.all([registryWith(), startSigstore()]);
    const { digest } = await seed(registry, 'team/app', '1.0');
    const destination = `${registry.host}/prod/app:stable`;
    const result = await promote(
      {
        source: `${registry.host}/team/app:1.0`,
        destination,
        'fulcio-url': sigstore.url,
        'rekor-url': sigstore.url,
      },
      { env: sigstore.permission },
    );
    expect(result.conclusion, result.log).toBe('success');
    const trustedRoot = join(workspaceWith({}), 'trusted_root.json');
    writeFileSync(trustedRoot, JSON.stringify(sigstore.trustedRoot));
    const verify = (identity: string) =>
      execute(
        cosign,
        [
          ['verify-attestation', destination, '--trusted-root', trustedRoot],
          ['--type', 'https://slsa.dev/verification_summary/v1'],
          ['--certificate-oidc-issuer', ISSUER, '--certificate-identity', identity],
        ].flat(),
        { env },
      );
    const { stdout } = await verify(SUBJECT);
    const { payload } = JSON.parse(stdout);
    const statement = JSON.parse(Buffer.from(payload, 'base64').toString());
    expect(statement.subject[0].digest.sha256).toBe(digest.replace('sha256:', ''));
    await expect(verify(SUBJECT.replace('promote.yml', 'other.yml'))).rejects.toThrow(
      /none of the|no matching/i,
    );
  });
});
