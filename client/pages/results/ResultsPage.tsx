import { useCallback } from "preact/hooks";
import type { ContestStandings } from "../../../shared/api.ts";
import { refusalSentence } from "../../i18n/sentences.ts";
import { useTexts } from "../../i18n/texts.ts";
import { awardsOfResults } from "../../store/awards.ts";
import { pathTo } from "../../store/router.ts";
import { type OwnSeat, sitsAtOf } from "../../store/seats.ts";
import { useApp } from "../AppContext.ts";
import { Awards } from "../parts/Awards.tsx";
import { Notice } from "../parts/Notice.tsx";
import { PassingButton } from "../parts/PassingButton.tsx";
import { PicturesOf } from "../parts/PicturesOf.tsx";
import { PlainPage } from "../parts/PlainPage.tsx";
import { StateCard } from "../parts/StateCard.tsx";
import { useContestTheme } from "../parts/useContestTheme.ts";
import { useReply } from "../parts/useReply.ts";
import { FinalStandings } from "./FinalStandings.tsx";
import { Matrix } from "./Matrix.tsx";
import { TeamHistory } from "./TeamHistory.tsx";
import "./results.css";

/** What remains of a finished contest: the standings for all, the rest for those whom it concerns. */
export function ResultsPage({ code }: { readonly code: string }) {
  const texts = useTexts();
  const { call, seats } = useApp();
  const {
    reply: results,
    trouble,
    again,
  } = useReply(
    useCallback(() => call("results", { code }), [call, code]),
    { followed: true },
  );
  useContestTheme(code, results.value);
  const ownSeats = seats.list().filter((seat) => seat.roomCode === code);

  return (
    <PlainPage width="wide">
      <div class="stack results">
        {trouble.value && (
          <StateCard
            picture={trouble.value.code === "wrong_phase" ? "boat" : "lost"}
            level={1}
            title={texts.results.title}
          >
            <Notice tone="info">
              {trouble.value.code === "wrong_phase"
                ? texts.results.notFinished
                : refusalSentence(texts, trouble.value)}
            </Notice>
            <div class="row">
              <PassingButton look="main" onPress={again}>
                {texts.results.retry}
              </PassingButton>
              {ownSeats[0] && (
                <a class="button" href={pathTo.play(code, ownSeats[0].seatId)}>
                  {texts.results.backToPlay}
                </a>
              )}
            </div>
          </StateCard>
        )}
        {!results.value && !trouble.value && (
          <p class="muted" role="status">
            {texts.app.loading}
          </p>
        )}
        {results.value && (
          <>
            <div>
              <h1>{results.value.title}</h1>
              <p class="muted">{texts.results.finishedAt(texts.format.dateTime(results.value.finishedAt))}</p>
            </div>
            <Notice tone={results.value.finality === "final" ? "good" : "info"}>
              {results.value.frozenAt !== undefined
                ? texts.freezing.frozenResults
                : texts.freezing[results.value.finality]}
            </Notice>
            <WaysBack code={code} seat={ownSeats[0]} />
            <Awards awards={awardsOfResults(results.value)} />
            <FinalStandings results={results.value} ownTeamIds={ownSeats.map(sitsAtOf)} />
            {ownSeats.map((seat) => (
              <PicturesOf key={seat.seatId} viewer={{ code, audience: "team", seatToken: seat.seatToken }}>
                <TeamHistory code={code} seat={seat} boat={boatOf(results.value, seat)} />
              </PicturesOf>
            ))}
            <Matrix code={code} />
          </>
        )}
      </div>
    </PlainPage>
  );
}

/** Null for a team that is not in the standings, such as one out of sight, and whose boat was not seen before. */
function boatOf(results: ContestStandings | null, seat: OwnSeat): number | null {
  const row = results?.standings.find(({ teamId }) => teamId === sitsAtOf(seat));
  return row?.boat ?? seat.boat ?? null;
}

/** PAG18 To where people come from: the own team's page, the organizer's console, the big screen. */
function WaysBack({ code, seat }: { readonly code: string; readonly seat: OwnSeat | undefined }) {
  const { results: words } = useTexts();
  const { session } = useApp();
  return (
    <div class="row no-print">
      {seat && (
        <a class="button" href={pathTo.play(code, seat.seatId)}>
          {words.backToPlay}
        </a>
      )}
      {session.state.value.type === "signed_in" && (
        <a class="button" href={pathTo.console(code)}>
          {words.backToConsole}
        </a>
      )}
      <a class="button" href={pathTo.screen(code)}>
        {words.backToScreen}
      </a>
    </div>
  );
}
