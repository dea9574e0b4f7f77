import { type Signal, signal } from "@preact/signals";
import { type ComponentChildren, createContext } from "preact";
import { useCallback, useContext } from "preact/hooks";
import type { ModeratorView, PublicView } from "../../../shared/contest/view.ts";
import type { Said } from "../../i18n/say.ts";
import type { Cockpit } from "../../store/cockpit/cockpit.ts";
import type { ContestStore } from "../../store/contestStore.ts";

/** The moderator's room: the live contest and what is asked and said there. Commands are sent by `useAct`. */
export interface Room {
  readonly store: ContestStore;
  readonly cockpit: Cockpit;
  /** The answer to the last click. */
  readonly said: Signal<Said | null>;
  /** The question that is open; `AskedDialog` draws it. */
  readonly asked: Signal<Question | null>;
  /** The dialogs that are open, the topmost last. */
  readonly dialogs: Signal<readonly string[]>;
}

/** How a question is drawn, as of the moment it was asked. */
export type Question = (close: () => void) => ComponentChildren;

export function createRoom(store: ContestStore, cockpit: Cockpit): Room {
  return { store, cockpit, said: signal(null), asked: signal(null), dialogs: signal([]) };
}

export const RoomContext = createContext<Room | null>(null);

export function useRoom(): Room {
  const room = useContext(RoomContext);
  if (!room) throw new Error("no RoomContext above");
  return room;
}

/** Opens a question. It stays open whatever becomes of what asked it. CON10 */
export function useAsk(): (question: Question) => void {
  const { asked } = useRoom();
  return useCallback(
    (question: Question) => {
      asked.value = question;
    },
    [asked],
  );
}

/** Both views, there: the parts are drawn only then. */
export function useRoomViews(): { readonly contest: PublicView; readonly moderator: ModeratorView } {
  const { store } = useRoom();
  const contest = store.live.value?.view;
  const moderator = store.privateView.value;
  if (!contest || moderator?.kind !== "moderator") throw new Error("the contest has not arrived yet");
  return { contest, moderator };
}
