import { useEffect } from "preact/hooks";
import type { PublicView, TeamView } from "../../../shared/contest/view.ts";
import { createTimeCalls } from "../../store/timeCalls.ts";
import { useApp } from "../AppContext.ts";
import { isOvertaken } from "./overtaken.ts";
import { usePlay } from "./PlayContext.ts";
import { verdictHeard } from "./verdictHeard.ts";

const lookEveryMs = 1_000;

/** Lets a phone feel what its team's answers came to, that others have passed it, and that the last minute has begun. */
export function TeamTouches() {
  const { haptics } = useApp();
  const { team, contest, store } = usePlay();

  useEffect(() => {
    let before: TeamView | null = null;
    return team.subscribe((after) => {
      const verdict = before && after && verdictHeard(before, after);
      if (verdict) haptics.feel(verdict);
      before = after ?? before;
    });
  }, [haptics, team]);

  useEffect(() => {
    let before: PublicView | null = null;
    return contest.subscribe((after) => {
      const teamId = team.peek()?.teamId;
      if (before && after && teamId !== undefined && isOvertaken(before, after, teamId))
        haptics.feel("overtaken");
      before = after ?? before;
    });
  }, [haptics, team, contest]);

  useEffect(() => {
    const call = createTimeCalls();
    const look = () => {
      const view = contest.peek();
      const told = view && call(view, store.serverNow());
      if (told?.type === "left" && told.minutes === 1) haptics.feel("lastMinute");
    };
    look();
    const timer = setInterval(look, lookEveryMs);
    return () => clearInterval(timer);
  }, [haptics, contest, store]);
  return null;
}
