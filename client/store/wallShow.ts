import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Storage } from "./browserStorage.ts";

/** What the big screen may show while a contest runs. */
export const wallViews = ["all", "standings", "board", "join"] as const;
export type WallViewName = (typeof wallViews)[number];

/** What each contest's big screen shows on this computer; remembered by the browser. */
export interface WallShow {
  of(roomCode: string): ReadonlySignal<WallViewName>;
  choose(roomCode: string, view: WallViewName): void;
  /** The one after the present, the first after the last. */
  chooseNext(roomCode: string): void;
}

/** One key, for the last contest: the next one begins with everything again. */
const key = "regatta.screen";

export function createWallShow(storage: Storage): WallShow {
  const shown = new Map<string, Signal<WallViewName>>();
  const of = (roomCode: string) => {
    const known = shown.get(roomCode) ?? signal<WallViewName>(readView(storage.read(key), roomCode));
    shown.set(roomCode, known);
    return known;
  };
  const choose = (roomCode: string, view: WallViewName) => {
    of(roomCode).value = view;
    storage.write(key, `${roomCode} ${view}`);
  };
  return {
    of,
    choose,
    chooseNext(roomCode) {
      const index = wallViews.indexOf(of(roomCode).peek());
      choose(roomCode, wallViews[(index + 1) % wallViews.length] ?? "all");
    },
  };
}

function readView(stored: string | null, roomCode: string): WallViewName {
  return wallViews.find((view) => stored === `${roomCode} ${view}`) ?? "all";
}
