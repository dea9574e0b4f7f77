import { effect } from "@preact/signals";
import type { EnlargedPicture, Pictures } from "./Pictures.ts";

export interface PictureWords {
  /** Stands where a picture has no words of its own, until it is there. */
  readonly coming: string;
  readonly gone: (words: string) => string;
  readonly enlarge: string;
}

export interface DrawPictures {
  readonly pictures: Pictures;
  readonly words: PictureWords;
  /** Null: pictures are only looked at where they stand. */
  readonly enlarge: ((picture: EnlargedPicture) => void) | null;
  /** Those of the drawing before, by address: one that moves does not flicker while its text is typed. */
  readonly kept: Map<string, HTMLImageElement>;
}

/** Draws pictures into the places of a drawn statement as they come; returns how to stop, which leaves it as it was. MED10 MED11 */
export function drawPictures(statement: HTMLElement, how: DrawPictures): () => void {
  const stops = [
    ...[...statement.querySelectorAll<HTMLImageElement>("img")].map((image) => wrap(image, how)),
    ...[...statement.querySelectorAll<HTMLElement>("[data-picture]")].map((place) => fill(place, how)),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

function fill(place: HTMLElement, how: DrawPictures): () => void {
  const alt = place.textContent ?? "";
  const state = how.pictures.get(place.dataset.picture ?? "");
  const stop = effect(() => {
    const picture = state.value;
    place.dataset.state = picture.kind;
    switch (picture.kind) {
      case "waiting":
        place.replaceChildren(alt || how.words.coming);
        break;
      case "gone":
        showGone(place, alt, how.words);
        break;
      case "there":
        place.replaceChildren(framed(imageOf(picture.url, alt, place, how), place, how));
    }
  });
  return () => {
    stop();
    delete place.dataset.state;
    place.replaceChildren(alt);
  };
}

function imageOf(url: string, alt: string, place: HTMLElement, how: DrawPictures): HTMLImageElement {
  const kept = how.kept.get(url);
  const image = kept && !kept.isConnected ? kept : document.createElement("img");
  if (image !== kept) {
    image.src = url;
    if (!kept) how.kept.set(url, image);
  }
  image.alt = alt;
  image.onerror = () => {
    how.kept.delete(url);
    place.dataset.state = "gone";
    showGone(place, alt, how.words);
  };
  return image;
}

/** Its words, with a sign: no state by looks alone. */
function showGone(place: HTMLElement, alt: string, words: PictureWords): void {
  const sign = document.createElement("span");
  sign.setAttribute("aria-hidden", "true");
  sign.textContent = "△ ";
  place.replaceChildren(sign, words.gone(alt));
}

/** A picture that came with its text. */
function wrap(image: HTMLImageElement, how: DrawPictures): () => void {
  const frame = document.createElement("span");
  frame.className = "statement-picture";
  frame.dataset.state = "there";
  image.replaceWith(frame);
  frame.append(framed(image, frame, how));
  return () => frame.replaceWith(image);
}

/** In a button that enlarges it; but in a link or an answer to choose, a press means that. */
function framed(image: HTMLImageElement, place: HTMLElement, { enlarge, words }: DrawPictures): HTMLElement {
  if (!enlarge || place.closest("a, label, button")) return image;
  const button = document.createElement("button");
  button.type = "button";
  button.title = words.enlarge;
  if (image.alt === "") button.setAttribute("aria-label", words.enlarge);
  button.append(image);
  button.onclick = () => enlarge({ url: image.src, alt: image.alt });
  return button;
}
