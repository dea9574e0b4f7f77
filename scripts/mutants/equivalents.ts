/** Mutants that no test can tell from the program, by id, each with the reason. */
export const equivalents: Readonly<Record<string, string>> = {};
