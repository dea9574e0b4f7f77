import type { Kysely } from "kysely";
import { createFirstOrganizer } from "../../../server/auth/organizer.ts";
import type { Tables } from "../../../server/db/tables.ts";
import { SqlJournal } from "../../../server/journal/sqlJournal.ts";
import { createContest } from "../../../server/queries/contests.ts";
import type { Actor, Command } from "../../../shared/contest/commands.ts";
import { decide } from "../../../shared/contest/decide.ts";
import type { ContestEvent } from "../../../shared/contest/events.ts";
import { evolve, initialState } from "../../../shared/contest/evolve.ts";
import { outcomeOf } from "../../../shared/contest/outcome.ts";
import type { ContestState } from "../../../shared/contest/state.ts";
import { roomCodeAlphabet, roomCodeLength } from "../../../shared/ids.ts";
import { answerBookOf } from "../../bots/answerBook.ts";
import { TeamModel } from "../../bots/TeamModel.ts";
import { seededRandom } from "../../random.ts";
import { runSeal } from "../../seal.ts";
import { organizerLogin } from "../../serverProcess.ts";
import { type BoardSize, contestFileOf, contestRules, seededPin, teamName } from "../loadContests.ts";
import { loadPassword } from "./password.ts";

/** A contest to be found in the database by the server, under way for long already. */
export interface SeededContest {
  readonly contestId: string;
  readonly roomCode: string;
  /** In its journal. */
  readonly events: number;
}

export interface SeedOptions {
  readonly teams: number;
  /** At least so many events, or as many as the cards allow. */
  readonly events: number;
  /** And not many more answers than these. */
  readonly answers?: number;
  readonly boardSeed: number;
  readonly boardSize: BoardSize;
}

const hoursOfContest = 8;
const pageSize = 500;

/** Writes running contests as if they had been played, while no server has the database. */
export async function seedContests(
  db: Kysely<Tables>,
  all: readonly SeedOptions[],
): Promise<readonly SeededContest[]> {
  const now = Date.now();
  const made = await createFirstOrganizer(db, { login: organizerLogin, password: loadPassword }, now);
  if (!made) throw new Error("contests are seeded into an empty database only");
  const seeded: SeededContest[] = [];
  for (const [index, options] of all.entries())
    seeded.push(await seedContest(db, made.account.id, index, options, now));
  return seeded;
}

async function seedContest(
  db: Kysely<Tables>,
  ownerAccountId: string,
  index: number,
  options: SeedOptions,
  at: number,
): Promise<SeededContest> {
  const contestId = `seeded-${index}`;
  const roomCode = codeOf(index);
  const play = new Play(contestId, roomCode, options, at);
  const { events } = play;
  const { type: _type, at: _at, by: _by, ...definition } = play.created;
  await createContest(db, { ownerAccountId, definition, at });
  const journal = new SqlJournal(db, runSeal);
  const epoch = await journal.claim(contestId);
  for (let start = 0; start < events.length; start += pageSize)
    await journal.append({
      contestId,
      epoch,
      firstSeq: start + 2,
      commandKey: null,
      events: events.slice(start, start + pageSize),
    });
  return { contestId, roomCode, events: events.length + 1 };
}

/** The events of a contest that teams have played for a while, decided by the rules. */
class Play {
  readonly created: ContestEvent & { readonly type: "ContestCreated" };
  /** After the first. */
  readonly events: ContestEvent[] = [];
  readonly #at: number;
  #state: ContestState;

  constructor(contestId: string, roomCode: string, options: SeedOptions, at: number) {
    const { board } = contestFileOf(options.boardSeed, options.boardSize);
    const moderator: Actor = { role: "moderator", accountId: "a1" };
    this.#at = at;
    this.created = {
      type: "ContestCreated",
      at,
      by: moderator,
      contestId,
      roomCode,
      title: `Seeded ${roomCode}`,
      language: "en",
      board,
      rules: contestRules,
      limits: { teams: 500, seatsPerTeam: 50 },
      durationMs: hoursOfContest * 3_600_000,
      startsAt: null,
    };
    this.#state = initialState(this.created);
    this.#send(moderator, { type: "OpenLobby" });
    const random = seededRandom(options.boardSeed);
    const book = answerBookOf(board);
    const models: TeamModel[] = [];
    for (let team = 1; team <= options.teams; team += 1) {
      const seatId = seatOf(team);
      const name = teamName(team);
      this.#send({ role: "guest" }, { type: "JoinContest", name, pin: seededPin, seatId });
      models.push(new TeamModel(contestRules, board, book, random));
    }
    this.#send(moderator, { type: "StartContest" });
    // From here on each team plays by itself: a state with all teams would be copied for every event.
    const alone = Object.values(this.#state.teams).map((team) => ({ [team.id]: team }));
    const { answers = Number.POSITIVE_INFINITY } = options;
    let answered = 0;
    let idle = 0;
    for (
      let turn = 0;
      this.events.length + 1 < options.events && answered < answers && idle < models.length;
      turn += 1
    ) {
      const index = turn % models.length;
      const planned = models[index]?.next();
      idle = planned ? 0 : idle + 1;
      if (!planned) continue;
      this.#state = { ...this.#state, teams: alone[index] ?? {} };
      const actor = { role: "team", teamId: `t${index + 1}`, seatId: seatOf(index + 1) } as const;
      const events = this.#send(actor, planned.command as Command); // teams send only commands of teams
      if (planned.command.type === "SubmitAnswer") answered += 1;
      alone[index] = this.#state.teams;
      models[index]?.settle(planned, { ok: true, outcome: outcomeOf(events) });
    }
  }

  #send(actor: Actor, command: Command): readonly ContestEvent[] {
    const decision = decide(this.#state, { actor, command, at: this.#at });
    if (!decision.ok) throw new Error(`${command.type} was refused: ${decision.rejection.code}`);
    this.#state = decision.events.reduce(evolve, this.#state);
    this.events.push(...decision.events);
    return decision.events;
  }
}

function seatOf(team: number): string {
  return `seat${team}`.padEnd(10, "0");
}

function codeOf(index: number): string {
  const letters = Array.from(
    { length: roomCodeLength },
    (_, place) =>
      roomCodeAlphabet[Math.floor(index / roomCodeAlphabet.length ** place) % roomCodeAlphabet.length],
  );
  return letters.join("");
}
