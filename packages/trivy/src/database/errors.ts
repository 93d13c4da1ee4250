/** The database cannot be had, or cannot be used. The gate's outcome is then `scan-error`. */
export class DatabaseError extends Error {
  override readonly name: string = 'DatabaseError';
}

/** There is a database and it is too old to judge by. The gate's outcome is then `stale-db`. */
export class StaleDatabaseError extends DatabaseError {
  override readonly name = 'StaleDatabaseError';
  /** When the newest of those that were found was made. */
  readonly updatedAt: Date;

  constructor(message: string, updatedAt: Date) {
    super(message);
    this.updatedAt = updatedAt;
  }
}
