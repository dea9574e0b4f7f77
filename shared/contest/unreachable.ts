/**
 * Ends a `switch` over a union: a forgotten member does not compile. Throws if a value escaped its type, naming only
 * what kind of value it was: errors are logged, and a value may hold a key. SEE20
 */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${nameOf(value)}`);
}

function nameOf(value: unknown): string {
  if (typeof value !== "object" || value === null) return typeof value;
  return Object.keys(value).join();
}
