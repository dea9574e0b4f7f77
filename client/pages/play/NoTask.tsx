import { useId } from "preact/hooks";
import { useTexts } from "../../i18n/texts.ts";
import { brokeOf } from "../../store/broke.ts";
import { isAlone } from "../../store/seats.ts";
import { HelpPicture } from "../help/HelpPicture.tsx";
import { StateCard } from "../parts/StateCard.tsx";
import { ChooseBoat } from "./ChooseBoat.tsx";
import { brokeWords } from "./moments.ts";
import { usePlay, useViews } from "./PlayContext.ts";

/** No task in work: before the first one it shows how a contest is played, later only where to go on. */
export function NoTask() {
  const texts = useTexts();
  const { play } = texts;
  const { seat } = usePlay();
  const { contest, team } = useViews();
  const titleId = useId();
  const isFirst = Object.keys(team.purchases).length === 0 && contest.phase !== "finished";
  const isBefore = contest.phase === "lobby" || contest.phase === "draft";
  if (contest.phase === "finished") return <StateCard picture="boat" title={play.tasksOver} />;
  if (!isFirst) {
    const broke = brokeOf(contest, team);
    return (
      <StateCard picture="card" title={play.noTasksTitle}>
        <p>{broke ? brokeWords(texts, broke) : play.noTasks}</p>
      </StateCard>
    );
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: in a low window the keyboard scrolls it
    <section class="no-task" aria-labelledby={titleId} tabIndex={0}>
      <h2 id={titleId}>{isBefore ? play.lobbyTitle : play.firstCardTitle}</h2>
      <HelpPicture rules={contest.rules} />
      <p>{isBefore ? play.noTasksLobby : play.noTasks}</p>
      {!isAlone(seat) && <ChooseBoat />}
    </section>
  );
}
