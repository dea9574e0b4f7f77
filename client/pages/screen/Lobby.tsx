import { useTexts } from "../../i18n/texts.ts";
import { always } from "../../store/byClock.ts";
import type { ContestStore } from "../../store/contestStore.ts";
import { secondsUntil } from "../../store/secondsLeft.ts";
import { BoatName } from "../parts/BoatName.tsx";
import { useByClock } from "../parts/useByClock.ts";
import { FittedName } from "./FittedName.tsx";
import { JoinSection } from "./JoinSection.tsx";
import { useScreen } from "./ScreenContext.ts";
import { useFitting, usePages } from "./usePages.ts";

/** Before the start: how to come in, and who is here. */
export function Lobby({ store }: { readonly store: ContestStore }) {
  const { live } = useScreen();
  return (
    <div class="lobby">
      <header class="lobby-head">
        <h1>
          <FittedName name={live.view.title} lines={3} />
        </h1>
        <StartCountdown store={store} />
      </header>
      <JoinSection />
      <Arrivals />
    </div>
  );
}

function Arrivals() {
  const { screen } = useTexts();
  const { live } = useScreen();
  const teams = Object.values(live.view.teams);
  const { frame, fitting } = useFitting(36);
  const { page, pages, rows } = usePages(teams, fitting);
  return (
    <section class="arrivals" aria-labelledby="arrivals-title">
      <h2 id="arrivals-title">
        {teams.length === 0 ? screen.nobodyYet : screen.teamsHere(teams.length)}
        {pages > 1 && <span class="screen-page"> {screen.page(page + 1, pages)}</span>}
      </h2>
      <div class="arrivals-frame" ref={frame}>
        <ul>
          {rows.map((team) => {
            const isOnline = (live.online[team.id] ?? 0) > 0;
            return (
              <li key={team.id} data-online={isOnline}>
                <span class="presence" aria-hidden="true" />
                <span class="arrival-name">
                  <BoatName boat={team.boat}>
                    <FittedName name={team.name} />
                  </BoatName>
                </span>
                <span class="visually-hidden"> {isOnline ? screen.online : screen.offline}</span>
              </li>
            );
          })}
        </ul>
      </div>
    </section>
  );
}

function StartCountdown({ store }: { readonly store: ContestStore }) {
  const { screen, format } = useTexts();
  const { live } = useScreen();
  const { startsAt } = live.view.clock;
  const seconds = useByClock<number | null>(store, (now) =>
    startsAt === null ? always(null) : secondsUntil(startsAt, now),
  );
  if (seconds === null) return null;
  return (
    <p class="lobby-start" role="timer" aria-live="off">
      {seconds > 0 ? (
        <>
          {screen.startsIn} <strong translate={false}>{format.countdown(seconds * 1_000)}</strong>
        </>
      ) : (
        screen.startsNow
      )}
    </p>
  );
}
