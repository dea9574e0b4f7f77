import type { Language } from "../../shared/languages.ts";

/** The words of which a language makes names for teams: any of the first before any of the second. */
export interface NameWords {
  readonly qualities: readonly string[];
  readonly crews: readonly string[];
}

/** Loaded when a name is to be made: the first page has no room for them. */
export const loadNameWords: Readonly<Record<Language, () => Promise<NameWords>>> = {
  en: async () => (await import("./enNames.ts")).nameWords,
  ru: async () => (await import("./ruNames.ts")).nameWords,
};
