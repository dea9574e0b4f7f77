/** Mutants that no test can tell from the program, by id, each with the reason. */
export const equivalents: Readonly<Record<string, string>> = {
  "server/journal/sealedFields.ts | comparison → >= | .filter(([, paths]) => paths.length > 0), | 36":
    "an event without PINs would be copied, field by field, into its like",
};
