/** The outputs of build-push. `npm run docs` writes action.yml and the README's table from this table. */
import { defineOutputs } from '@container-kit/core';

export const outputs = defineOutputs({
  outcome:
    'What happened, in one word: `pushed`, `built`, `policy-failed`, `scan-error`, `build-failed` or `push-failed`.',
  pushed: '`true` when every tag points to the image, else `false`.',
  digest: 'Digest of the image index, or of the manifest of a single-platform image: `sha256:4f53cda1...`.',
  imageid: 'Image ID as `docker buildx build --iidfile` writes it.',
  digests: 'JSON object: platform → digest of its manifest, `{"linux/amd64":"sha256:..."}`.',
  counts: 'With `scan`: JSON of the findings by severity, as trivy-gate has it.',
  refs: 'Pushed images by digest, one `name@digest` a line.',
  tags: 'References with tags, one a line.',
  labels: 'Labels, one `name=value` a line.',
  annotations: 'Annotations, one `level:name=value` a line.',
  version: 'Version: the tag of the rule with the highest priority, without the image name.',
  json: 'JSON object with `tags`, `labels` and `annotations`, as docker/metadata-action has it.',
  metadata: 'JSON metadata of the build, as buildx writes it.',
  report: 'Absolute path of the JSON report of this step.',
});
