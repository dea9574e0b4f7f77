import { beforeAll, describe, expect, test } from "vitest";
import type { RouteName } from "../../shared/api.ts";
import type { RoomRequest } from "../../shared/protocol.ts";
import { ToldCluster } from "../cluster/testing/ToldCluster.ts";
import { findContestByCode } from "../queries/contests.ts";
import { organizer } from "./app.ts";
import { type Asking, askRoute } from "./askRoute.ts";
import { FakeClock } from "./fakeClock.ts";
import { RestartableApp } from "./RestartableApp.ts";
import { type Listener, masked, Transcript, written } from "./Transcript.ts";
import { Viewer } from "./Viewer.ts";

const start = Date.UTC(2026, 8, 1, 9, 0, 0);
const minute = 60_000;
const file = [
  "row,column,category,price,kind,statement,answer,choices",
  "1,1,Sums,100,number,What is $1 + 1$?,2,",
  "1,2,Capitals,200,text,The capital of France?,Paris,",
  '2,1,Sums,100,choice,Which is even?,4,"3\n4\n5\n7"',
  "2,2,Sums,50,number,What is $2 + 2$?,4,",
].join("\n");

/** Who sees the frozen standings, each told of apart. */
const frozenAudiences = ["screen", "beta", "guest"] as const;
type FrozenAudience = (typeof frozenAudiences)[number];
type Name = FrozenAudience | "alpha" | "late" | "moderator";

/** What Alpha, and a team that came late, do while standings are frozen; the other run has none of it. */
type Hidden = "played" | "quiet";

/** Standings are frozen, or only each team's own points are shown from the lobby on. */
const ways = ["frozen", "own only"] as const;
type Way = (typeof ways)[number];

/** One process that is alone, or one of several, whose clients carry marks of how far they were shown the contest. */
const services = ["alone", "one of several"] as const;
type Service = (typeof services)[number];

/** One contest, from the draft to the results. */
class Run {
  /** What each was told until the results were shown, and after that. */
  readonly told = {} as Record<FrozenAudience, string>;
  readonly revealed = {} as Record<FrozenAudience, string>;
  hiddenActs = 0;
  readonly #way: Way;
  readonly #hidden: Hidden;
  readonly #clock: FakeClock;
  readonly #app: RestartableApp;
  readonly #people = new Map<Name, { readonly viewer: Viewer; readonly listener: Listener }>();
  readonly #transcripts = newTranscripts();
  #token = "";
  #code = "";
  #nextId = 0;

  static async play(way: Way, service: Service, hidden: Hidden): Promise<Run> {
    const clock = new FakeClock(start);
    const cluster = service === "alone" ? null : new ToldCluster(1, clock);
    const app = await RestartableApp.start(clock, (journal) => cluster?.on(journal) ?? null);
    const run = new Run(way, hidden, clock, app);
    try {
      await run.#play();
    } finally {
      for (const { viewer } of run.#people.values()) viewer.terminate();
      await run.#app.close();
    }
    return run;
  }

  private constructor(way: Way, hidden: Hidden, clock: FakeClock, app: RestartableApp) {
    this.#way = way;
    this.#hidden = hidden;
    this.#clock = clock;
    this.#app = app;
  }

  async #play(): Promise<void> {
    const tokens = await this.#prepare();
    await this.#at(1, "the contest runs");
    await this.#command("alpha", { type: "BuyCard", cardId: 1 });
    await this.#command("alpha", { type: "SubmitAnswer", purchaseId: 1, answer: "3" });
    await this.#command("beta", { type: "BuyCard", cardId: 3 });
    await this.#at(9, "everybody sees what happened");
    await this.#at(11, "the standings are frozen as planned");

    await this.#hiddenly("alpha", { type: "SubmitAnswer", purchaseId: 1, answer: "2" });
    await this.#at(12, "a right answer");
    await this.#hiddenly("alpha", { type: "BuyCard", cardId: 2 });
    await this.#pass(1);
    await this.#command("moderator", { type: "RenameTeam", teamId: "t1", name: "Alpha 2" });
    await this.#pass(1);
    await this.#hiddenly("alpha", { type: "SubmitAnswer", purchaseId: 2, answer: "Rome" });
    await this.#pass(1);
    await this.#command("moderator", { type: "RenameTeam", teamId: "t2", name: "Beta 2" });
    await this.#at(13, "two names, with hidden acts between the moments of their patches");

    await this.#command("beta", { type: "SubmitAnswer", purchaseId: 1, answer: "3" });
    await this.#enter("screen", "connectScreen");
    await this.#enter("beta", "connectTeam", tokens.beta);
    await this.#at(14, "screen and Beta come back");
    await this.#http("guest", "findRoom", { code: this.#code });
    const late = await this.#http("guest", "joinRoom", { code: this.#code, body: this.#join("Late") });
    await this.#enter("late", "connectTeam", late.seatToken);
    await this.#hiddenly("late", { type: "BuyCard", cardId: 4 });
    await this.#leave("late");
    await this.#at(17, "a team came late, and has gone for more than a minute");

    await this.#command("moderator", { type: "PauseContest" });
    await this.#command("moderator", { type: "ResumeContest" });
    await this.#at(18, "a pause");
    await this.#hiddenly("alpha", { type: "BuyCard", cardId: 4 });
    await this.#restart();
    await this.#enterAll(tokens);
    await this.#at(20, "the server was gone for a minute");
    await this.#command("moderator", { type: "ResumeContest" });
    await this.#at(21, "the contest goes on");
    await this.#command("moderator", { type: "GiveExtraTime", teamIds: ["t1"], byMs: 2 * minute, why: "" });
    await this.#command("moderator", { type: "RemoveTeam", teamId: "t3" });
    await this.#pass(1);
    await this.#command("moderator", { type: "RestoreTeam", teamId: "t3" });
    await this.#command("moderator", { type: "HideName", teamId: "t3", hidden: true });
    await this.#command("moderator", { type: "BlockTeam", teamId: "t3", blocked: true });
    await this.#at(22, "extra time for one team, and another away, back, hidden and blocked");
    await this.#hiddenly("alpha", { type: "SubmitAnswer", purchaseId: 2, answer: "Paris" });
    await this.#at(50, "the time is up");
    await this.#signIn();
    await this.#results(tokens.beta);
    await this.#at(51, "results");
    await this.#command("moderator", { type: "MarkFinal", reason: "The bus leaves" });
    await this.#results(tokens.beta);
    await this.#at(52, "final without a reveal");
    await this.#command("moderator", { type: "ReopenContest", forMs: minute });
    await this.#hiddenly("alpha", { type: "SubmitAnswer", purchaseId: 3, answer: "4" });
    await this.#command("moderator", { type: "FinishContest" });
    await this.#enterAll(tokens);
    await this.#results(tokens.beta);
    await this.#at(54, "reopened and finished again");
    this.#keep(this.told);

    const isFrozen = this.#way === "frozen";
    await this.#command("moderator", isFrozen ? { type: "RevealNext" } : { type: "ShowPlaces", places: 1 });
    await this.#at(55, "one result");
    await this.#command("moderator", isFrozen ? { type: "RevealAll" } : { type: "ShowPlaces", places: null });
    await this.#results(tokens.beta);
    await this.#at(56, "all results");
    this.#keep(this.revealed);
  }

