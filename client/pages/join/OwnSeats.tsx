import { useTexts } from "../../i18n/texts.ts";
import { pathTo } from "../../store/router.ts";
import { useApp } from "../AppContext.ts";
import { SeatName } from "./SeatName.tsx";

/** The seats this browser took before: one click and the team is back. */
export function OwnSeats() {
  const { join, practice } = useTexts();
  const { seats } = useApp();
  // What somebody tries of a contest to come is no pupil's business.
  const listed = seats.list().filter(({ draft }) => draft === undefined);
  if (listed.length === 0) return null;
  return (
    <section class="panel stack" aria-labelledby="own-seats">
      <h2 id="own-seats">{join.continueTitle}</h2>
      <ul class="own-seats">
        {listed.map((seat) => (
          <li key={seat.seatId}>
            <a class="button" href={pathTo.play(seat.roomCode, seat.seatId)}>
              {seat.practice ? (
                <span class="own-seat-name">{practice.continueWith(seat.teamName)}</span>
              ) : (
                <>
                  <span class="own-seat-name">
                    <SeatName seat={seat} say={join.continueAs} />
                  </span>
                  <span class="muted">{join.roomOf(seat.roomCode)}</span>
                </>
              )}
            </a>
            <button
              type="button"
              class="button"
              data-look="quiet"
              aria-label={join.forget(seat.teamName)}
              title={join.forget(seat.teamName)}
              onClick={() => seats.forget(seat.seatId)}
            >
              ✕
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
