/** What stands in a part of a text. */
export interface Inside {
  /** The characters at its ends, but for the marks there; empty: it has none. */
  readonly first: string;
  readonly last: string;
  readonly hasArithmetic: boolean;
  readonly hasWord: boolean;
  readonly hasLetterOrDigit: boolean;
}

/**
 * Looks a text through once, and tells of each of its parts what stands there: there may be thousands, one within the other. SCY9
 */
export function insidesOf(whole: string, mark: string): (from: number, to: number) => Inside {
  const hasArithmetic = whereIs(/\d\s*[+*/=×·÷^<>≤≥±−]|[+*/=×·÷^<>≤≥±−]\s*\d/gu, whole);
  const hasWord = whereIs(/\p{L}{2}/gu, whole);
  const hasLetterOrDigit = whereIs(/[\p{L}\d]/gu, whole);
  const firstFrom: number[] = [];
  const lastUntil: number[] = [];
  for (let at = whole.length - 1; at >= 0; at -= 1)
    firstFrom[at] = whole.charAt(at) === mark ? (firstFrom[at + 1] ?? whole.length) : at;
  for (let at = 0; at < whole.length; at += 1)
    lastUntil[at] = whole.charAt(at) === mark ? (lastUntil[at - 1] ?? -1) : at;
  return (from, to) => {
    const first = firstFrom[from] ?? whole.length;
    const last = lastUntil[to - 1] ?? -1;
    return {
      first: first < to ? whole.charAt(first) : "",
      last: last >= from ? whole.charAt(last) : "",
      hasArithmetic: hasArithmetic(from, to),
      hasWord: hasWord(from, to),
      hasLetterOrDigit: hasLetterOrDigit(from, to),
    };
  };
}

/** Whether something that fits stands wholly between two places. */
function whereIs(sought: RegExp, whole: string): (from: number, to: number) => boolean {
  const ends: number[] = new Array(whole.length + 1).fill(Number.POSITIVE_INFINITY);
  for (let found = sought.exec(whole); found !== null; found = sought.exec(whole)) {
    ends[found.index] = sought.lastIndex;
    // What fits may begin within what fits.
    sought.lastIndex = found.index + ((whole.codePointAt(found.index) ?? 0) > 0xffff ? 2 : 1);
  }
  const endFrom = (at: number) => ends[at] ?? Number.POSITIVE_INFINITY;
  for (let at = whole.length - 1; at >= 0; at -= 1) ends[at] = Math.min(endFrom(at), endFrom(at + 1));
  return (from, to) => endFrom(from) <= to;
}