  async #prepare() {
    await this.#signIn();
    const body = {
      title: "Freeze",
      language: "en",
      durationMs: 40 * minute,
      startsAt: null,
      rules: { refundExpired: true },
      file: Buffer.from(file).toString("base64"),
    } as const;
    this.#code = (await this.#http(null, "createContest", { token: this.#token, body })).roomCode;
    await this.#enter("moderator", "connectModerator", this.#token);
    await this.#command("moderator", { type: "OpenLobby" });
    const joinAs = async (name: string) =>
      (await this.#http(null, "joinRoom", { code: this.#code, body: this.#join(name) })).seatToken;
    const tokens = { alpha: await joinAs("Alpha"), beta: await joinAs("Beta") };
    await this.#enterAll(tokens);
    await this.#command(
      "moderator",
      this.#way === "frozen"
        ? { type: "PlanFreeze", minutesBeforeEnd: 30 }
        : { type: "ShowPlaces", places: 0 },
    );
    await this.#command("moderator", { type: "StartContest" });
    return tokens;
  }

  async #enterAll(tokens: { readonly alpha: string; readonly beta: string }): Promise<void> {
    await this.#signIn();
    await this.#enter("moderator", "connectModerator", this.#token);
    await this.#enter("screen", "connectScreen");
    await this.#enter("alpha", "connectTeam", tokens.alpha);
    await this.#enter("beta", "connectTeam", tokens.beta);
  }

  async #signIn(): Promise<void> {
    this.#token = (await this.#http(null, "signIn", { body: organizer })).accessToken;
  }

  async #results(betaToken: string): Promise<void> {
    const { token, code } = { token: this.#token, code: this.#code };
    await this.#http("guest", "results", { code });
    await this.#http("beta", "teamResults", { code, token: betaToken });
    await this.#http("guest", "findRoom", { code });
    for (const name of [
      "matrix",
      "matrixCsv",
      "matrixXlsx",
      "journal",
      "listContests",
      "contestDocument",
    ] as const) {
      await this.#http("guest", name, { code });
      await this.#http("beta", name, { code, token: betaToken });
      await this.#http(null, name, { code, token });
    }
  }

  /** As after `kill -9`, for longer than is tolerated. */
  async #restart(): Promise<void> {
    await this.#settle();
    const people = [...this.#people.keys()];
    for (const name of people) await this.#leave(name);
    await this.#app.kill();
    this.#clock.advance(start + 19 * minute - this.#clock.now());
    await this.#app.start();
  }

  async #enter(
    name: Exclude<Name, "guest">,
    route: "connectScreen" | "connectTeam" | "connectModerator",
    token?: string,
  ): Promise<void> {
    await this.#leave(name);
    const asking = { code: this.#code, ...(token === undefined ? {} : { token }) };
    const { reservation } = await this.#http(isFrozen(name) ? name : null, route, asking);
    const listener = (isFrozen(name) ? this.#transcripts[name] : new Transcript()).listener(name);
    const viewer = await Viewer.open({
      origin: this.#origin,
      reservation,
      clock: this.#clock,
      onFrame: listener.onFrame,
    });
    listener.listen(viewer);
    this.#people.set(name, { viewer, listener });
  }

  async #leave(name: Name): Promise<void> {
    const person = this.#people.get(name);
    if (!person) return;
    await this.#hear(person);
    this.#people.delete(name);
    person.viewer.leave();
    await person.viewer.closed;
    await this.#pass(1_000);
  }

  async #command(name: Name, command: RoomRequest<"command">["command"]): Promise<void> {
    const person = this.#people.get(name);
    if (!person) throw new Error(`${name} is not here`);
    const reply = await person.viewer.command(command, this.#id());
    expect(reply, `${name}: ${command.type}`).toMatchObject({ ok: true });
    if (isFrozen(name)) this.#transcripts[name].note(name, written(masked(reply)));
    this.#replies.set(name, [...(this.#replies.get(name) ?? []), reply]);
  }

  readonly #replies = new Map<Name, unknown[]>();

  /** What only the run that plays does. */
  async #hiddenly(name: Name, command: RoomRequest<"command">["command"]): Promise<void> {
    if (this.#hidden === "quiet") return;
    await this.#command(name, command);
    this.hiddenActs += 1;
  }

  async #http<N extends RouteName>(who: FrozenAudience | null, name: N, asking: Asking<N>) {
    const { status, reply, bytes } = await askRoute(this.#origin, name, asking);
    const text = `HTTP ${name}, ${status}, ${bytes} B: ${written(masked(reply))}`;
    if (who) this.#transcripts[who].note(who, text);
    return reply;
  }

  /** Everybody hears what there is; then it is so many minutes after the beginning. */
  async #at(minutes: number, title: string): Promise<void> {
    await this.#settle();
    await this.#pass(start + minutes * minute - this.#clock.now());
    await this.#settle();
    for (const name of frozenAudiences) this.#transcripts[name].close(title);
  }

  /** Lets time pass, and the journal answer what it was asked meanwhile: a database is never slow by this clock. */
  async #pass(byMs: number): Promise<void> {
    this.#clock.advance(byMs);
    const row = await findContestByCode(this.#app.database.db, this.#code);
    await (await this.#app.live.get(row?.id ?? "")).idle();
  }

  async #settle(): Promise<void> {
    await this.#pass(1_000);
    for (const person of this.#people.values()) await this.#hear(person);
  }

  async #hear({ viewer, listener }: { readonly viewer: Viewer; readonly listener: Listener }): Promise<void> {
    await viewer.caughtUp();
    listener.forgetLastReply();
    const [name] = [...this.#people].find(([, person]) => person.viewer === viewer) ?? [];
    listener.take(name ? (this.#replies.get(name)?.splice(0) ?? []) : []);
  }

  #keep(kept: Record<FrozenAudience, string>): void {
    for (const name of frozenAudiences) kept[name] = this.#transcripts[name].toString();
  }

  get #origin(): string {
    return `http://127.0.0.1:${this.#app.port}`;
  }

  #join(name: string) {
    return { id: this.#id(), name };
  }

  /** Of the same length in every run, and of the same number where nothing is hidden. */
  #id(): string {
    this.#nextId += 1;
    return `command-${String(this.#nextId).padStart(16, "0")}`;
  }
}

