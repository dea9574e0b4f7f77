import type { ReadonlySignal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Texts } from "../i18n/texts.ts";
import type { CallRoute } from "../net/http.ts";
import type { PageAge } from "../net/pageParts.ts";
import type { Haptics } from "../sound/haptics.ts";
import type { Sounds } from "../sound/sounds.ts";
import type { MountBoard } from "../store/boardModel.ts";
import type { Storage } from "../store/browserStorage.ts";
import type { Drafts } from "../store/drafts.ts";
import type { FirstVisit } from "../store/firstVisit.ts";
import type { InvitationHere } from "../store/invitation.ts";
import type { JoinAddress } from "../store/joinAddress.ts";
import type { Preferences } from "../store/preferences.ts";
import type { MountRace, PrepareRace } from "../store/raceSource.ts";
import type { Router } from "../store/router.ts";
import type { ScreenShow } from "../store/screenShow.ts";
import type { SeatBook } from "../store/seats.ts";
import type { Session } from "../store/session.ts";
import type { ShownContest } from "../store/shownContest.ts";

/** What `main.tsx` made, for the pages. */
export interface App {
  readonly call: CallRoute;
  readonly router: Router;
  /** What this browser remembers. */
  readonly storage: Storage;
  readonly preferences: Preferences;
  /** In the reader's language. */
  readonly texts: ReadonlySignal<Texts>;
  readonly sounds: Sounds;
  readonly haptics: Haptics;
  readonly screenShow: ScreenShow;
  readonly shownContest: ShownContest;
  readonly joinAddress: JoinAddress;
  readonly seats: SeatBook;
  readonly invitation: InvitationHere;
  readonly drafts: Drafts;
  readonly firstVisit: FirstVisit;
  readonly session: Session;
  readonly newId: () => string;
  /** From 0 to below 1, for what shall differ from browser to browser. */
  readonly dice: () => number;
  readonly mountBoard: MountBoard;
  readonly mountRace: MountRace;
  readonly prepareRace: PrepareRace;
  readonly pageAge: ReadonlySignal<PageAge>;
}

export const AppContext = createContext<App | null>(null);

export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error("no AppContext above");
  return app;
}
