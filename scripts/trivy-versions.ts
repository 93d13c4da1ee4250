/**
 * Adds a release of Trivy to the table in packages/trivy/src/install/versions.ts, for a pull request:
 *
 *     node --conditions=source scripts/trivy-versions.ts 0.75.0
 *
 * The checksums of the release must be signed by Trivy's release workflow for that very tag, which cosign verifies with
 * Sigstore's public root of trust, and the signature must be seven days old: the malicious releases of 2026 carried
 * genuine signatures, and were found out within hours. Each archive is downloaded and its program hashed as well.
 */
import { parseArgs } from 'node:util';
import { addRelease } from './trivy-versions/add.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** Folder with a folder `v<version>` per release, in place of GitHub's. */
    releases: { type: 'string', default: 'https://github.com/aquasecurity/trivy/releases/download' },
    /** File with a root of trust of Sigstore, in place of the public one. */
    'trusted-root': { type: 'string' },
  },
});
const [version] = positionals;
if (version === undefined || positionals.length > 1) {
  throw new Error('say which version to add: trivy-versions.ts 0.75.0');
}
console.log(await addRelease(version, { releases: values.releases, trustedRoot: values['trusted-root'] }));
