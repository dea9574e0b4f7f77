import { refusalSentence } from "../../i18n/sentences.ts";
import { useTexts } from "../../i18n/texts.ts";
import type { SentCommand } from "../../net/outbox.ts";
import { runForTeams } from "../../store/cockpit/runForTeams.ts";
import { useOnce } from "../parts/useOnce.ts";
import { useRoom, useRoomViews } from "./RoomContext.ts";

const mostNamed = 5;

/** Does something with many teams and says for how many, and for whom not and why. MNY1 */
export function useTeamRun() {
  const texts = useTexts();
  const { store, said } = useRoom();
  const { moderator } = useRoomViews();
  const { isSending, once } = useOnce();
  const runAll = async (
    teamIds: readonly string[],
    make: (teamId: string) => SentCommand,
    done: (count: number) => string,
  ): Promise<boolean> => {
    said.value = null;
    const run = await runForTeams(store, teamIds, make);
    const named = run.refused
      .slice(0, mostNamed)
      .map(({ teamId, rejection }) =>
        texts.teams.runRefused(moderator.teams[teamId]?.name ?? teamId, refusalSentence(texts, rejection)),
      );
    const more = run.refused.length - named.length;
    const sentences = [
      run.done.length > 0 ? done(run.done.length) : null,
      run.refused.length > 0 ? texts.teams.runNotDone(run.refused.length) : null,
      ...named,
      more > 0 ? texts.teams.runMore(more) : null,
    ].filter((sentence) => sentence !== null);
    said.value = { tone: run.refused.length > 0 ? "bad" : "good", sentence: sentences.join(" ") };
    return run.done.length > 0;
  };
  return {
    isSending,
    /** True when it was done with one of them at least; null while others are under way. */
    run: (
      teamIds: readonly string[],
      make: (teamId: string) => SentCommand,
      done: (count: number) => string = texts.teams.runDone,
    ) => once(() => runAll(teamIds, make, done)),
  };
}
