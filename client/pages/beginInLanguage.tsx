import { effect, type ReadonlySignal, signal } from "@preact/signals";
import { render } from "preact";
import type { Language } from "../../shared/languages.ts";
import { loadTexts, type Texts } from "../i18n/texts.ts";
import { untilLoaded } from "../net/untilLoaded.ts";
import { Mark } from "./parts/Mark.tsx";

/** A slow network's time; whoever waits longer is told. */
const patienceMs = 5_000;

/**
 * Shows the mark in `root` until the reader's sentences have come, then calls `show` with them; they follow the reader's
 * language from then on. When they stay away, the notice of index.html says in all languages that a part is missing. PAG7
 */
export function beginInLanguage(
  root: Element,
  language: ReadonlySignal<Language>,
  show: (texts: ReadonlySignal<Texts>) => void,
  load = loadTexts,
): void {
  render(
    <div class="beginning" aria-busy="true">
      <Mark />
    </div>,
    root,
  );
  const notice = root.ownerDocument.getElementById("lost-script");
  const telling = setTimeout(() => notice?.removeAttribute("hidden"), patienceMs);
  untilLoaded(load[language.peek()], (first) => {
    clearTimeout(telling);
    notice?.setAttribute("hidden", "");
    const texts = signal(first);
    effect(() =>
      untilLoaded(load[language.value], (loaded) => {
        texts.value = loaded;
      }),
    );
    show(texts);
  });
}
