/** The connection that holds this process's locks is broken; it is being made anew. Told as a database that is away. */
export class LockSessionAway extends Error {
  override readonly name = "LockSessionAway";
  /** As PostgreSQL calls a connection that there is not. */
  readonly code = "08003";

  constructor(cause?: unknown) {
    super("the connection that holds the contests' locks is broken", { cause });
  }
}
