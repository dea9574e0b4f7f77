import { effect, type ReadonlySignal } from "@preact/signals";
import type { Texts } from "../i18n/texts.ts";
import type { Storage } from "../store/browserStorage.ts";
import type { Preferences } from "../store/preferences.ts";
import type { Shown } from "../store/shownContest.ts";

export interface DecorParts {
  readonly preferences: Preferences;
  readonly texts: ReadonlySignal<Texts>;
  readonly storage: Storage;
  /** The contest that the page shows. */
  readonly shown: ReadonlySignal<Shown | null>;
}

/** Puts the girl, the kitten and the petals on the page while the theme is pink; their code is loaded only then. PNK7 */
export function showDecor(parts: DecorParts): () => void {
  const { theme } = parts.preferences;
  let remove = () => {};
  const stop = effect(() => {
    remove();
    let gone = false;
    remove = () => {
      gone = true;
    };
    if (theme.value !== "pink") return;
    import("./mountDecor.tsx").then(
      ({ mountDecor }) => {
        if (!gone) remove = mountDecor(parts);
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
