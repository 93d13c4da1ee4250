/** A commit in a tag, or a date: they are different in each run. */
const VOLATILE = /[0-9a-f]{7,}/g;

/** An image without its digest and without what changes in its tag from run to run; paths stay as they are. */
export function stableName(subject: string): string {
  return withoutDigest(subject).replaceAll(VOLATILE, '');
}

/** The repository of an image: no digest, no tag. */
export function repositoryName(subject: string): string {
  // A colon before a slash is that of a port.
  return withoutDigest(subject).replace(/:[^/:]*$/, '');
}

function withoutDigest(subject: string): string {
  return subject.replace(/@sha256:[0-9a-f]*$/, '');
}
