import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, onTestFailed, test } from "vitest";
import { type Random, seededRandom } from "../../loadtest/random.ts";
import type { RoomSeat } from "../../shared/api.ts";
import { replay } from "../../shared/contest/evolve.ts";
import { outcomeOf } from "../../shared/contest/outcome.ts";
import type { ContestState } from "../../shared/contest/state.ts";
import { viewFor } from "../../shared/contest/viewFor.ts";
import { after, systemClock } from "../contests/clock.ts";
import type { JournalEntry } from "../journal/journal.ts";
import { SqlJournal } from "../journal/sqlJournal.ts";
import { findContestByCode } from "../queries/contests.ts";
import { organizer } from "./app.ts";
import { type Asked, askRoute } from "./askRoute.ts";
import { eventually, passing } from "./eventually.ts";
import { FuzzClient } from "./FuzzClient.ts";
import { FakeClock } from "./fakeClock.ts";
import { RestartableApp } from "./RestartableApp.ts";
import { testSeal } from "./seal.ts";
import { Tap } from "./Tap.ts";

/** Seeds that once failed, by what they found; and a new one each time. */
const seeds: Readonly<Record<string, number>> = {
  "a seed of its own": 1,
  "another one": 2,
  "a new one": systemClock.now() % 1_000_000,
};

const actCount = 800;
const checkEvery = 200;
const start = Date.UTC(2026, 8, 1, 9, 0, 0);
const minute = 60_000;
const cardCount = 16;
const file = [
  "row,column,category,price,kind,statement,answer",
  ...Array.from(
    { length: cardCount },
    (_, index) =>
      `${Math.floor(index / 4) + 1},${(index % 4) + 1},Sums,${(index % 4) * 50 + 50},number,Card ${index + 1}?,${answerOf(index + 1)}`,
  ),
].join("\n");

describe("clients with drops, duplicates, delays, and restarts of the app", () => {
  test.each(Object.entries(seeds))(
    "RUN1 RUN2 RUN8 SEE9 show the same in the end, and what was acknowledged is in the journal once: %s (seed %i)",
    async (_, seed) => {
      onTestFailed(() => console.error(`seed ${seed}`));
      const fuzz = await Fuzz.start(seed);
      try {
        await fuzz.play();
      } finally {
        await fuzz.close();
      }
    },
  );
});

/** Everybody of one contest, and all that can happen to them. */
class Fuzz {
  readonly #random: Random;
  /** Of the app. A kill forgets what was to ring. */
  readonly #clock: FakeClock;
  /** Of everybody else; goes on with the app's. */
  readonly #outsideClock = new FakeClock(start);
  readonly #clients: FuzzClient[] = [];
  readonly #done: Record<string, number> = {};
  readonly #guests = new Map<string, { readonly teamId: string; readonly seatId: string }>();
  readonly #guesting = new Set<Promise<void>>();
  readonly #app: RestartableApp;
  readonly #outside: Tap;
  #code = "";
  #contestId = "";
  #token = "";

  static async start(seed: number): Promise<Fuzz> {
    const clock = new FakeClock(start);
    const app = await RestartableApp.start(clock);
    const outside = await Tap.open(() => app.port);
    const fuzz = new Fuzz(seed, clock, app, outside);
    await fuzz.#open();
    return fuzz;
  }

  private constructor(seed: number, clock: FakeClock, app: RestartableApp, outside: Tap) {
    this.#random = seededRandom(seed);
    this.#clock = clock;
    this.#app = app;
    this.#outside = outside;
  }

