import { useMemo } from "preact/hooks";
import type { TeamId } from "../../../shared/ids.ts";
import type { LiveView } from "../../../shared/wireState.ts";
import { ScreenContext, useScreen } from "./ScreenContext.ts";
import { ScreenStandings, type Spread } from "./ScreenStandings.tsx";
import { useUnhurried } from "./useUnhurried.ts";

/** Within what FLM3 allows. */
const heardEveryMs = 200;

/**
 * The standings beside what is shown. RST2 Those that are only heard, while the race tells the same, follow it five times a second: sixty rows
 * would be written anew at each change, and nobody hears so fast.
 */
export function FollowingStandings(props: {
  readonly title: string;
  readonly spread: Spread;
  readonly placesBefore: ReadonlyMap<TeamId, number>;
}) {
  const { title, spread, placesBefore } = props;
  const screen = useScreen();
  const live = useUnhurried(screen.live, spread === "unseen" ? heardEveryMs : 0, isOtherRace);
  const { joinOrigins, happenings } = screen;
  const seen = spread === "unseen" ? null : happenings;
  return useMemo(
    () => (
      <ScreenContext.Provider value={{ live, joinOrigins, happenings: seen ?? [] }}>
        <ScreenStandings title={title} spread={spread} placesBefore={placesBefore} />
      </ScreenContext.Provider>
    ),
    [live, joinOrigins, seen, title, spread, placesBefore],
  );
}

/** More than points changed: who may be told of, or how. That is followed at once. */
function isOtherRace({ view: before }: LiveView, { view: after }: LiveView): boolean {
  return (
    before.roomCode !== after.roomCode ||
    before.phase !== after.phase ||
    before.rules !== after.rules ||
    before.freeze !== after.freeze ||
    before.shownPlaces !== after.shownPlaces ||
    Object.keys(before.teams).length !== Object.keys(after.teams).length
  );
}
