/** How a database server fails, in words that may be logged: never a statement, never a value. */

/** It refused a statement. `errno` as in MySQL's list of errors; null where the server gave none. */
export class QueryRefused extends Error {
  readonly errno: number | null;
  /** Vitess ended the transaction, mostly because it took too long. */
  readonly isAborted: boolean;

  constructor(errno: number | null, sqlstate: string | null, code: string) {
    const numbers = [errno && `(errno ${errno})`, sqlstate && `(sqlstate ${sqlstate})`];
    super(["The database refused a statement:", code, ...numbers].filter(Boolean).join(" "));
    // What the log shows of an error.
    this.name = `QueryRefused(${errno ?? code})`;
    this.errno = errno;
    this.isAborted = code === "ABORTED";
  }
}

/** It cannot be reached, or its answer was lost. */
export class DatabaseAway extends Error {
  /** What was asked may have been done all the same: the answer alone is lost. */
  readonly mayBeDone: boolean;

  constructor(why: string, mayBeDone: boolean) {
    super(`The database does not answer: ${why}`);
    this.name = `DatabaseAway(${why})`;
    this.mayBeDone = mayBeDone;
  }
}

/** It knows neither this name nor this password. */
export class CredentialsRefused extends Error {
  constructor() {
    super("The database refuses the name or the password in DATABASE_URL.");
    this.name = "CredentialsRefused";
  }
}
