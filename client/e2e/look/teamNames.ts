import type { Language } from "../../../shared/languages.ts";

/** Names as pupils choose them: short, long, without a space, in every script. */
export const teamNames: Readonly<
  Record<Language, Readonly<Record<"own" | "removed" | "poor" | "unlucky", string>>>
> = {
  en: {
    own: "The Improbable Integrals of Form 7B",
    removed: "Removed",
    poor: "Broke but Brave",
    unlucky: "Friday the 13th",
  },
  ru: {
    own: "Невероятные интегралы из 7«Б» класса",
    removed: "Удалённые",
    poor: "Бедные, но гордые",
    unlucky: "Пятница, 13-е",
  },
};

const names: Readonly<Record<Language, readonly string[]>> = {
  en: [
    "Π",
    "Incomprehensibilities-and-Absurdities-Ltd",
    "Seven Samurai",
    "=SUM(A1) <b>C</b>",
    "🦊 Foxes 🦊",
    "Euler",
  ],
  ru: [
    "Ы",
    "Достопримечательнейшиепревосходительства",
    "Семь самураев",
    "Ёжики в тумане",
    "🦊 Лисы 🦊",
    "Эйлер",
  ],
};

/** Enough for a second page on the screen. */
export function manyTeams(language: Language): readonly string[] {
  const own = names[language];
  const numbered = Array.from({ length: 16 }, (_, index) => `${own.at(-1)} ${index + 2}`);
  return [...own.map((name) => name.slice(0, 40)), ...numbered];
}
