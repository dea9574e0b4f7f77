import type { Command } from "../../../shared/contest/commands.ts";
import type { CardId } from "../../../shared/ids.ts";
import { classBoard } from "../../../shared/simulation/testing/trialContest.ts";
import { SoleOwners } from "../../cluster/SoleOwners.ts";
import { MemoryJournal } from "../../journal/memoryJournal.ts";
import { LiveContests } from "../../supervision/LiveContests.ts";
import { FakeClock } from "../../test/fakeClock.ts";
import { uncounted } from "../../test/uncounted.ts";
import { type MemoryContent, MemoryContests } from "../MemoryContests.ts";
import { trialTeamNames } from "../trialTeams.ts";

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Contests in memory, without rooms: nobody ever is in them. */
export function memoryStage(now = 1_700_000_000_000) {
  const clock = new FakeClock(now);
  const journal = new MemoryJournal();
  const ownersOf = () => new SoleOwners(journal);
  const live = new LiveContests({ journalOf: () => journal, ownersOf, clock, log, meter: uncounted });
  const contests = new MemoryContests({
    journal,
    live,
    clock,
    log,
    slot: null,
    rooms: { emptySince: async () => null, closeContest: (contestId) => live.close(contestId) },
  });
  /** In small steps: whoever waits for a turn of the loop has it nearly at its time. */
  async function pass(ms: number, stepMs = 100): Promise<void> {
    for (let passed = 0; passed < ms; passed += stepMs) {
      clock.advance(Math.min(stepMs, ms - passed));
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  return { clock, journal, live, ownersOf, contests, log, pass };
}
export type MemoryStage = ReturnType<typeof memoryStage>;

const { board, rules, language } = classBoard();
export const classContent: MemoryContent = {
  title: "A draft",
  language,
  rules,
  board: {
    rows: board.rows,
    columns: board.columns,
    cards: board.cards.map(({ id, row, column, category, pricePoints, task, earlierTasks }) => {
      return { id, row, column, category, pricePoints, task, earlierTasks };
    }),
  },
};

/** A running contest of the author and so many others, and what was done in it. */
export async function trialOn({ contests, clock }: MemoryStage, teams: number) {
  const done: { readonly at: number; readonly teamId: string; readonly command: Command }[] = [];
  const begun = await contests.begin(classContent, {
    holder: "a1",
    minutes: 40,
    teamNames: trialTeamNames(language, teams),
  });
  const refused: string[] = [];
  const contest: typeof begun = {
    ...begun,
    async send(actor, command) {
      if (actor.role === "team") done.push({ at: clock.now(), teamId: actor.teamId, command });
      const reply = await begun.send(actor, command);
      if (!reply.ok) refused.push(reply.rejection.code);
      return reply;
    },
  };
  return { contest, done, refused, others: begun.places.slice(1) };
}

/** Of all purchases that are over. */
export function solvedShare(
  contest: Awaited<ReturnType<typeof trialOn>>["contest"],
  cardIds?: readonly CardId[],
): number {
  const over = Object.values(contest.state().teams)
    .flatMap(({ purchases }) => purchases)
    .filter(({ status, cardId }) => status !== "active" && (cardIds?.includes(cardId) ?? true));
  return over.filter(({ status }) => status === "solved").length / Math.max(1, over.length);
}
