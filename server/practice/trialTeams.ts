import type { Language } from "../../shared/languages.ts";

/** What teams of a trial are called, in the contest's language: whoever looks at the standings knows which are none. */
const names: Readonly<Record<Language, { readonly author: string; simulated(nth: number): string }>> = {
  en: { author: "You", simulated: (nth) => `Simulated team ${nth}` },
  ru: { author: "Вы", simulated: (nth) => `Воображаемая команда ${nth}` },
};

/** The author's first, then the simulated ones. */
export function trialTeamNames(language: Language, simulated: number): readonly string[] {
  const words = names[language];
  return [words.author, ...Array.from({ length: simulated }, (_, index) => words.simulated(index + 1))];
}
