import { useSignal } from "@preact/signals";
import { useTexts } from "../../i18n/texts.ts";
import type { Trouble } from "../../net/http.ts";
import { balanceOf } from "../../store/purchases.ts";
import { isAlone, type TriedDraft } from "../../store/seats.ts";
import { boardTab, pathToCard, readTryChoice, startTry } from "../../store/trying.ts";
import { useApp } from "../AppContext.ts";
import { PlainPage } from "../parts/PlainPage.tsx";
import { TroubleNotice } from "../parts/TroubleNotice.tsx";
import { useOnce } from "../parts/useOnce.ts";
import { usePlay, useViews } from "./PlayContext.ts";
import "./try.css";

/** How a trial ended, and what next. */
export function TryEnd({ draft }: { readonly draft: TriedDraft }) {
  const { trying, practice, play } = useTexts();
  const { ownStanding, seat } = usePlay();
  const { contest, team } = useViews();
  const solved = Object.values(team.purchases).filter(({ status }) => status === "solved").length;
  const own = isAlone(seat) ? undefined : ownStanding.value;
  return (
    <section class="panel final-panel" aria-labelledby="final-title">
      <h2 id="final-title">{trying.doneTitle}</h2>
      <p class="final-place">
        {own && <strong>{play.finalPlace(own.place, Object.keys(contest.teams).length)} </strong>}
        <strong>{practice.donePoints(balanceOf(team))}</strong>,{" "}
        {practice.doneSolved(solved, contest.board.cards.length)}
      </p>
      <div class="row">
        <ToBoard draft={draft} isMain />
        <TryAgain draft={draft} />
      </div>
    </section>
  );
}

/** The server forgot it: a restart, or nobody was there for long. */
export function TryGone({ draft }: { readonly draft: TriedDraft }) {
  const { trying } = useTexts();
  return (
    <PlainPage width="narrow">
      <div class="stack">
        <h1>{trying.goneTitle}</h1>
        <p>{trying.goneText}</p>
        <div class="row">
          <a
            class="button"
            data-look="main"
            href={pathToCard(draft.code, null)}
            target={boardTab(draft.code)}
          >
            {trying.toBoard}
          </a>
          <TryAgain draft={draft} />
        </div>
      </div>
    </PlainPage>
  );
}

interface WayOn {
  readonly draft: TriedDraft;
  readonly size?: "small";
  readonly isMain?: boolean;
}

/**
 * Ends the trial and leads to the board, with the card that was looked at: in its tab, if that is there still. The tab of
 * the trial closes where the browser lets it.
 */
export function ToBoard({ draft, size, isMain = false }: WayOn) {
  const { trying } = useTexts();
  const { call, seats } = useApp();
  const { seat, shownPurchase, contest } = usePlay();
  const { once } = useOnce();
  const isRunning = contest.value?.phase !== "finished";

  async function end(): Promise<void> {
    if (isRunning) await call("finishPractice", { code: seat.roomCode, token: seat.seatToken });
    seats.forget(seat.seatId);
    window.close();
  }

  return (
    <a
      class="button"
      {...(size && { "data-size": size })}
      {...(isMain && { "data-look": "main" })}
      href={pathToCard(draft.code, shownPurchase.value?.cardId ?? null)}
      target={boardTab(draft.code)}
      onClick={() => void once(end)}
    >
      {isRunning && size ? (
        <Said wide={trying.endAndBack} narrow={trying.endShortly} />
      ) : isRunning ? (
        trying.endAndBack
      ) : (
        trying.toBoard
      )}
    </a>
  );
}

/** Another trial of what is written now, in the place of this one. */
export function TryAgain({ draft, size }: WayOn) {
  const { trying, practice } = useTexts();
  const app = useApp();
  const { seat } = usePlay();
  const trouble = useSignal<Trouble | null>(null);
  const { isSending, once } = useOnce();

  async function again(): Promise<void> {
    const started = await startTry(app, draft.code, readTryChoice(app.storage), seat.roomCode);
    if (!started.ok) {
      trouble.value = started.trouble;
      return;
    }
    // Refused where nothing is left to end: it went when the other began, unless another process has it. PRA10
    await app.call("finishPractice", { code: seat.roomCode, token: seat.seatToken });
    app.seats.forget(seat.seatId);
    app.router.replace(started.path);
  }

  return (
    <>
      <button
        type="button"
        class="button"
        {...(size && { "data-size": size })}
        aria-disabled={isSending}
        onClick={() => void once(again)}
      >
        {isSending ? (
          practice.starting
        ) : size ? (
          <Said wide={trying.again} narrow={practice.again} />
        ) : (
          trying.again
        )}
      </button>
      <TroubleNotice trouble={trouble.value} />
    </>
  );
}

/** In full, or in short where a phone has no room. */
function Said({ wide, narrow }: { readonly wide: string; readonly narrow: string }) {
  return (
    <>
      <span class="try-wide">{wide}</span>
      <span class="try-narrow">{narrow}</span>
    </>
  );
}
