import type { ReadonlySignal } from "@preact/signals";
import { render } from "preact";
import type { Texts } from "../i18n/texts.ts";
import type { Storage } from "../store/browserStorage.ts";
import { Decor } from "./Decor.tsx";
import { createPlaces } from "./places.ts";

/** Adds the decoration after the page's content, so that it comes last for the keyboard; returns how to remove it. */
export function mountDecor(texts: ReadonlySignal<Texts>, storage: Storage): () => void {
  const host = document.createElement("div");
  document.body.append(host);
  render(<Decor texts={texts} places={createPlaces(storage)} />, host);
  return () => {
    render(null, host);
    host.remove();
  };
}
