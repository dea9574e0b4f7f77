const uniqueViolation = "23505";
const lockNotAvailable = "55P03";

/** Whether `error` says that the named unique constraint or index was violated. The same for both databases. */
export function violatesUnique(error: unknown, constraint: string): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    error.code === uniqueViolation &&
    "constraint" in error &&
    error.constraint === constraint
  );
}

/** Whether `error` says that a value cannot be stored at all, such as NUL in jsonb: SQLSTATE class 22. */
export function isDataException(error: unknown): boolean {
  return (
    error instanceof Error && "code" in error && typeof error.code === "string" && error.code.startsWith("22")
  );
}

/** Whether a statement gave up because others held what it waited for. */
export function isLockTimeout(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === lockNotAvailable;
}
