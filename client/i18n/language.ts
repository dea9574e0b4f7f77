import { isLanguage, type Language } from "../../shared/languages.ts";

/** Each in itself, so that its readers find it. */
export const languageNames: Readonly<Record<Language, string>> = { en: "English", ru: "Русский" };

/** The first of a browser's languages that Regatta speaks; English when there is none. */
export function pickLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const base = tag.toLowerCase().split("-")[0];
    if (isLanguage(base)) return base;
  }
  return "en";
}
