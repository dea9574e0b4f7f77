import type { Language } from "../../../shared/languages.ts";
import { type Composition, compositionName, compositions } from "./compositions.ts";
import { everySize, moods, type Sight, sizeName, turnOf } from "./sights.ts";

/** A contest of one sort, and how each of its pages is looked at. */
export interface ComposedLook {
  readonly composition: Composition;
  readonly sight: Sight;
}

/**
 * Each two of numbers of teams, boards, names, languages, sizes and moods meet in one of these, so on each page that shows such
 * contests. A contest costs more than a look: there are as many as their own pairs need, and each size in each mood is given
 * the one that brings most of what has not met yet. Another seed, other contests.
 */
export function composedLooks(seed: number): readonly ComposedLook[] {
  const contests = compositions(seed);
  const met = new Set<string>();
  const looks: ComposedLook[] = [];
  const take = (candidates: readonly ComposedLook[]) => {
    const best = bestOf(candidates, met, looks);
    looks.push(best);
    for (const pair of pairsIn(best)) met.add(pair);
  };
  for (const sight of everySight) take(contests.map((composition) => ({ composition, sight })));
  const all = contests.flatMap((composition) => everySight.map((sight) => ({ composition, sight })));
  while (all.some((look) => newIn(look, met) > 0)) take(all);
  return looks;
}

/** How the contests of one language are looked at, by their names. */
export function composedSights(language: Language, seed: number): ReadonlyMap<string, readonly Sight[]> {
  const looks = composedLooks(seed);
  const own = compositions(seed).filter((composition) => composition.language === language);
  return new Map(
    own.map((one) => {
      const name = compositionName(one);
      const ofIt = looks.filter(
        ({ composition }) => composition.language === language && compositionName(composition) === name,
      );
      return [name, ofIt.map(({ sight }) => sight)] as const;
    }),
  );
}

/** Each size in each mood: with each round of the sizes the moods go one further. */
const everySight: readonly Sight[] = Array.from({ length: everySize.length * moods.length }, (_, index) => {
  const round = Math.floor(index / everySize.length);
  return { size: turnOf(everySize, index), mood: turnOf(moods, (index % everySize.length) + round) };
});

/** What brings most that has not met; of equals the contest that is looked at least. */
function bestOf(
  candidates: readonly ComposedLook[],
  met: ReadonlySet<string>,
  looks: readonly ComposedLook[],
): ComposedLook {
  const worth = (look: ComposedLook) => {
    const seen = looks.filter(({ composition }) => composition === look.composition).length;
    return newIn(look, met) - seen / (looks.length + 1);
  };
  return candidates.reduce((best, look) => (worth(look) > worth(best) ? look : best));
}

function newIn(look: ComposedLook, met: ReadonlySet<string>): number {
  return pairsIn(look).filter((pair) => !met.has(pair)).length;
}

/** Each two of what it is made of, in words. */
export function pairsIn({ composition, sight }: ComposedLook): readonly string[] {
  const { language, teams, board, names } = composition;
  const parts = Object.entries({
    language,
    teams,
    board,
    names,
    size: sizeName(sight.size),
    mood: sight.mood,
  }).map(([factor, value]) => `${factor} ${value}`);
  return parts.flatMap((part, index) => parts.slice(index + 1).map((other) => `${part}, ${other}`));
}
