/**
 * The connection broke, was refused, or PostgreSQL is stopping or starting (classes 08 and 57P), or lacks what it needs: disk,
 * memory, connections (class 53).
 */
const codes = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|08...|53...|57P..)$/;
/** What `pg` says without a code. */
const sentences =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** Whether the database could not be asked at all: it says nothing about what was asked. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  return codes.test(code) || sentences.test(error.message) || isDatabaseAway(error.cause);
}
