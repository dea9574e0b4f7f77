import { useApp } from "../AppContext.ts";
import { useTimeCalls } from "../parts/useTimeCalls.ts";
import { moments } from "./moments.ts";
import { usePlay } from "./PlayContext.ts";
import { useMoments } from "./useMoments.ts";

/** Lets a phone feel what its team's answers came to, that others have passed it, and that the last minute has begun. */
export function TeamTouches() {
  const { haptics } = useApp();
  const { contest, store } = usePlay();
  useMoments(({ kind }) => {
    const { touch } = moments[kind];
    if (touch) haptics.feel(touch);
  });

  useTimeCalls(store, contest.value, (call) => {
    if (call.type === "left" && call.minutes === 1) haptics.feel("lastMinute");
  });
  return null;
}
