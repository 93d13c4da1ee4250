import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { download } from '@container-kit/core';
import { toolsPath } from '@container-kit/testing/tools';
import { CommandError, command } from '../command.ts';

/** Hashes that the release workflow has signed. */
export interface SignedChecksums {
  /** SHA-256 in lower-case hex, by file name. */
  readonly checksums: ReadonlyMap<string, string>;
  /** When the public log took the signature down. */
  readonly signedAt: Date;
}

/** Who signs Trivy's releases, and with whose word (aquasecurity/trivy, "Signature Verification"). */
const WORKFLOW = 'https://github.com/aquasecurity/trivy/.github/workflows/reusable-release.yaml';
const ISSUER = 'https://token.actions.githubusercontent.com';

const MAX_BYTES = 1024 * 1024;

/**
 * Downloads the checksums of a release and lets cosign verify who signed them. cosign finds Sigstore's root of trust by
 * itself and keeps it up to date, which no library that this repository has can do.
 *
 * @throws {CommandError} when the signature is not good, {@link HttpError} when the files cannot be had.
 */
export async function verifiedChecksums(
  version: string,
  source: { readonly mirror: string; readonly folder: string; readonly trustedRoot: string | undefined },
): Promise<SignedChecksums> {
  const name = `trivy_${version}_checksums.txt`;
  const checksums = join(source.folder, name);
  const bundle = `${checksums}.sigstore.json`;
  await download(`${source.mirror}/${name}`, { maxBytes: MAX_BYTES, to: checksums });
  await download(`${source.mirror}/${name}.sigstore.json`, { maxBytes: MAX_BYTES, to: bundle });
  const { exitCode, output } = await command(
    'cosign',
    [
      ['verify-blob', checksums, '--bundle', bundle],
      ['--certificate-identity', `${WORKFLOW}@refs/tags/v${version}`, '--certificate-oidc-issuer', ISSUER],
      source.trustedRoot === undefined ? [] : ['--trusted-root', source.trustedRoot],
    ].flat(),
    source.folder,
    { PATH: toolsPath },
  );
  if (exitCode !== 0)
    throw new CommandError(`the checksums of Trivy ${version} are not signed as they should be:\n${output}`);
  return {
    checksums: parseChecksums(await readFile(checksums, 'utf8')),
    signedAt: signatureTime(JSON.parse(await readFile(bundle, 'utf8'))),
  };
}

/** Lines as `sha256sum` prints them. @throws for any other line, and for a file that is there twice */
export function parseChecksums(text: string): ReadonlyMap<string, string> {
  const checksums = new Map<string, string>();
  for (const line of text.split('\n').filter((one) => one !== '')) {
    const [, hash, name] = /^([0-9a-f]{64}) [ *](\S+)$/.exec(line) ?? [];
    if (hash === undefined || name === undefined || checksums.has(name)) {
      throw new Error(`this line of the checksums is not understood: ${JSON.stringify(line)}`);
    }
    checksums.set(name, hash);
  }
  return checksums;
}

/** The parts of a bundle that are read here (protobuf-specs, sigstore_bundle.proto). cosign has verified it. */
interface Bundle {
  readonly verificationMaterial?: { readonly tlogEntries?: readonly { readonly integratedTime?: string }[] };
}

function signatureTime({ verificationMaterial }: Bundle): Date {
  const seconds = Number(verificationMaterial?.tlogEntries?.[0]?.integratedTime);
  // Newer logs keep no time of their own.
  if (!Number.isInteger(seconds) || seconds <= 0)
    throw new Error('the signature has no time of a public log');
  return new Date(seconds * 1000);
}
