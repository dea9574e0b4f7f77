import { Boat } from "../../boats/Boat.tsx";
import { useTexts } from "../../i18n/texts.ts";
import { activePurchases, inPlayOf } from "../../store/purchases.ts";
import { isAlone, seatName } from "../../store/seats.ts";
import { useApp } from "../AppContext.ts";
import { HelpButton } from "../help/HelpButton.tsx";
import { ContestClock } from "../parts/ContestClock.tsx";
import { FrozenMark } from "../parts/FrozenMark.tsx";
import { LineName } from "../parts/LineName.tsx";
import { NoPlace } from "../parts/PlacesMark.tsx";
import { Settings } from "../parts/Settings.tsx";
import { MomentSign } from "./MomentSign.tsx";
import { usePlay, useViews } from "./PlayContext.ts";
import { Purse } from "./Purse.tsx";

/** Who we are, what we have, how long it lasts. */
export function PlayHeader() {
  const { play, freezing, format } = useTexts();
  const { preferences } = useApp();
  const { store, seat, ownStanding } = usePlay();
  const { contest, team } = useViews();
  const used = activePurchases(team).length;
  const place = ownStanding.value?.place;
  const { slots } = contest.rules;
  const boat = contest.teams[team.teamId]?.boat;
  const name = seat.practice ? seatName(seat, preferences.language.value) : team.name;
  return (
    <header class="play-header">
      <div class="who">
        <h1 title={name} translate={false}>
          {boat !== undefined && !isAlone(seat) && <Boat boat={boat} />}
          <LineName name={name} />
        </h1>
        {!seat.practice && (
          <p class="muted" title={contest.title}>
            {contest.title}
          </p>
        )}
        {!isAlone(seat) && <MomentSign />}
      </div>
      <dl class="figures numbers">
        <Purse />
        <div>
          <dt title={play.inPlayHint}>{play.inPlay}</dt>
          <dd data-figure="in-play" translate={false}>
            {format.integer(inPlayOf(team))}
          </dd>
        </div>
        <div>
          <dt>{play.slots}</dt>
          <dd>
            <span aria-hidden="true" class="slots">
              {"●".repeat(Math.min(used, slots))}
              {"○".repeat(Math.max(0, slots - used))}
            </span>
            <span class="visually-hidden">{play.slotsUsed(used, slots)}</span>
          </dd>
        </div>
        {!isAlone(seat) && (
          <div>
            <dt>{play.place}</dt>
            <dd data-figure="place" translate={false}>
              {contest.freeze ? (
                <FrozenMark />
              ) : place === undefined ? (
                contest.shownPlaces === null ? (
                  "—"
                ) : (
                  <NoPlace word={freezing.notShown} />
                )
              ) : (
                play.placeOf(place, Object.keys(contest.teams).length)
              )}
            </dd>
          </div>
        )}
      </dl>
      {(seat.practice ?? seat.draft)?.minutes !== null && <ContestClock store={store} contest={contest} />}
      <HelpButton rules={contest.rules} />
      <Settings />
    </header>
  );
}
