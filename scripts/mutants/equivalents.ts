/** Mutants that no test can tell from the program, by id, each with the reason. */
export const equivalents: Readonly<Record<string, string>> = {
  "server/journal/sealedFields.ts | comparison → >= | .filter(([, paths]) => paths.length > 0), | 36":
    "an event without PINs would be copied, field by field, into its like",
  'shared/contest/repairing.ts | logic → && | if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b; | 26':
    "a field that both have is of one type in both: values of one schema are compared",
  'server/http/addresses.ts | number → 1 | return (isMade ? virtual : 0) + (family === "IPv6" ? 4 : rangeOf(address)); | 27':
    "ranks of real adapters are 0 to 4, those of made ones begin at 8: one more changes no order",
};
