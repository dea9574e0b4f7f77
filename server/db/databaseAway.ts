/** Why a system's network could not carry a connection, or broke it: no name, no route, nobody there. */
const ofTheNetwork =
  /^(ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|ENETDOWN|ENETRESET|ENOTFOUND|EAI_\w+)$/;
/**
 * PostgreSQL cannot be connected to, is stopping or starting (classes 08 and 57P), lacks what it needs: disk, memory,
 * connections (class 53), or is a replica that nobody has promoted yet (25006: it only reads; 55000: it is in recovery).
 */
const ofTheServer = /^(08...|53...|57P..|25006|55000)$/;
/** What `pg` says without a code. */
const sentences =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed)/;

/** There is no connection to the database, for whatever reason: so told by all that makes one. */
export class NotConnected extends Error {
  override readonly name = "NotConnected";
  /** As PostgreSQL calls a connection that could not be made. */
  readonly code = "08001";

  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** Whether the database could not be asked at all: it says nothing about what was asked. */
export function isDatabaseAway(error: unknown): boolean {
  return isTold(error, (code) => isOfTheNetwork(code) || ofTheServer.test(code));
}

/**
 * The same, as far as nobody else could be meant: told by PostgreSQL, by `pg`, or by whoever made the connection. What says only
 * that some connection broke may be about a client's, or about the pipe of a process that a client's file has ended.
 */
export function isCertainlyDatabaseAway(error: unknown): boolean {
  return isTold(error, (code) => ofTheServer.test(code));
}

function isTold(error: unknown, isAway: (code: string) => boolean): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  return isAway(code) || sentences.test(error.message) || isTold(error.cause, isAway);
}

/** Whether a system error's code says that nothing could be reached by its network. */
export function isOfTheNetwork(code: string): boolean {
  return ofTheNetwork.test(code);
}
