/** Ends a `switch` over a union: a forgotten member does not compile. Throws if a value escaped its type. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
