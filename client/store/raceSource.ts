import type { ReadonlySignal } from "@preact/signals";
import type { PublicView } from "../../shared/contest/view.ts";

/** What the drawn race follows: what everybody sees of a contest, and the server's time. */
export interface RaceSource {
  readonly view: ReadonlySignal<PublicView>;
  /** For numbers, as `Intl` takes it: "en", "ru". */
  readonly locale: ReadonlySignal<string>;
  serverNow(): number;
}

/** Loads in idle time what draws the race, so that turning to it waits for nothing; returns how to call that off. */
export type PrepareRace = () => () => void;

/**
 * Draws the race into `host`, whose size it fills and follows, until destroyed. Loads its engine by itself; `onDrawn` tells
 * whether it stands there: from when it is drawn on, but for the time in which the system has taken the graphics away.
 */
export type MountRace = (
  host: HTMLElement,
  source: RaceSource,
  onDrawn: (isDrawn: boolean) => void,
) => { destroy(): void };
