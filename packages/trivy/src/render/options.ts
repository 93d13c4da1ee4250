/** What the views need to know besides the report. Nothing of it may come from a pull request. */
export interface ViewOptions {
  /** Files of the repository as they were scanned, `https://github.com/octo/app/blob/<sha>`: lines become links. */
  readonly blobUrl?: string;
  /** The page of the run. */
  readonly runUrl?: string;
}
