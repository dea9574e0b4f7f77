import type { Language } from "../../shared/languages.ts";
import { en } from "./en.ts";
import { ru } from "./ru.ts";
import type { Texts } from "./texts.ts";

/** All languages at once, for tests: pages load one. */
export const dictionaries: Readonly<Record<Language, Texts>> = { en, ru };
