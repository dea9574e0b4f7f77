import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { refusalSentence } from "../../i18n/sentences.ts";
import { useTexts } from "../../i18n/texts.ts";
import { pathTo } from "../../store/router.ts";
import { isRehearsal } from "../../store/seats.ts";
import { useApp } from "../AppContext.ts";
import { PlainPage } from "../parts/PlainPage.tsx";
import { StateCard } from "../parts/StateCard.tsx";
import { ComeBack } from "./ComeBack.tsx";
import { usePlay } from "./PlayContext.ts";
import { PracticeGone } from "./PracticeGone.tsx";
import { TryGone } from "./TryEnd.tsx";

/** Shows the page, or, when this seat ended for good, why and the way back in. */
export function Refused({ children }: { readonly children: ComponentChildren }) {
  const texts = useTexts();
  const { seats } = useApp();
  const { store, seat } = usePlay();
  const goodbye = store.goodbye.value;
  const trouble = store.trouble.value;
  const isOver = goodbye !== null || store.connection.value === "closed";

  const isForgotten = isRehearsal(seat) && trouble?.code === "unknown_room";
  const isForEver = isOver && (isForgotten || lostSeats.has(goodbye ?? trouble?.code ?? ""));

  useEffect(() => {
    if (isForEver) seats.forget(seat.seatId);
  }, [isForEver, seat, seats]);

  if (!isOver) return <>{children}</>;
  if ((goodbye ?? trouble?.code) === "team_gone") return <ComeBack />;
  if (seat.practice && trouble?.code === "unknown_room") return <PracticeGone practice={seat.practice} />;
  if (seat.draft && trouble?.code === "unknown_room") return <TryGone draft={seat.draft} />;
  const title = goodbye ? texts.goodbyes[goodbye].title : texts.play.refusedTitle;
  const reason = goodbye
    ? texts.goodbyes[goodbye].text
    : refusalSentence(texts, trouble ?? { code: "unreachable" });
  return (
    <PlainPage width="narrow">
      <div class="panel">
        <StateCard picture={isForEver ? "seat" : "lost"} level={1} title={title}>
          <p>{reason}</p>
          <div class="row">
            <a class="button" data-look="main" href={pathTo.join(seat.roomCode)}>
              {texts.play.joinAgain}
            </a>
            {!isForEver && (
              <button type="button" class="button" onClick={() => location.reload()}>
                {texts.app.reload}
              </button>
            )}
          </div>
        </StateCard>
      </div>
    </PlainPage>
  );
}

/**
 * After these the seat's token is never taken again; any other refusal may come from a wrong server at this address. A team
 * that was removed may be brought back with its devices, so they keep their seats. SEA4
 */
const lostSeats: ReadonlySet<string> = new Set(["seat_released", "unknown_seat", "unknown_team"]);
