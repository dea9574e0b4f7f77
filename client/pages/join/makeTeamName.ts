import type { NameWords } from "../../i18n/nameWords.ts";

/**
 * A name for a team, "Swift Herons", by `dice` from 0 to below 1; one of `offered` only when there is no other left. The
 * names come with no memory of their own: the same dice make the same name. ENT23
 */
export function makeTeamName(
  { qualities, crews }: NameWords,
  dice: () => number,
  offered: ReadonlySet<string>,
): string {
  const all = qualities.length * crews.length;
  const first = Math.floor(dice() * all);
  const nameAt = (index: number) =>
    `${qualities[Math.floor(index / crews.length)]} ${crews[index % crews.length]}`;
  for (let step = 0; step < all; step += 1) {
    const name = nameAt((first + step * stride) % all);
    if (!offered.has(name)) return name;
  }
  return nameAt(first);
}

/** A prime that divides no list's size, so that the next name is none of the same kind and every one is reached. */
const stride = 1_009;
