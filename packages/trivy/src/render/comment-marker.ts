/** What tells the comment of one gate from that of another one on the same pull request. */
import { createHash } from 'node:crypto';
import { stableName } from './stable-name.ts';

/** Whose comment it is. */
export interface CommentOwner {
  readonly workflow: string;
  readonly job: string;
  /** The image or path as the user named it. */
  readonly subject: string;
}

/** The marker for a sticky comment: the same in all runs of a job about an image. */
export function commentMarker({ workflow, job, subject }: CommentOwner): string {
  const owner = JSON.stringify([workflow, job, stableName(subject)]);
  return `container-kit:trivy-gate:${createHash('sha256').update(owner).digest('hex').slice(0, 16)}`;
}
