import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Storage } from "./browserStorage.ts";

/** What the big screen may show while a contest runs; `all`: board, race and standings, as it happens. */
export const screenViews = ["all", "race", "standings", "board", "join"] as const;
export type ScreenViewName = (typeof screenViews)[number];

/** What each contest's big screen shows on this computer; remembered by the browser. */
export interface ScreenShow {
  of(roomCode: string): ReadonlySignal<ScreenViewName>;
  choose(roomCode: string, view: ScreenViewName): void;
  /** The one after the present, the first after the last. */
  chooseNext(roomCode: string): void;
}

/** One key, for the last contest: the next one begins with everything again. */
const key = "regatta.screen";

export function createScreenShow(storage: Storage): ScreenShow {
  const shown = new Map<string, Signal<ScreenViewName>>();
  const of = (roomCode: string) => {
    const known = shown.get(roomCode) ?? signal<ScreenViewName>(readView(storage.read(key), roomCode));
    shown.set(roomCode, known);
    return known;
  };
  const choose = (roomCode: string, view: ScreenViewName) => {
    of(roomCode).value = view;
    storage.write(key, `${roomCode} ${view}`);
  };
  return {
    of,
    choose,
    chooseNext(roomCode) {
      const index = screenViews.indexOf(of(roomCode).peek());
      choose(roomCode, screenViews[(index + 1) % screenViews.length] ?? "all");
    },
  };
}

function readView(stored: string | null, roomCode: string): ScreenViewName {
  return screenViews.find((view) => stored === `${roomCode} ${view}`) ?? "all";
}
