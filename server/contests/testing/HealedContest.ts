import type { Actor, Command } from "../../../shared/contest/commands.ts";
import type { ContestEvent } from "../../../shared/contest/events.ts";
import { replay } from "../../../shared/contest/evolve.ts";
import type { ContestState } from "../../../shared/contest/state.ts";
import type { CommandReply } from "../../../shared/protocol.ts";
import { Account } from "../../account/Account.ts";
import { sightOf } from "../../account/sight.ts";
import type { Journal, JournalEntry } from "../../journal/journal.ts";
import { passing } from "../../test/eventually.ts";
import type { FakeClock } from "../../test/fakeClock.ts";
import { uncounted } from "../../test/uncounted.ts";
import { ContestRunner } from "../ContestRunner.ts";

export const moderator: Actor = { role: "moderator", accountId: "a1" };
export const guest: Actor = { role: "guest" };
export const seat: Actor = { role: "team", teamId: "t1", seatId: "seat000001" };

export interface JournalThatGoesBack {
  readonly journal: Journal;
  /** Nothing after `seq` is known any more. */
  readonly goBack: (contestId: string, seq: number) => Promise<void>;
}

/** A contest of one process of several, whose database may go back; with all that was shown of it. */
export class HealedContest {
  readonly runner: ContestRunner;
  readonly shown: ContestEvent[] = [];
  readonly epochs: number[] = [];
  readonly saving: boolean[] = [];
  endedBy: string | null = null;
  readonly #database: JournalThatGoesBack;
  readonly #clock: FakeClock;
  readonly #contestId: string;
  readonly #claims: { underWay: Promise<void> };
  #sent = 0;

  static async open(
    database: JournalThatGoesBack,
    clock: FakeClock,
    contestId: string,
    held: () => Promise<void> = async () => undefined,
  ): Promise<HealedContest> {
    const claims = { underWay: Promise.resolve() };
    const { journal } = database;
    const claim = {
      epoch: await journal.claim(contestId),
      lastAliveAt: await journal.findLiveness(contestId),
      aheadMs: 0,
    };
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const meter = uncounted;
    // As `Owners.held` has it: not while a claim of its own is under way.
    const owned = () => claims.underWay.then(held);
    const runner = await ContestRunner.open({ contestId, journal, clock, log, meter, claim, held: owned });
    return new HealedContest(database, clock, contestId, runner, claims);
  }

  private constructor(
    database: JournalThatGoesBack,
    clock: FakeClock,
    contestId: string,
    runner: ContestRunner,
    claims: { underWay: Promise<void> },
  ) {
    this.#claims = claims;
    this.#database = database;
    this.#clock = clock;
    this.#contestId = contestId;
    this.runner = runner;
    runner.subscribe({
      published: (_before, _after, events) => this.shown.push(...events),
      savingChanged: (saving) => this.saving.push(saving),
      epochChanged: (epoch) => this.epochs.push(epoch),
      ended: ({ by }) => {
        this.endedBy = by;
      },
    });
  }

  /** With one team, and running. */
  async start(): Promise<void> {
    await this.send(moderator, { type: "OpenLobby" });
    await this.send(guest, { type: "JoinContest", name: "Foxes", pin: "123456", seatId: "seat000001" });
    await this.send(moderator, { type: "StartContest" });
  }

  send(actor: Actor, command: Command, id: string | null = null): Promise<CommandReply> {
    this.#sent += 1;
    const given = id ?? `id-${this.runner.epoch}-${this.#sent}-aaaaaaaaaa`;
    return this.runner.execute({ id: given, actor, command, receivedAt: this.#clock.now() });
  }

  /** Something that always works: the entry is opened or closed. */
  act(): Promise<CommandReply> {
    return this.send(moderator, { type: "SetEntry", open: this.#sent % 2 === 0 });
  }

  goBack(seq: number): Promise<void> {
    return this.#database.goBack(this.#contestId, seq);
  }

  /** As after the lock was lost and is held again. */
  async claimAnew(): Promise<void> {
    const claiming = this.#database.journal.claim(this.#contestId);
    this.#claims.underWay = claiming.then(() => undefined);
    const epoch = await claiming;
    await passing(this.#clock, this.runner.reclaim({ epoch, lastAliveAt: null, aheadMs: 0 }));
  }

  entries(): Promise<readonly JournalEntry[]> {
    return this.#database.journal.read(this.#contestId, 0, 100_000);
  }

  /** What the journal comes to. */
  async replayed(): Promise<ContestState> {
    return replay((await this.entries()).map(({ event }) => event));
  }

  /** What an independent account finds in journal and memory. */
  async findings(): Promise<readonly unknown[]> {
    const account = new Account();
    for (const { seq, event } of await this.entries()) account.take(seq, event);
    account.compare(sightOf(this.runner.state, this.runner.seq, null));
    return account.findings;
  }
}