const cases = ways.flatMap((way) => services.map((service) => [way, service] as const));

describe.each(cases)(
  "FRZ9 FRZ11 FRZ7 FRZ6 FRZ2 WAY9 %s, %s: two runs that differ only in what is hidden",
  (way, service) => {
    let played: Run;
    let quiet: Run;

    beforeAll(async () => {
      played = await Run.play(way, service, "played");
      quiet = await Run.play(way, service, "quiet");
    });

    test.each(frozenAudiences)("tell %s the same in the same order", (name) => {
      expect(played.told[name]).toBe(quiet.told[name]);
    });

    test("differed in something, which everybody sees in the end", () => {
      expect(played.hiddenActs).toBe(7);
      for (const name of frozenAudiences) expect(played.revealed[name]).not.toBe(quiet.revealed[name]);
    });

    test("carry marks where there are several processes, and nowhere else", () => {
      const isMarked = service === "one of several";
      expect(played.told.beta.includes("<mark>")).toBe(isMarked);
    });

    test("told everybody of what goes on all the same", () => {
      expect(played.told.screen).toContain("Alpha 2");
      expect(played.told.screen).toContain("finality: 'final'");
      expect(played.told.guest).toContain(way === "frozen" ? "frozenAt" : "shownPlaces: 0");
    });
  },
);

function isFrozen(name: Name): name is FrozenAudience {
  return (frozenAudiences as readonly Name[]).includes(name);
}

function newTranscripts(): Record<FrozenAudience, Transcript> {
  return { screen: new Transcript(), beta: new Transcript(), guest: new Transcript() };
}
