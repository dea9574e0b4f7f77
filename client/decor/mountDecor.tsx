import { render } from "preact";
import { Decor } from "./Decor.tsx";
import { createPlaces } from "./places.ts";
import type { DecorParts } from "./showDecor.ts";

/** Adds the decoration after the page's content, so that it comes last for the keyboard; returns how to remove it. */
export function mountDecor({ preferences, texts, storage, shown }: DecorParts): () => void {
  const host = document.createElement("div");
  document.body.append(host);
  render(
    <Decor texts={texts} places={createPlaces(storage)} shown={shown} isMoving={preferences.isMoving} />,
    host,
  );
  return () => {
    render(null, host);
    host.remove();
  };
}
