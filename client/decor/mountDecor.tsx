import { render } from "preact";
import type { Storage } from "../store/browserStorage.ts";
import type { Preferences } from "../store/preferences.ts";
import { Decor } from "./Decor.tsx";
import { createPlaces } from "./places.ts";

/** Adds the decoration after the page's content, so that it comes last for the keyboard; returns how to remove it. */
export function mountDecor(preferences: Preferences, storage: Storage): () => void {
  const host = document.createElement("div");
  document.body.append(host);
  render(<Decor preferences={preferences} places={createPlaces(storage)} />, host);
  return () => {
    render(null, host);
    host.remove();
  };
}
