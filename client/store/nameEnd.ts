const longestEnd = 6;
const shortestStart = 8;

/**
 * A name in two: what may be left out of it where room is short, and its end, by which the teams of one school are told from
 * one another, as in "School 12, team 3". The end is empty where the last word is no short one. NME4
 */
export function partsOfName(name: string): { readonly start: string; readonly end: string } {
  const end = /\s\S+$/u.exec(name)?.[0] ?? "";
  const start = name.slice(0, name.length - end.length);
  const isTelling = [...end].length <= longestEnd && [...start].length >= shortestStart;
  return isTelling ? { start, end } : { start: name, end: "" };
}
