import type { Language } from "../../shared/languages.ts";
import { nameWords as en } from "./enNames.ts";
import { nameWords as ru } from "./ruNames.ts";

/** The words of which a language makes names for teams: any of the first before any of the second. */
export interface NameWords {
  readonly qualities: readonly string[];
  readonly crews: readonly string[];
}

export const nameWords: Readonly<Record<Language, NameWords>> = { en, ru };
