import type { ReadonlySignal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Language } from "../../shared/languages.ts";
import type { en } from "./en.ts";

/** Every sentence of the pages in one language. English is the measure: what another language lacks does not compile. */
export type Texts = typeof en;

/** A reader fetches the sentences of one language only: those of all would be a quarter of what the first page may weigh. */
export const loadTexts: Readonly<Record<Language, () => Promise<Texts>>> = {
  en: async () => (await import("./en.ts")).en,
  ru: async () => (await import("./ru.ts")).ru,
};

export const TextsContext = createContext<ReadonlySignal<Texts> | null>(null);

/** The sentences in the reader's language; the component is drawn anew when the language changes. */
export function useTexts(): Texts {
  const texts = useContext(TextsContext);
  if (!texts) throw new Error("no TextsContext above");
  return texts.value;
}
