import { type ReadonlySignal, signal } from "@preact/signals";
import type { PublicView, TeamView } from "../../shared/contest/view.ts";

/** The contest that a page shows, as what looks on beside the page may see it. */
export interface Shown {
  readonly page: "screen" | "team";
  readonly view: PublicView;
  /** Of the team whose page it is; null on the big screen. */
  readonly team: TeamView | null;
  /** SCR5 Something is shown instead of the contest: nothing of it may be told. */
  readonly isQuiet: boolean;
}

/** What is shown now; null while a page is about no contest, or does not know it yet. */
export interface ShownContest {
  readonly now: ReadonlySignal<Shown | null>;
  show(shown: Shown | null): void;
}

export function createShownContest(): ShownContest {
  const now = signal<Shown | null>(null);
  return {
    now,
    show(shown) {
      now.value = shown;
    },
  };
}
