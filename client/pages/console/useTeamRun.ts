import type { Say } from "../../i18n/say.ts";
import { refusalSentence } from "../../i18n/sentences.ts";
import type { Texts } from "../../i18n/texts.ts";
import type { SentCommand } from "../../net/outbox.ts";
import { runForTeams } from "../../store/cockpit/runForTeams.ts";
import { useOnce } from "../parts/useOnce.ts";
import { useRoom, useRoomViews } from "./RoomContext.ts";

const mostNamed = 5;

/** Tells that something was done with so many teams. */
type Done = (texts: Texts, count: number) => string;

/** Does something with many teams and says for how many, and for whom not and why. MNY1 */
export function useTeamRun() {
  const { store, said } = useRoom();
  const { moderator } = useRoomViews();
  const { isSending, once } = useOnce();
  const runAll = async (
    teamIds: readonly string[],
    make: (teamId: string) => SentCommand,
    done: Done,
  ): Promise<boolean> => {
    said.value = null;
    const run = await runForTeams(store, teamIds, make);
    const named = run.refused
      .slice(0, mostNamed)
      .map(({ teamId, rejection }) => ({ name: moderator.teams[teamId]?.name ?? teamId, rejection }));
    const more = run.refused.length - named.length;
    const say: Say = (texts) =>
      [
        run.done.length > 0 ? done(texts, run.done.length) : null,
        run.refused.length > 0 ? texts.teams.runNotDone(run.refused.length) : null,
        ...named.map(({ name, rejection }) =>
          texts.teams.runRefused(name, refusalSentence(texts, rejection)),
        ),
        more > 0 ? texts.teams.runMore(more) : null,
      ]
        .filter((sentence) => sentence !== null)
        .join(" ");
    said.value = { tone: run.refused.length > 0 ? "bad" : "good", say };
    return run.done.length > 0;
  };
  return {
    isSending,
    /** True when it was done with one of them at least; null while others are under way. */
    run: (
      teamIds: readonly string[],
      make: (teamId: string) => SentCommand,
      done: Done = ({ teams }, count) => teams.runDone(count),
    ) => once(() => runAll(teamIds, make, done)),
  };
}
