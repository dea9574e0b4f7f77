import { computed, type Signal, signal } from "@preact/signals";
import type { PublicView } from "../../shared/contest/view.ts";
import type { LiveView } from "../../shared/wireState.ts";
import { ScreenFrame } from "../pages/screen/ScreenFrame.tsx";
import { ScreenPicture } from "../pages/screen/ScreenPage.tsx";
import type { ContestStore } from "../store/contestStore.ts";
import type { Moment } from "./moments.ts";
import { stillStore } from "./stillStore.ts";

/** A big screen at a moment. */
export interface StagedScreen {
  readonly store: ContestStore;
  /** From what was before the moment to the moment. */
  goOn(): void;
}

export function stageScreen({ view, before, now }: Moment): StagedScreen {
  const seen = signal(before ?? view);
  return {
    store: storeOf(seen, now),
    goOn() {
      seen.value = view;
    },
  };
}

/** As the page has it, from the first picture of the contest on. */
export function Staged({ store }: { readonly store: ContestStore }) {
  const live = store.live.value;
  return (
    live && (
      <ScreenFrame store={store} live={live}>
        <ScreenPicture store={store} />
      </ScreenFrame>
    )
  );
}

function storeOf(view: Signal<PublicView>, now: number): ContestStore {
  return stillStore({
    live: computed<LiveView>(() => {
      const online = Object.fromEntries(Object.keys(view.value.teams).map((teamId) => [teamId, 1]));
      return { epoch: 1, saving: true, view: view.value, online };
    }),
    serverNow: () => now,
  });
}
