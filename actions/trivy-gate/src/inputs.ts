/**
 * The inputs of trivy-gate. `npm run docs` writes action.yml and the README's table from this table.
 *
 * What the policy file can say as well has no default here: the runner delivers a default as if the workflow had
 * written it, and then it would win over the file.
 */
import { boolean, choice, defineInputs, type InputValues, lines, secret, text } from '@container-kit/core';
import { registryInputs } from '@container-kit/login';
import { scannerInputs } from '@container-kit/trivy/inputs';

export const inputs = defineInputs({
  // What to scan
  'scan-type': choice(['image', 'fs', 'config', 'sbom'], {
    help: 'What to scan: an `image`, a folder with lock files (`fs`), a folder with Dockerfiles and other configuration (`config`), or an SBOM (`sbom`).',
    default: 'image',
  }),
  'image-ref': text({
    help: 'Image by tag or digest. It is read from its registry, else from the local Docker engine.',
  }),
  input: text({
    help: 'Image as a file: an OCI layout folder, or an archive of `docker save` or `docker buildx build --output type=oci`.',
  }),
  'scan-ref': text({ help: 'Path for `fs`, `config` and `sbom`.', default: '.' }),
  'report-file': lines({
    help: 'Trivy JSON reports to judge instead of scanning, one path a line: one for each platform.',
  }),
  platforms: text({
    help: 'Which platforms of an image to scan, such as `linux/amd64,linux/arm64`. Default: all.',
  }),
  scanners: text({
    help: 'What to look for: `vuln`, `secret`, `misconfig`, `license`. Default: `vuln,secret`; for `config`, `misconfig`; for `sbom`, `vuln`.',
  }),

  // What fails the gate
  policy: text({
    help: 'Policy file. The default one may be missing. On pull requests the file of the base branch counts.',
    default: '.github/container-kit.yml',
  }),
  severity: text({
    help: 'Severities that fail the gate. Default: what the policy says, else `HIGH,CRITICAL`.',
  }),
  'ignore-unfixed': text({
    help: 'Leave out findings that have no fixed version: `true` or `false`. Default: what the policy says, else `true`.',
  }),
  baseline: text({
    help: 'Only what is not in it fails the gate: `none`, `base-image`, `ref:<image>` or `report:<path>`. Default: what the policy says, else `none`.',
  }),
  exceptions: text({
    help: 'File with accepted findings, besides those of the policy. On pull requests the file of the base branch counts.',
  }),
  trivyignores: lines({
    help: 'Paths of `.trivyignore` or `.trivyignore.yaml` files to take exceptions from. On pull requests the files of the base branch count.',
  }),
  vex: lines({
    help: 'Paths of OpenVEX documents, one a line. On pull requests the files of the base branch count.',
  }),
  'on-error': choice(['fail', 'warn'], {
    help: 'What happens when the scan itself could not be done: `fail`, or `warn` and go on.',
    default: 'fail',
  }),

  // What people see
  comment: choice(['auto', 'true', 'false'], {
    help: 'Comment on the pull request, one comment that is kept up to date: `auto` when the event is one and the token may, `true`, or `false`.',
    default: 'auto',
  }),
  'upload-sarif': boolean({ help: 'Upload the findings to code scanning.', default: false }),
  sbom: choice(['none', 'cyclonedx', 'spdx'], {
    help: 'Also write an SBOM, made of the same scan: `cyclonedx`, `spdx` or `none`.',
    default: 'none',
  }),
  summary: boolean({ help: 'Write the job summary.', default: true }),

  // The scanner
  ...scannerInputs,
  sandbox: choice(['none', 'docker'], {
    help: 'Run Trivy in a container without network that sees nothing but the image: `docker`, which needs a local Docker engine, or `none`.',
    default: 'none',
  }),

  // Registries and GitHub
  ...registryInputs,
  'github-token': secret({
    help: 'Token to read the policy of the base branch, to comment and to upload SARIF.',
    default: '${{ github.token }}',
  }),
});

/** The inputs as main sees them: camelCase names, typed values. */
export type Inputs = InputValues<typeof inputs>;
