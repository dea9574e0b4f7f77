import type { Signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Phase } from "../../../shared/contest/phases.ts";
import type { Said } from "../../i18n/say.ts";
import type { ContestStore } from "../../store/contestStore.ts";
import type { Told } from "../../store/studio/cardStand.ts";
import type { StudioContent } from "../../store/studio/content.ts";
import type { Refusal, Studio } from "../../store/studio/studio.ts";
import type { Once } from "../parts/useOnce.ts";

/** An author's desk: the board that is worked on, and what was said to the last step. */
export interface Desk {
  readonly store: ContestStore;
  readonly studio: Studio;
  /** The card whose page is open. */
  readonly opened: Signal<number | null>;
  /** New cards are begun one at a time, wherever that is asked for. EDT17 */
  readonly adding: Once;
  /** Categories of columns that have no card yet, for the first one. */
  readonly columnNames: Signal<ReadonlyMap<number, string>>;
  readonly said: Signal<Said | null>;
  /** Who was told of the last change of a contest that is played. EDT11 */
  readonly told: Signal<Told | null>;
  /** Says why something was refused; true when it was not. */
  tell(refusal: Refusal): boolean;
}

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("no DeskContext above");
  return desk;
}

/** What is worked on, there: the parts are drawn only then. */
export function useContent(): StudioContent {
  const content = useDesk().studio.content.value;
  if (!content) throw new Error("the board has not arrived yet");
  return content;
}

export function usePhase(): Phase {
  const live = useDesk().store.live.value;
  if (!live) throw new Error("the contest has not arrived yet");
  return live.view.phase;
}

export { isMaking } from "../../../shared/contest/cardRights.ts";
