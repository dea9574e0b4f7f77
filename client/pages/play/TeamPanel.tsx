import { useTexts } from "../../i18n/texts.ts";
import { isRehearsal } from "../../store/seats.ts";
import { AddDevice } from "./AddDevice.tsx";
import { MessageList } from "./Messages.tsx";
import { usePlay, useViews } from "./PlayContext.ts";

/** The PIN for a second laptop, and who sits here. SEA7 */
export function TeamPanel() {
  const { play } = useTexts();
  const { seat } = usePlay();
  const { contest, team } = useViews();
  const laptop = team.seats.indexOf(seat.seatId) + 1;
  return (
    <div class="stack">
      <div>
        <h2 class="small-title">{play.pinTitle}</h2>
        {team.pin === null ? (
          <p>{play.pinUnknown}</p>
        ) : (
          <>
            <p class="pin code" data-figure="pin" translate={false}>
              {team.pin}
            </p>
            <p class="muted">{play.pinText(contest.roomCode)}</p>
          </>
        )}
      </div>
      {contest.phase !== "finished" && !isRehearsal(seat) && !team.blocked && <AddDevice />}
      <p>
        {play.seatsTaken(team.seats.length)}. {laptop > 0 && play.ownLaptop(laptop)}
      </p>
      <MessageList />
    </div>
  );
}
