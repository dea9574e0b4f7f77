import { useRef } from "preact/hooks";
import { useTexts } from "../../i18n/texts.ts";
import { pathTo } from "../../store/router.ts";
import { type OwnSeat, seatName } from "../../store/seats.ts";
import { useApp } from "../AppContext.ts";
import { focusContent } from "../parts/focusContent.ts";
import { SeatName } from "./SeatName.tsx";

/** The seats this browser took before: one click and the team is back. */
export function OwnSeats() {
  const { join, practice } = useTexts();
  const { seats, preferences } = useApp();
  const list = useRef<HTMLUListElement>(null);
  // What somebody tries of a contest to come is no pupil's business.
  const listed = seats.list().filter(({ draft }) => draft === undefined);
  if (listed.length === 0) return null;
  const nameOf = (seat: OwnSeat) => seatName(seat, preferences.language.value);
  /** The focus goes on to the next one, or to the last that is left. PAG41 */
  const forget = (seatId: string, index: number) => {
    const crosses = [...(list.current?.querySelectorAll("button") ?? [])];
    const next = crosses[index + 1] ?? crosses[index - 1];
    if (next) next.focus();
    else focusContent();
    seats.forget(seatId);
  };
  return (
    <section class="panel stack" aria-labelledby="own-seats">
      <h2 id="own-seats">{join.continueTitle}</h2>
      <ul class="own-seats" ref={list}>
        {listed.map((seat, index) => (
          <li key={seat.seatId}>
            <a class="button" href={pathTo.play(seat.roomCode, seat.seatId)}>
              {seat.practice ? (
                <span class="own-seat-name">{practice.continueWith(nameOf(seat))}</span>
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
              aria-label={join.forget(nameOf(seat))}
              title={join.forget(nameOf(seat))}
              onClick={() => forget(seat.seatId, index)}
            >
              ✕
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
