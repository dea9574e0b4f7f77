import { type ReadonlySignal, signal } from "@preact/signals";
import { createContext } from "preact";

/** A picture that a text names by `media:ID`. */
export type PictureState =
  | { readonly kind: "waiting" }
  /** `url` is of a blob that this page holds. */
  | { readonly kind: "there"; readonly url: string }
  /** There is none of that name for whoever looks. */
  | { readonly kind: "gone" };

/** The pictures of one contest as this page may see them. */
export interface Pictures {
  /** Asked for when it was not yet. */
  get(id: string): ReadonlySignal<PictureState>;
}

const gone = signal<PictureState>({ kind: "gone" });

/** Where no page provides pictures there are none: their words stand in their place. */
export const PicturesContext = createContext<Pictures>({ get: () => gone });

export interface EnlargedPicture {
  readonly url: string;
  /** Empty: it only decorates. */
  readonly alt: string;
}

/** Shows a picture as large as the page; null: pictures are only looked at where they stand. MED12 */
export const EnlargeContext = createContext<((picture: EnlargedPicture) => void) | null>(null);
