/** A scanner that may be run. */
export interface Scanner {
  /** Absolute. */
  readonly path: string;
  /** `0.74.0` */
  readonly version: string;
  /** `table`: the hash is container-kit's; `custom`: the hash is the user's; `user-supplied`: the program is. */
  readonly source: 'table' | 'custom' | 'user-supplied';
  /** SHA-256 of the program, lower-case hex. */
  readonly sha256: string;
}
