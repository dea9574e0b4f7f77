import { isLanguage, type Language } from "../../shared/languages.ts";

/** The first of a browser's languages that Regatta speaks; English when there is none. */
export function pickLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const base = tag.toLowerCase().split("-")[0];
    if (isLanguage(base)) return base;
  }
  return "en";
}
