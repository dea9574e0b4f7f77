import { type ReadonlySignal, signal } from "@preact/signals";
import type { Storage } from "../store/browserStorage.ts";
import type { Place } from "./place.ts";

export const figureNames = ["girl", "kitten"] as const;
export type FigureName = (typeof figureNames)[number];

/** Where the viewer put the figures; remembered by the browser, for every page. */
export interface Places {
  /** Null: where the page has room. */
  readonly of: Readonly<Record<FigureName, ReadonlySignal<Place | null>>>;
  /** Shown, and remembered with the next {@link keep}. */
  put(name: FigureName, place: Place | null): void;
  keep(): void;
}

const key = "regatta.decor";

export function createPlaces(storage: Storage): Places {
  const kept = readPlaces(storage.read(key));
  const places = { girl: signal(kept.girl), kitten: signal(kept.kitten) };
  return {
    of: places,
    put(name, place) {
      places[name].value = place;
    },
    keep() {
      storage.write(key, JSON.stringify({ girl: places.girl.value, kitten: places.kitten.value }));
    },
  };
}

type Kept = Readonly<Record<FigureName, Place | null>>;

function readPlaces(text: string | null): Kept {
  const nowhere: Kept = { girl: null, kitten: null };
  if (text === null) return nowhere;
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read !== "object" || read === null) return nowhere;
    const { girl, kitten }: { girl?: unknown; kitten?: unknown } = read;
    return { girl: isPlace(girl) ? girl : null, kitten: isPlace(kitten) ? kitten : null };
  } catch {
    return nowhere;
  }
}

function isPlace(value: unknown): value is Place {
  if (typeof value !== "object" || value === null) return false;
  const { x, y }: { x?: unknown; y?: unknown } = value;
  return [x, y].every((part) => typeof part === "number" && part >= 0 && part <= 1);
}
