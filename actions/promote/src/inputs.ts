/** The inputs of promote. `npm run docs` writes action.yml and the README's table from this table. */
import { boolean, choice, defineInputs, type InputValues, raw, secret, text } from '@container-kit/core';
import { registryInputs } from '@container-kit/login';
import { scannerInputs } from '@container-kit/trivy/inputs';
import { PUBLIC_FULCIO_URL, PUBLIC_REKOR_URL } from './record/keyless/public-good.ts';

export const inputs = defineInputs({
  // What goes where
  source: text({
    help: 'Image to promote, by tag or digest: `ghcr.io/org/app:1.4.2`. With `rollback` it stays empty.',
  }),
  destination: raw({
    help: 'Where to, one full reference a line: `ghcr.io/org/app:production`.',
  }),
  environment: text({
    help: 'Name of the environment. It picks the gates of the policy file and the GitHub Deployment.',
  }),
  referrers: choice(['all', 'none'], {
    help: 'Which signatures, SBOMs and attestations go along: `all`, those of cosign tags included, or `none`.',
    default: 'all',
  }),
  'immutable-tags': boolean({ help: 'Refuse to move a tag that points to another image.', default: false }),
  'dry-run': boolean({ help: 'Print the plan and change nothing.', default: false }),
  rollback: boolean({
    help: 'Point `destination` back to the image that it had before its last promotion.',
    default: false,
  }),

  // Gates
  policy: text({
    help: 'Policy file. The default one may be missing.',
    default: '.github/container-kit.yml',
  }),
  'report-file': raw({
    help: 'Trivy JSON reports for the vulnerability gate, one path a line. Without any the gate takes verdicts that are attached to the image (see `verification-key`), else scans the image itself.',
  }),
  ...scannerInputs,

  // Deployment manifests
  manifests: raw({
    help: 'Globs of the deployment manifests to update, one a line: Kubernetes, kustomization, Helm values or Compose files.',
  }),
  image: text({ help: 'Image name to look for in them. Default: the name of the first destination.' }),
  commit: choice(['none', 'push', 'pull-request'], {
    help: 'What to do with changed manifests: `none` (change the files in the workspace), `push` (commit to the branch), or `pull-request` (open one, or update the open one).',
    default: 'none',
  }),
  branch: text({
    help: 'Branch that the manifests are read from and committed to. Default: the branch of the run, else the default branch.',
  }),

  // The record
  sign: choice(['auto', 'true', 'false'], {
    help: 'Whether to sign the promotion attestation: `auto`, `true` (fail when that is not possible) or `false`. It is signed with `signing-key`, else as the workflow, when the job has `id-token: write`; `auto` does the latter in public repositories only. An unsigned attestation says so.',
    default: 'auto',
  }),
  'signing-key': secret({
    help: 'Private key in PEM form, ECDSA P-256 or Ed25519, to sign the promotion attestation with.',
  }),
  'fulcio-url': text({
    help: 'Fulcio, which certifies the key when the workflow signs.',
    default: PUBLIC_FULCIO_URL,
  }),
  'rekor-url': text({
    help: 'Rekor, which logs the signatures of the workflow. The default one is public.',
    default: PUBLIC_REKOR_URL,
  }),
  'verification-key': raw({
    help: 'Public key in PEM form. With it only promotions signed by it count as proof, for the gates `soak` and `from` and for `rollback`; and a fresh vulnerability attestation signed by it saves the gate `vulnerabilities` the scan.',
  }),

  // Registries and GitHub
  ...registryInputs,
  summary: boolean({ help: 'Write the job summary.', default: true }),
  'github-token': secret({
    help: 'Token for deployments, check runs, and commits of manifests.',
    default: '${{ github.token }}',
  }),
});

/** The inputs as main sees them: camelCase names, typed values. */
export type Inputs = InputValues<typeof inputs>;
