/**
 * Whether a call by `fetch` failed because nobody listens there: the one failure that says that the process is gone. Every
 * other one also befalls the calls to a process that lives, and may take its contests again: a connection that was reset is one
 * of a process that just closes it, an address without a way is often this computer's own trouble, and a name that nobody
 * knows may be known again in a moment. Of a name with several addresses each one must refuse: what the error shows as its
 * own is the first one's. CLU6
 */
export function isRefused(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : null;
  const causes: readonly unknown[] = cause instanceof AggregateError ? cause.errors : [cause];
  return causes.length > 0 && causes.every(saysRefused);
}

function saysRefused(cause: unknown): boolean {
  return cause instanceof Error && "code" in cause && cause.code === "ECONNREFUSED";
}
