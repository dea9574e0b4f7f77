import { Boat } from "../../boats/Boat.tsx";
import { useTexts } from "../../i18n/texts.ts";
import { BoatName } from "../parts/BoatName.tsx";
import { QrCode } from "../parts/QrCode.tsx";
import { celebrationSigns } from "../screen/Celebrations.tsx";
import { tickerSigns } from "../screen/Ticker.tsx";
import "../screen/celebrations.css";
import "../screen/finish.css";
import "../screen/screen.css";

const clocks = ["running", "paused", "late"] as const;
const steps = [
  { place: 2, names: ["Otters"] },
  { place: 1, names: ["Swift Herons"] },
  { place: 3, names: ["Foxes", "Badgers"] },
] as const;

/** What the big screen alone has: clocks, banners, the ticker, the podium, a code to scan. */
export function LookScreen() {
  const { screen, staging, format } = useTexts();
  const team = "Swift Herons";
  const card = screen.card("Knots", 300);
  const celebrated = {
    first_solve: screen.celebrated.firstSolve(team, card),
    lead: screen.celebrated.lead(team),
    ten_minutes: staging.tenMinutes,
    last_minutes: screen.celebrated.lastMinutes,
    bell: screen.celebrated.bell,
  } satisfies Readonly<Record<keyof typeof celebrationSigns, string>>;
  return (
    <>
      <h2>The big screen</h2>
      <div class="screen look-screen">
        <div class="look-row">
          {clocks.map((state) => (
            <span key={state} class="screen-clock" data-state={state}>
              {format.countdown(state === "late" ? 59_000 : 600_000)}
            </span>
          ))}
        </div>
        {(Object.keys(celebrated) as readonly (keyof typeof celebrated)[]).map((kind) => (
          <p key={kind} class="celebration" data-kind={kind}>
            <span class="celebration-sign" aria-hidden="true">
              {celebrationSigns[kind]}
            </span>
            <span class="celebration-text">{celebrated[kind]}</span>
          </p>
        ))}
        <ul class="ticker look-ticker">
          {Object.entries(tickerSigns).map(([kind, sign], boat) => (
            <li key={kind} data-kind={kind}>
              <span class="ticker-sign">{sign}</span>
              <Boat boat={boat} />
              <span class="ticker-text">{screen.happened.solved(team, card, 1)}</span>
            </li>
          ))}
        </ul>
        <ol class="podium look-podium" style={{ "--columns": "3" }}>
          {steps.map(({ place, names }, index) => (
            <li key={place} class="podium-step" data-place={place} style={{ "--column": `${index + 1}` }}>
              <ul class="podium-names">
                {names.map((name, boat) => (
                  <li key={name}>
                    <BoatName boat={place + boat}>{name}</BoatName>
                  </li>
                ))}
              </ul>
              <div class="podium-block">
                <span class="podium-place">{format.integer(place)}</span>
                <span class="podium-points">{format.integer(1_200 - place * 100)}</span>
              </div>
            </li>
          ))}
        </ol>
      </div>
      <h2>A code to scan</h2>
      <div class="look-qr">
        <QrCode text="https://example.org/K7PQ3X" label="K7PQ3X" />
      </div>
    </>
  );
}
