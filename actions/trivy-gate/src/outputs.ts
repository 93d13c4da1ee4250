/** The outputs of trivy-gate. `npm run docs` writes action.yml and the README's table from this table. */
import { defineOutputs } from '@container-kit/core';

export const outputs = defineOutputs({
  outcome: 'The verdict, in one word: `passed`, `policy-failed`, `scan-error` or `stale-db`.',
  counts:
    'JSON: `{"critical":{"total":2,"new":1,"existing":1,"excepted":0,"gating":1},"high":{...},"medium":{...},"low":{...},"unknown":{...},"fixed":0,"kev":0}`. A finding of several platforms counts once.',
  report: 'Absolute path of the JSON report of this step.',
  markdown: 'Absolute path of the same report as Markdown, with nothing cut.',
  sarif:
    'Absolute path of the SARIF file; of a folder with several when one would be larger than GitHub takes.',
  sbom: 'Absolute path of the SBOM; of a folder with one for each platform when there are several.',
  'database-digest': 'Digest of the vulnerability database.',
  'database-date': 'When the vulnerability database was made, in ISO 8601.',
  digests: 'JSON: platform → digest of the manifest that was scanned.',
});
