import { useEffect } from "preact/hooks";
import type { TeamView } from "../../../shared/contest/view.ts";
import { useApp } from "../AppContext.ts";
import { usePlay } from "./PlayContext.ts";
import { verdictHeard } from "./verdictHeard.ts";

/** Lets the team hear what its answers came to, when it has switched sounds on. */
export function VerdictSound() {
  const { sounds } = useApp();
  const { team } = usePlay();
  useEffect(() => {
    sounds.prepare();
    let before: TeamView | null = null;
    return team.subscribe((after) => {
      const sound = before && after && verdictHeard(before, after);
      if (sound) sounds.play(sound);
      before = after ?? before;
    });
  }, [sounds, team]);
  return null;
}
