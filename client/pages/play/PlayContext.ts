import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { PublicView, TeamView } from "../../../shared/contest/view.ts";
import type { AwayWatch } from "../../store/awayWatch.ts";
import type { Playing } from "../../store/playing.ts";
import type { OwnSeat } from "../../store/seats.ts";

/** What the parts of the play page share. */
export interface Play extends Playing {
  readonly seat: OwnSeat;
  readonly away: AwayWatch;
  /** One sentence for screen readers; said when it changes. */
  announce(sentence: string): void;
}

export const PlayContext = createContext<Play | null>(null);

export function usePlay(): Play {
  const play = useContext(PlayContext);
  if (!play) throw new Error("no PlayContext above");
  return play;
}

/** The public and the own view, both there: the parts are drawn only then. */
export function useViews(): { readonly contest: PublicView; readonly team: TeamView } {
  const { contest, team } = usePlay();
  if (!contest.value || !team.value) throw new Error("the contest has not arrived yet");
  return { contest: contest.value, team: team.value };
}
