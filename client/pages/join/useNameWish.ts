import { type ReadonlySignal, useComputed, useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { loadNameWords, type NameWords } from "../../i18n/nameWords.ts";
import { untilLoaded } from "../../net/untilLoaded.ts";
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

/** The first suggestion comes with the words of the reader's language, a moment after the page. ENT23 */
export function useNameWish(): NameWish {
  const { dice, preferences } = useApp();
  const offered = useMemo(() => new Set<string>(), []);
  const words = useSignal<NameWords | null>(null);
  const suggestion = useSignal("");
  const written = useSignal<string | null>(null);
  const makeOne = () => {
    if (!words.value) return;
    suggestion.value = makeTeamName(words.value, dice, offered);
    offered.add(suggestion.value);
  };
  const language = preferences.language.value;
  useEffect(
    () =>
      untilLoaded(loadNameWords[language], (loaded) => {
        words.value = loaded;
        makeOne();
      }),
    [language],
  );
  return {
    name: useComputed(() => written.value ?? suggestion.value),
    typed: useComputed(() => written.value ?? ""),
    isSuggested: useComputed(() => written.value === null),
    type(name) {
      written.value = name;
    },
    suggest() {
      if (!words.value) return;
      makeOne();
      written.value = null;
    },
  };
}
