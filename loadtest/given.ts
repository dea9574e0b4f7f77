// What is typed after the name of a program. Whoever mistypes it is told so: a run that measures nothing looks like one in which
// nothing was wrong.

/** The arguments cannot be used; the message is one sentence for whoever typed them. */
export class BadOptions extends Error {
  override readonly name = "BadOptions";
}

/** Throws {@link BadOptions} for what is none of these. */
export function oneOf<T extends string>(name: string, given: string, known: readonly T[]): T {
  const found = known.find((candidate) => candidate === given);
  if (found !== undefined) return found;
  throw new BadOptions(`--${name} must be one of ${known.join(", ")}, not "${given}".`);
}

/** Those that are named, with commas between them, in the order of `known`. Throws {@link BadOptions} for what is none of these. */
export function someOf<T extends string>(name: string, given: string, known: readonly T[]): readonly T[] {
  const asked = given.split(",");
  const strange = asked.filter((each) => !known.some((candidate) => candidate === each));
  if (strange.length === 0) return known.filter((candidate) => asked.includes(candidate));
  throw new BadOptions(`--${name} takes some of ${known.join(", ")}, not "${strange.join(", ")}".`);
}

/** Throws {@link BadOptions} for what is no whole number between these. */
export function whole(name: string, given: string, least: number, most: number): number {
  const value = Number(given);
  if (/^\d{1,10}$/.test(given) && value >= least && value <= most) return value;
  throw new BadOptions(`--${name} must be a whole number from ${least} to ${most}, not "${given}".`);
}

/** Throws {@link BadOptions} for what is no number above 0, or above `most`. */
export function positive(name: string, given: string, most: number): number {
  const value = Number(given);
  if (/^\d{1,6}(\.\d{1,3})?$/.test(given) && value > 0 && value <= most) return value;
  throw new BadOptions(`--${name} must be a number above 0, ${most} at most, not "${given}".`);
}

/** Of what is drawn by chance: any whole number. */
export function seedOf(given: string): number {
  return whole("seed", given, 0, 1_000_000_000);
}

/** What `read` makes of the arguments; where they cannot be used, the program ends with the sentence that says so. */
export function givenOrEnd<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof BadOptions)) throw error;
    console.error(error.message);
    process.exit(2);
  }
}
