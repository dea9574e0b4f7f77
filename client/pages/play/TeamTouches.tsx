import { useEffect } from "preact/hooks";
import { createTimeCalls } from "../../store/timeCalls.ts";
import { useApp } from "../AppContext.ts";
import { moments } from "./moments.ts";
import { usePlay } from "./PlayContext.ts";
import { useMoments } from "./useMoments.ts";

const lookEveryMs = 1_000;

/** Lets a phone feel what its team's answers came to, that others have passed it, and that the last minute has begun. */
export function TeamTouches() {
  const { haptics } = useApp();
  const { contest, store } = usePlay();
  useMoments(({ kind }) => {
    const { touch } = moments[kind];
    if (touch) haptics.feel(touch);
  });

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
