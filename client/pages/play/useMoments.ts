import { useEffect, useRef } from "preact/hooks";
import type { PublicView, TeamView } from "../../../shared/contest/view.ts";
import { moments } from "./moments.ts";
import { type Moment, placeMoments, teamMoments } from "./momentsBetween.ts";
import { usePlay } from "./PlayContext.ts";

/** Tells every moment of the team as it happens, the same one not again too soon; of what was before the page was opened none. TSK6 */
export function useMoments(tell: (moment: Moment) => void): void {
  const { team, contest, store, isBoughtHere } = usePlay();
  const telling = useRef(tell);
  telling.current = tell;

  useEffect(() => {
    const toldAt = new Map<Moment["kind"], number>();
    const tellAll = (told: readonly Moment[]) => {
      for (const moment of told) {
        const now = store.drafts.localNow();
        const last = toldAt.get(moment.kind);
        if (last !== undefined && now - last < moments[moment.kind].apartMs) continue;
        toldAt.set(moment.kind, now);
        telling.current(moment);
      }
    };
    let teamBefore: TeamView | null = null;
    const stopTeam = team.subscribe((after) => {
      const view = contest.peek();
      if (teamBefore && after && view) tellAll(teamMoments(teamBefore, after, view, isBoughtHere));
      teamBefore = after ?? teamBefore;
    });
    let before: PublicView | null = null;
    const stopContest = contest.subscribe((after) => {
      const teamId = team.peek()?.teamId;
      if (before && after && teamId !== undefined) tellAll(placeMoments(before, after, teamId));
      before = after ?? before;
    });
    return () => {
      stopTeam();
      stopContest();
    };
  }, [team, contest, store, isBoughtHere]);
}
