/** A place in a text that is being typed: it stays between the same words. */
export interface TextPlace {
  at: number;
}

export interface TextPlaces {
  /** In what was last told of the text. */
  open(at: number): TextPlace;
  close(place: TextPlace): void;
  /** The text is this now, by typing or otherwise. */
  follow(text: string): void;
  /** At `place` something of this length was put, to make `text`; the place, and those opened after it there, stand behind it. */
  inserted(place: TextPlace, length: number, text: string): void;
}

export function createTextPlaces(text: string): TextPlaces {
  let last = text;
  const open: TextPlace[] = [];
  return {
    open(at) {
      const place = { at };
      open.push(place);
      return place;
    },
    close(place) {
      const index = open.indexOf(place);
      if (index >= 0) open.splice(index, 1);
    },
    follow(next) {
      if (next !== last) for (const place of open) place.at = movedPlace(place.at, last, next);
      last = next;
    },
    inserted(place, length, next) {
      const index = open.indexOf(place);
      const { at } = place;
      for (const [number, other] of open.entries())
        if (other.at > at || (other.at === at && number >= index)) other.at += length;
      last = next;
    },
  };
}

/** What is typed right at a place stands behind it; a place in what was taken away stands where that began. */
export function movedPlace(at: number, before: string, after: string): number {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  if (at <= head) return at;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail])
    tail += 1;
  return at >= before.length - tail ? at + after.length - before.length : head;
}
