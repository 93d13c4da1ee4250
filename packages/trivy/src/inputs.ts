/** The inputs that every action has which scans: where the scanner and its database come from. */
import { lines, text } from '@container-kit/core';

/** A part of an action's table of inputs. */
export const scannerInputs = {
  'trivy-version': text({
    help: 'Version of Trivy. Default: the one that container-kit was tested with. A version whose hash container-kit does not know needs `trivy-sha256` as well.',
  }),
  'trivy-sha256': text({
    help: 'SHA-256 of the release archive of `trivy-version` for this platform.',
  }),
  'trivy-path': text({
    help: 'Path of a Trivy that is installed already; nothing is downloaded then. Reports call it user-supplied.',
  }),
  'trivy-mirror': text({
    help: 'URL to load the release archive from instead of GitHub: a folder with the files of the release.',
  }),
  'db-repository': lines({
    help: 'Where the vulnerability database comes from, one repository a line, tried in this order. Default: `mirror.gcr.io/aquasec/trivy-db:2`, then `ghcr.io/aquasecurity/trivy-db:2`.',
  }),
  'java-db-repository': lines({
    help: 'Where the Java database comes from, one repository a line. It is loaded only when the image holds JAR files. Default: `mirror.gcr.io/aquasec/trivy-java-db:1`, then `ghcr.io/aquasecurity/trivy-java-db:1`.',
  }),
  'db-max-age': text({
    help: 'How many days old the vulnerability database may be. Default: what the policy says, else `3`.',
  }),
} as const;