  async play(): Promise<void> {
    for (let acts = 1; acts <= actCount; acts += 1) {
      await this.#act();
      if (acts % checkEvery === 0) await this.#check();
      this.#pass(this.#random.below(8));
      for (let turns = this.#random.below(25); turns > 0; turns -= 1) await nextTurn();
    }
    this.#expectThatThingsHappened();
  }

  async close(): Promise<void> {
    for (const { tap } of this.#clients) tap.release();
    await Promise.all(this.#clients.map((client) => client.close()));
    await Promise.all(this.#clients.map(({ tap }) => tap.close()));
    await this.#outside.close();
    await this.#app.close();
  }

  #pass(forMs: number): void {
    this.#clock.advance(forMs);
    this.#outsideClock.advance(forMs);
  }

  #eventually(check: () => void): Promise<void> {
    return eventually(() => {
      this.#outsideClock.advance(10);
      check();
    }, this.#clock);
  }

  async #open(): Promise<void> {
    await this.#signIn();
    const created = await askRoute(this.#outside.origin, "createContest", {
      token: this.#token,
      body: {
        title: "Fuzz",
        language: "en",
        durationMs: 40 * minute,
        startsAt: null,
        rules: {},
        file: Buffer.from(file).toString("base64"),
      },
    });
    this.#code = created.reply.roomCode;
    this.#contestId = (await findContestByCode(this.#app.database.db, this.#code))?.id ?? "";
    await this.#addModerator();
    const moderator = this.#clients[0];
    await this.#eventually(() => expect(moderator?.isQuiet).toBe(true));
    moderator?.submit({ type: "OpenLobby" });
    await this.#eventually(() => expect(moderator?.isQuiet).toBe(true));
    await this.#addScreen();
    for (const name of ["Alpha", "Beta", "Gamma", "Delta"]) await this.#addTeam(name);
    moderator?.submit({ type: "StartContest" });
    await this.#check();
  }

  /** One thing that happens, by lot. */
  async #act(): Promise<void> {
    const dice = this.#random.fraction();
    if (dice < 0.72) this.#command();
    else if (dice < 0.78) this.#moderate();
    else if (dice < 0.83) this.#attack();
    else if (dice < 0.86) this.#repeat();
    else if (dice < 0.9) this.#pass(this.#random.below(2_000));
    else if (dice < 0.93) this.#drop();
    else if (dice < 0.96) this.#holdUp();
    else if (dice < 0.975) this.#failAppend();
    else if (dice < 0.985) this.#guesting.add(this.#joinTwice());
    else if (dice < 0.99) await this.#restart();
    else if (dice < 0.997) await this.#kill(0);
    else if (dice < 0.999) await this.#kill(20 * minute);
  }

