/** The outputs of promote. `npm run docs` writes action.yml and the README's table from this table. */
import { defineOutputs } from '@container-kit/core';

export const outputs = defineOutputs({
  outcome:
    'What happened, in one word: `promoted`, `unchanged`, `rolled-back`, `planned`, `policy-failed` or `failed`.',
  digest: 'Digest of the promoted image: `sha256:4f53cda1...`.',
  source: 'The source by digest: `name@digest`.',
  destinations:
    'JSON list of `{"reference","digest","previous","changed"}`; `previous` is null when the tag was new.',
  manifests: 'JSON list of the changed manifest files.',
  'pull-request': 'URL of the pull request with the changed manifests.',
  commit: 'SHA of the commit with the changed manifests.',
  report: 'Absolute path of the JSON report of this step.',
});
