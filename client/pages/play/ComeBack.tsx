import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { refusalSentence } from "../../i18n/sentences.ts";
import { useTexts } from "../../i18n/texts.ts";
import { isPassing, type Trouble } from "../../net/http.ts";
import { askInLine, type EntryWait } from "../../store/inLine.ts";
import { pathTo } from "../../store/router.ts";
import { seatAnew } from "../../store/seats.ts";
import { useApp } from "../AppContext.ts";
import { PlainPage } from "../parts/PlainPage.tsx";
import { StateCard } from "../parts/StateCard.tsx";
import { usePlay } from "./PlayContext.ts";

const tryAgainMs = 3_000;

/** The team went because nobody was there: this page makes it anew by itself, with its name and PIN. ENT22 */
export function ComeBack() {
  const texts = useTexts();
  const { call, router, seats, newId } = useApp();
  const { seat } = usePlay();
  const wait = useSignal<EntryWait | null>(null);
  const trouble = useSignal<Trouble | null>(null);
  /** The same wish keeps its id: a reply that was lost on the way does not make a second team. */
  const wish = useRef({ id: newId(), secret: newId() });

  useEffect(() => {
    const leaving = new AbortController();
    const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
    const ask = () =>
      call("returnToRoom", { code: seat.roomCode, token: seat.seatToken, body: wish.current });
    const comeBack = async () => {
      for (;;) {
        const answer = await askInLine({
          ask,
          keep(grant) {
            seats.keep(seatAnew(seat, grant, Date.now()));
            seats.forget(seat.seatId);
          },
          tell: (told) => {
            wait.value = told;
          },
          sleep,
          givenUp: leaving.signal,
        });
        if (!answer) return;
        if (answer.ok) return router.replace(pathTo.play(seat.roomCode, answer.reply.seatId));
        trouble.value = answer.problem;
        if (!isPassing(answer.problem)) return;
        await sleep(tryAgainMs);
        if (leaving.signal.aborted) return;
      }
    };
    void comeBack();
    return () => leaving.abort();
  }, [call, router, seats, seat, wait, trouble]);

  const refused = trouble.value;
  const isOver = refused !== null && !isPassing(refused);
  // The team was there in the lobby or later: another phase that lets nobody in is the end.
  const isFinished = refused?.code === "wrong_phase";
  const reason = isFinished ? texts.join.finished : refused && refusalSentence(texts, refused);
  const title = isFinished ? texts.phases.finished : isOver ? texts.play.refusedTitle : null;
  return (
    <PlainPage width="narrow">
      <div class="panel">
        <StateCard picture="seat" level={1} title={title ?? texts.goodbyes.team_gone.title}>
          <p role="status">
            {reason ?? texts.goodbyes.team_gone.text}
            {wait.value?.for === "turn" && ` ${texts.join.inLine(wait.value.place, wait.value.seconds)}`}
          </p>
          {isOver && (
            <div class="row">
              <a
                class="button"
                data-look="main"
                href={isFinished ? pathTo.results(seat.roomCode) : pathTo.join(seat.roomCode)}
              >
                {isFinished ? texts.join.toResults : texts.play.joinAgain}
              </a>
              <button type="button" class="button" onClick={() => location.reload()}>
                {texts.app.reload}
              </button>
            </div>
          )}
        </StateCard>
      </div>
    </PlainPage>
  );
}
