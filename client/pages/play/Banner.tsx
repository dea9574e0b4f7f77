import { refusalSentence, startSentence } from "../../i18n/sentences.ts";
import { useTexts } from "../../i18n/texts.ts";
import { isTelling } from "../../net/http.ts";
import { isUp } from "../../net/linkParts.ts";
import { isOwnEnd } from "../../store/ownTime.ts";
import { lateMs, useRemainingMs } from "../parts/ContestClock.tsx";
import { usePlay, useViews } from "./PlayContext.ts";

/** The one line that says why something waits, or hurries: no connection, nothing saved, a pause, the last minutes. */
export function Banner() {
  const texts = useTexts();
  const { status, practice, heal } = texts;
  const { store, seat } = usePlay();
  const { contest, team } = useViews();
  const left = useRemainingMs(store, contest);

  const [tone, sentence] = ((): readonly [string, string] => {
    const trouble = store.trouble.value;
    const connection = store.connection.value;
    if (connection === "waiting") return ["info", texts.back.moment]; // BAK4
    if (!isUp(connection)) {
      return ["warn", trouble && isTelling(trouble) ? refusalSentence(texts, trouble) : status.reconnecting];
    }
    if (store.live.value?.saving === false) return ["warn", status.notSaved];
    if (contest.phase === "paused") {
      const { missingActs } = contest;
      return ["warn", missingActs === null ? status.paused : heal.pausedForTeams(missingActs)]; // HEA9
    }
    if (team.blocked && contest.phase !== "finished") return ["warn", texts.teams.youAreBlocked];
    const live = store.live.value;
    if (live && isOwnEnd(live.view, team)) return ["info", texts.teams.ownTimeUp];
    if (contest.phase === "finished") return ["info", seat.practice ? practice.doneTitle : status.finished];
    if (contest.phase === "lobby") {
      const { startsAt } = contest.clock;
      return ["info", startsAt === null ? status.lobby : startSentence(texts, startsAt, store.serverNow())];
    }
    if (left !== null && left <= lateMs) {
      return ["late", contest.rules.refundExpired ? status.lateRefund : status.late];
    }
    return ["none", ""];
  })();

  return (
    <div class="banner" data-tone={tone} role="status">
      {sentence}
    </div>
  );
}
