import type { ReadonlySignal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Language } from "../../shared/languages.ts";
import { en } from "./en.ts";
import { ru } from "./ru.ts";

/** Every sentence of the pages in one language. English is the measure: what another language lacks does not compile. */
export type Texts = typeof en;

export const dictionaries: Readonly<Record<Language, Texts>> = { en, ru };

export const TextsContext = createContext<ReadonlySignal<Texts> | null>(null);

/** The sentences in the reader's language; the component is drawn anew when the language changes. */
export function useTexts(): Texts {
  const texts = useContext(TextsContext);
  if (!texts) throw new Error("no TextsContext above");
  return texts.value;
}
