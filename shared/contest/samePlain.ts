/** Whether two pieces of plain data say the same, in whatever order their keys were written. */
export function isSamePlain(one: unknown, other: unknown): boolean {
  return one === other || plain(one) === plain(other);
}

function plain(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
