import { effect, type ReadonlySignal } from "@preact/signals";
import type { Texts } from "../i18n/texts.ts";
import type { Storage } from "../store/browserStorage.ts";
import type { Preferences } from "../store/preferences.ts";

/** Puts the girl, the kitten and the petals on the page while the theme is pink; their code is loaded only then. */
export function showDecor(
  preferences: Preferences,
  texts: ReadonlySignal<Texts>,
  storage: Storage,
): () => void {
  let remove = () => {};
  const stop = effect(() => {
    remove();
    let gone = false;
    remove = () => {
      gone = true;
    };
    if (preferences.theme.value !== "pink") return;
    import("./mountDecor.tsx").then(
      ({ mountDecor }) => {
        if (!gone) remove = mountDecor(texts, storage);
      },
      // Without a network there are no petals; the page is none the worse.
      () => {},
    );
  });
  return () => {
    stop();
    remove();
  };
}
