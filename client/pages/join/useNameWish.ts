import { type ReadonlySignal, useComputed, useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { Language } from "../../../shared/languages.ts";
import { nameWords } from "../../i18n/nameWords.ts";
import { useApp } from "../AppContext.ts";
import { makeTeamName } from "./makeTeamName.ts";

/** What a new team is to be called: what was typed, and a suggestion as long as nothing was. */
export interface NameWish {
  readonly name: ReadonlySignal<string>;
  /** Without the suggestion. */
  readonly typed: ReadonlySignal<string>;
  readonly isSuggested: ReadonlySignal<boolean>;
  type(name: string): void;
  /** Suggests a name that was not suggested before, in the place of whatever stands there. */
  suggest(): void;
}

/** ENT23 */
export function useNameWish(): NameWish {
  const { dice, preferences } = useApp();
  const offered = useMemo(() => new Set<string>(), []);
  const makeOne = (language: Language) => {
    const made = makeTeamName(nameWords[language], dice, offered);
    offered.add(made);
    return made;
  };
  const suggestion = useSignal("");
  const language = preferences.language.value;
  useMemo(() => {
    suggestion.value = makeOne(language);
  }, [language]);
  const written = useSignal<string | null>(null);
  return {
    name: useComputed(() => written.value ?? suggestion.value),
    typed: useComputed(() => written.value ?? ""),
    isSuggested: useComputed(() => written.value === null),
    type(name) {
      written.value = name;
    },
    suggest() {
      suggestion.value = makeOne(preferences.language.peek());
      written.value = null;
    },
  };
}
