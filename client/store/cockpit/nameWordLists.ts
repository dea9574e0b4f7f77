/** The words of a text that has one a line, each once. */
export function wordsIn(text: string): readonly string[] {
  return [...new Set(text.split("\n").map((line) => line.trim()))].filter((word) => word !== "");
}

/** What was typed over `before`, with what somebody else has added to that and taken out of it since. NAM3 */
export function withTheirWords(
  typed: readonly string[],
  before: readonly string[],
  now: readonly string[],
): readonly string[] {
  const takenOut = before.filter((word) => !now.includes(word));
  const added = now.filter((word) => !before.includes(word) && !typed.includes(word));
  return [...typed.filter((word) => !takenOut.includes(word)), ...added];
}