  #command(): void {
    const client = this.#random.pick(this.#teams());
    const view = client.viewer?.view;
    const active =
      view?.kind === "team" ? Object.values(view.purchases).filter(({ status }) => status === "active") : [];
    const purchase = active.length > 0 ? this.#random.pick(active) : null;
    if (!purchase || this.#random.fraction() < 0.4) {
      client.submit({ type: "BuyCard", cardId: 1 + this.#random.below(cardCount + 1) });
      return;
    }
    const purchaseId = this.#random.fraction() < 0.9 ? purchase.id : 1 + this.#random.below(60);
    client.submit({ type: "SubmitAnswer", purchaseId, answer: this.#answerTo(purchase.cardId) });
  }

  #answerTo(cardId: number): string {
    const right = answerOf(cardId);
    return this.#random.pick(
      [right, ` ${right}.0`, `${right + 1}`, `${right - 1}`, "1,500", "?", "", "1/0"].map(String),
    );
  }

  #moderate(): void {
    const [moderator] = this.#clients;
    const { viewer } = moderator ?? {};
    if (!moderator || !viewer) return;
    const { phase, teams } = viewer.live.view;
    if (phase === "paused") moderator.submit({ type: "ResumeContest" });
    else if (phase === "finished") moderator.submit({ type: "ReopenContest", forMs: 30 * minute });
    else {
      const teamId = this.#random.pick(Object.keys(teams));
      const name = `Team ${this.#random.below(1_000)}`;
      moderator.submit(
        this.#random.pick([
          { type: "PauseContest" },
          { type: "ExtendContest", byMs: minute },
          { type: "RenameTeam", teamId, name },
          { type: "SetEntry", open: true },
          { type: "AdmitTeam", name },
          { type: "FinishContest" },
          { type: "OpenLobby" },
        ] as const),
      );
    }
  }

  /** What no client of ours would send: it changes nothing, and nobody is disturbed. */
  #attack(): void {
    const client = this.#client();
    const { viewer } = client;
    if (!viewer) return;
    const id = this.#random.id();
    const [type, payload] = this.#random.pick<readonly [string, unknown]>([
      ["command", null],
      ["command", { id, command: { type: "FinishContest", at: 0 } }],
      ["command", { id: "short", command: { type: "BuyCard", cardId: 1 } }],
      ["command", { id, command: { type: "BuyCard", cardId: 1.5 } }],
      ["command", { id, command: { type: "BuyCard", cardId: 1 }, actor: { role: "moderator" } }],
      ["command", { id, command: { type: "SubmitAnswer", purchaseId: 1, answer: "x".repeat(5_000) } }],
      ["command", { id, command: { type: "JoinContest", name: "x", pin: "123456", seatId: "aaaaaaaaaa" } }],
      ["command", { id, command: { type: "__proto__" } }],
      ["task", { cardId: 10_000 }],
      ["nothing", {}],
    ]);
    this.#count("attacks");
    void viewer.requestAnything(type, payload).then(
      (reply) => {
        const refused = typeof reply === "object" && reply !== null && "ok" in reply && reply.ok === false;
        if (!refused)
          client.complaints.push(`${JSON.stringify(payload)} was answered ${JSON.stringify(reply)}`);
      },
      () => undefined,
    );
  }

  #repeat(): void {
    this.#count("repeats");
    this.#client().repeat();
  }

  #drop(): void {
    this.#count("drops");
    this.#client().tap.cut();
  }

  #holdUp(): void {
    this.#count("delays");
    const { tap } = this.#client();
    tap.hold();
    after(this.#outsideClock, 20 + this.#random.below(300), () => tap.release());
  }

  #failAppend(): void {
    this.#count("failed appends");
    this.#app.journal.failNextAppend(this.#random.pick(["lost", "answerLost"]));
  }

  async #joinTwice(): Promise<void> {
    const body = { id: this.#random.id(), name: `Guest ${this.#random.below(10_000)}` };
    const join = () =>
      askRoute(this.#outside.origin, "joinRoom", { code: this.#code, body }).catch(() => null);
    for (const answer of await Promise.all([join(), join()])) {
      if (answer?.status !== 200) continue;
      const { teamId, seatId } = answer.reply;
      const known = this.#guests.get(body.id);
      if (known) expect({ teamId, seatId }).toEqual(known);
      this.#guests.set(body.id, { teamId, seatId });
    }
  }

  async #restart(): Promise<void> {
    this.#count("restarts");
    await this.#app.stop();
    await this.#app.start();
  }

  /** As the power does: nothing that is under way arrives anywhere, except perhaps in the database. */
  async #kill(awayMs: number): Promise<void> {
    this.#count(awayMs === 0 ? "kills" : "power cuts");
    for (const { tap } of this.#clients) tap.cut();
    this.#outside.cut();
    await this.#app.kill();
    this.#clock.forgetAlarms();
    this.#pass(awayMs);
    await this.#app.start();
  }

  /** Lets everybody come to rest, and compares what they see. */
  async #check(): Promise<void> {
    for (const { tap } of this.#clients) tap.release();
    await passing(this.#clock, Promise.all(this.#guesting));
    this.#guesting.clear();
    await this.#eventually(() =>
      expect(this.#clients.filter(({ isQuiet }) => !isQuiet).map(({ trouble }) => trouble)).toEqual([]),
    );
    const runner = await this.#app.live.get(this.#contestId);
    await runner.idle();
    const entries = await this.#readJournal();
    expect(replay(entries.map(({ event }) => event))).toEqual(runner.state);
    await this.#eventually(() => this.#expectSameViews(runner.state, runner.epoch));
    for (const client of this.#clients) {
      if (client.audience.kind === "public") continue;
      const { viewer } = client;
      const built = viewer?.view;
      expect(await viewer?.sync(), client.name).toEqual(built); // SEE9
    }
    this.#expectExactlyOnce(entries);
    expect(this.#clients.flatMap(({ complaints }) => complaints)).toEqual([]);
    this.#count("checks");
  }

  #expectSameViews(state: ContestState, epoch: number): void {
    const online: Record<string, number> = {};
    for (const id of Object.keys(viewFor(state, { kind: "public" }).teams)) online[id] = 0;
    for (const { audience } of this.#teams())
      if (audience.kind === "team") online[audience.teamId] = (online[audience.teamId] ?? 0) + 1;
    for (const { name, viewer, audience } of this.#clients) {
      expect(viewer?.live, name).toEqual({
        epoch,
        saving: true,
        view: viewFor(state, { kind: "public" }),
        online,
      });
      expect(viewer?.view, name).toEqual(audience.kind === "public" ? null : viewFor(state, audience));
    }
  }

  /** RUN2 JRN4: each accepted command is in the journal once and led to what was said; a refused one is not there. */
  #expectExactlyOnce(entries: readonly JournalEntry[]): void {
    const written = new Map<string, JournalEntry[]>();
    for (const entry of entries) {
      if (entry.commandKey === null) continue;
      const id = entry.commandKey.split("/").at(-1) ?? "";
      written.set(id, [...(written.get(id) ?? []), entry]);
    }
    for (const [id, batch] of written) {
      const [first] = batch;
      expect(
        batch.map(({ seq }) => seq),
        id,
      ).toEqual(batch.map((_, index) => (first?.seq ?? 0) + index));
      expect(new Set(batch.map(({ commandKey }) => commandKey)).size, id).toBe(1);
      expect(
        batch.filter(({ event }) => ["CardBought", "AnswerJudged", "TeamJoined"].includes(event.type)).length,
      ).toBeLessThanOrEqual(1);
    }
    for (const { acknowledged, sent } of this.#clients) {
      for (const [id, reply] of acknowledged) {
        const batch = written.get(id);
        if (reply.ok) expect(batch && outcomeOf(batch.map(({ event }) => event)), id).toEqual(reply.outcome);
        else expect(batch, `${id} was refused: ${JSON.stringify(sent.get(id))}`).toBeUndefined();
      }
    }
    for (const [id, { teamId, seatId }] of this.#guests) {
      const outcome = outcomeOf((written.get(id) ?? []).map(({ event }) => event));
      expect(outcome).toEqual({ type: "joined", teamId, seatId });
    }
  }

  #expectThatThingsHappened(): void {
    const replies = this.#clients.flatMap(({ acknowledged }) => [...acknowledged.values()]);
    const outcomes = replies.flatMap((reply) => (reply.ok ? [reply.outcome] : []));
    const counts = {
      ...this.#done,
      ends: ["restarts", "kills", "power cuts"].reduce((sum, what) => sum + (this.#done[what] ?? 0), 0),
      connections: this.#clients.reduce((sum, { connections }) => sum + connections, 0),
      duplicates: this.#clients.reduce((sum, { duplicates }) => sum + duplicates, 0),
      guests: this.#guests.size,
      rejected: replies.length - outcomes.length,
      bought: outcomes.filter(({ type }) => type === "bought").length,
      solved: outcomes.filter((outcome) => outcome.type === "judged" && outcome.verdict === "accepted")
        .length,
      wrong: outcomes.filter((outcome) => outcome.type === "judged" && outcome.verdict === "wrong").length,
    };
    for (const [what, atLeast] of Object.entries({
      checks: 3,
      drops: 5,
      delays: 5,
      ends: 3,
      attacks: 10,
      "failed appends": 3,
      connections: 20,
      duplicates: 20,
      rejected: 50,
      bought: 15,
      solved: 5,
      wrong: 5,
    })) {
      expect(
        (counts as Record<string, number>)[what] ?? 0,
        `${what} of ${JSON.stringify(counts)}`,
      ).toBeGreaterThanOrEqual(atLeast);
    }
  }

  async #readJournal(): Promise<readonly JournalEntry[]> {
    const journal = new SqlJournal(this.#app.database.db, testSeal);
    return journal.read(this.#contestId, 0, 100_000);
  }

  async #signIn(): Promise<void> {
    const { status, reply } = await askRoute(this.#outside.origin, "signIn", { body: organizer });
    if (status === 200) this.#token = reply.accessToken;
  }

  async #addModerator(): Promise<void> {
    await this.#add("moderator", { kind: "moderator" }, async (tap) => {
      const asked = await askRoute(tap.origin, "connectModerator", { code: this.#code, token: this.#token });
      if (asked.status === 401) await this.#signIn(); // the token ended while the power was away
      return seatOf(asked);
    });
  }

  async #addScreen(): Promise<void> {
    await this.#add("screen", { kind: "public" }, async (tap) => {
      const asked = await askRoute(tap.origin, "connectScreen", { code: this.#code });
      return seatOf(asked);
    });
  }

  /** Two seats of one team. */
  async #addTeam(name: string): Promise<void> {
    const { origin } = this.#outside;
    const first = await askRoute(origin, "joinRoom", {
      code: this.#code,
      body: { id: this.#random.id(), name },
    });
    const { state } = await this.#app.live.get(this.#contestId);
    const { teamId } = first.reply;
    const second = await askRoute(origin, "takeSeat", {
      code: this.#code,
      body: { id: this.#random.id(), name, pin: state.teams[teamId]?.pin ?? "" },
    });
    for (const [index, { reply }] of [first, second].entries()) {
      await this.#add(`${name} ${index + 1}`, { kind: "team", teamId }, async (tap) => {
        const asked = await askRoute(tap.origin, "connectTeam", { code: this.#code, token: reply.seatToken });
        return seatOf(asked);
      });
    }
  }

  async #add(
    name: string,
    audience: FuzzClient["audience"],
    reserve: (tap: Tap) => Promise<RoomSeat>,
  ): Promise<void> {
    const tap = await Tap.open(() => this.#app.port);
    const random = seededRandom(this.#random.below(2 ** 31));
    this.#clients.push(
      new FuzzClient({ name, audience, tap, random, clock: this.#outsideClock, reserve: () => reserve(tap) }),
    );
  }

  #teams(): readonly FuzzClient[] {
    return this.#clients.filter(({ audience }) => audience.kind === "team");
  }

  #client(): FuzzClient {
    return this.#random.pick(this.#clients);
  }

  #count(what: string): void {
    this.#done[what] = (this.#done[what] ?? 0) + 1;
  }
}

function seatOf({ status, reply }: Asked<"connectModerator" | "connectScreen" | "connectTeam">): RoomSeat {
  if (status !== 200) throw new Error(`no seat: ${status} ${JSON.stringify(reply)}`);
  return reply;
}

function answerOf(cardId: number): number {
  return cardId * 7;
}
