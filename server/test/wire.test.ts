import { afterAll, beforeAll, expect, onTestFailed, test } from "vitest";
import type { RouteName } from "../../shared/api.ts";
import type { RoomRequest, RoomRequestType } from "../../shared/protocol.ts";
import { findContestByCode } from "../queries/contests.ts";
import { organizer } from "./app.ts";
import { type Asking, askRoute } from "./askRoute.ts";
import { eventually } from "./eventually.ts";
import { FakeClock } from "./fakeClock.ts";
import { RestartableApp } from "./RestartableApp.ts";
import { indented, type Listener, masked, Transcript, written } from "./Transcript.ts";
import { Viewer } from "./Viewer.ts";

const start = Date.UTC(2026, 8, 1, 9, 0, 0);
const minute = 60_000;
/** Longer than any pace by which a room shows what changed. */
const stepMs = 1_000;
const file = [
  "row,column,category,price,kind,statement,answer,choices",
  "1,1,Sums,100,number,What is $1 + 1$?,2,",
  "1,2,Capitals,200,text,The capital of France?,Paris,",
  '2,1,Sums,300,choice,Which is even?,4,"3\n4\n5\n7"',
  '2,2,Capitals,450,text,The capital of Норвегия?,"Осло\nOslo",',
].join("\n");

type Name = "moderator" | "screen" | "alpha" | "mate" | "beta";

const clock = new FakeClock(start);
const transcript = new Transcript();
const room = new Map<Name, { readonly viewer: Viewer; readonly listener: Listener }>();
let app: RestartableApp;
let origin: string;
let code: string;
let token: string;
let alphaToken: string;
let nextId = 0;
let lastStep = "none";

beforeAll(async () => {
  app = await RestartableApp.start(clock);
  origin = `http://127.0.0.1:${app.port}`;
});

afterAll(async () => {
  for (const { viewer } of room.values()) viewer.terminate();
  await app.close();
});

test("the wire of one contest: every reply and patch, for each audience", async () => {
  onTestFailed(() => console.error(`the last step that ended: ${lastStep}`));
  await entering();
  await playing();
  await moderating();
  await ending();
  await expect(transcript.toString()).toMatchFileSnapshot("wire.snap.txt");
});

async function entering(): Promise<void> {
  token = (await http("organizer", "signIn", { body: organizer })).accessToken;
  code = (
    await http("organizer", "createContest", {
      token,
      body: {
        title: "Wire",
        language: "en",
        durationMs: 40 * minute,
        startsAt: null,
        rules: {},
        file: Buffer.from(file).toString("base64"),
      },
    })
  ).roomCode;
  await step("an organizer signs in and makes a contest");
  await enter("moderator", "connectModerator", token);
  await step("a moderator enters the draft");
  await command("moderator", { type: "OpenLobby" });
  await step("the moderator opens the lobby");
  await enter("screen", "connectScreen");
  await step("a screen enters");
  const alpha = await http("alpha", "joinRoom", { code, body: { id: id(), name: "Alpha" } });
  await step("Alpha joins");
  alphaToken = alpha.seatToken;
  await enter("alpha", "connectTeam", alphaToken);
  await step("Alpha's page enters");
  const beta = await http("beta", "joinRoom", { code, body: { id: id(), name: "Бета" } });
  await enter("beta", "connectTeam", beta.seatToken);
  await step("Beta joins and enters");
  await http("beta", "joinRoom", { code, body: { id: id(), name: "ALPHA" } });
  await step("a name that is taken");
  await command("alpha", { type: "BuyCard", cardId: 1 });
  await step("Alpha buys before the start");
}

async function playing(): Promise<void> {
  await pass(1_000);
  await command("moderator", { type: "StartContest" });
  await step("the moderator starts");
  await pass(1_000);
  await command("alpha", { type: "BuyCard", cardId: 1 }, "alpha-buys-card-1-once");
  await step("Alpha buys card 1");
  await command("alpha", { type: "BuyCard", cardId: 1 }, "alpha-buys-card-1-once");
  await step("Alpha sends the same command again");
  await command("alpha", { type: "BuyCard", cardId: 1 });
  await step("Alpha buys card 1 by another command");
  await pass(1_000);
  await command("alpha", { type: "SubmitAnswer", purchaseId: 1, answer: "two" });
  await step("Alpha gives an answer that cannot be read");
  await command("alpha", { type: "SubmitAnswer", purchaseId: 1, answer: "3" });
  await step("Alpha gives a wrong answer");
  await command("alpha", { type: "SubmitAnswer", purchaseId: 1, answer: "3.0" });
  await step("Alpha gives the same wrong answer");
  await pass(1_000);
  await command("alpha", { type: "SubmitAnswer", purchaseId: 1, answer: "4/2" });
  await step("Alpha gives the right answer");
  await command("beta", { type: "BuyCard", cardId: 4 });
  await step("Beta buys a card with a Russian statement");
  await command("beta", { type: "BuyCard", cardId: 3 });
  await step("Beta cannot afford another");
  await command("beta", { type: "SubmitAnswer", purchaseId: 2, answer: "2" });
  await step("Beta answers a purchase that it never made");
  for (const answer of ["Берген", "Bergen", "Trondheim"]) {
    await command("beta", { type: "SubmitAnswer", purchaseId: 1, answer });
  }
  await step("Beta fails the card by three wrong answers");
  await command("beta", { type: "BuyCard", cardId: 1 });
  await step("Beta is broke and gets relief");
  await command("alpha", { type: "BuyCard", cardId: 3 });
  await command("alpha", { type: "SubmitAnswer", purchaseId: 2, answer: "2" });
  await step("Alpha buys a choice and solves it at once");
}

async function moderating(): Promise<void> {
  await request("moderator", "task", { cardId: 2 });
  await step("the moderator asks for a task");
  await request("alpha", "task", { cardId: 2 });
  await step("Alpha asks for a task");
  await request("alpha", "sync", {});
  await step("Alpha asks for everything again");
  await request("screen", "sync", {});
  await step("the screen asks for a private view");
  await requestAnything("alpha", "command", { id: id(), command: { type: "BuyCard", cardId: "1" } });
  await step("Alpha sends a command of wrong shape");
  await command("alpha", { type: "PauseContest" });
  await step("Alpha sends a command of moderators");
  await pass(5 * minute);
  await command("moderator", { type: "PauseContest" });
  await step("the moderator pauses after five minutes");
  await command("beta", { type: "SubmitAnswer", purchaseId: 2, answer: "2" });
  await step("Beta answers during the pause");
  await pass(minute);
  await command("moderator", { type: "ResumeContest" });
  await step("the moderator resumes after a minute");
  await command("moderator", { type: "ExtendContest", byMs: 10 * minute });
  await step("the moderator extends by ten minutes");
  await command("moderator", { type: "RenameTeam", teamId: "t2", name: "Beta" });
  await step("the moderator renames Beta");
  await command("moderator", { type: "AdmitTeam", name: "Gamma" });
  await command("moderator", { type: "SetEntry", open: false });
  await step("the moderator admits Gamma and closes the entry");
  const { view } = viewerOf("alpha");
  const pin = view?.kind === "team" ? (view.pin ?? "") : "";
  const seat = await http("mate", "takeSeat", { code, body: { id: id(), name: "alpha", pin } });
  await enter("mate", "connectTeam", seat.seatToken);
  await step("a second laptop of Alpha's takes a seat and enters");
  await command("mate", { type: "BuyCard", cardId: 2 });
  await step("the second laptop buys card 2");
  await request("mate", "draft", { purchaseId: 3, text: "Par" });
  await step("the second laptop writes a draft");
  await request("beta", "draft", { purchaseId: 3, text: "Lyon" });
  await step("Beta writes a draft for a purchase of Alpha's");
  viewerOf("mate").terminate();
  await viewerOf("mate").closed;
  room.delete("mate");
  await noticed(() => expect(viewerOf("screen").live.online.t1).toBe(1));
  await step("the second laptop's network is gone");
  viewerOf("alpha").terminate();
  await viewerOf("alpha").closed;
  await noticed(() => expect(viewerOf("screen").live.online.t1).toBe(0));
  await enter("alpha", "connectTeam", alphaToken);
  await step("Alpha's page is reloaded: the draft is there");
}

async function ending(): Promise<void> {
  await pass(60 * minute);
  await step("the time is up");
  token = (await http("organizer", "signIn", { body: organizer })).accessToken;
  await http("anybody", "results", { code });
  await http("organizer", "matrix", { code, token });
  await http("organizer", "matrixCsv", { code, token });
  await step("results");
  await command("moderator", { type: "ReopenContest", forMs: 5 * minute });
  await step("the moderator reopens for five minutes");
  await command("moderator", { type: "FinishContest" });
  await step("the moderator finishes");
  await command("moderator", { type: "RemoveTeam", teamId: "t2" });
  expect(await viewerOf("beta").closed).toBe(4100);
  await step("the moderator removes Beta");
}

/** Lets time pass, and the journal answer what it was asked meanwhile: a database is never slow by this clock. */
async function pass(byMs: number): Promise<void> {
  clock.advance(byMs);
  await settled();
}

async function settled(): Promise<void> {
  await (await runner()).idle();
}

/** Waits for what the server sees when it sees it: however often one had to look, it is as late afterwards as always. */
async function noticed(check: () => void): Promise<void> {
  const end = clock.now() + minute;
  await eventually(async () => {
    await settled();
    check();
  }, clock);
  await pass(end - clock.now());
}

/**
 * Lets time pass until everybody was shown all, and notes what was heard under this title. While the clock stands still
 * nothing is shown: what a step shows follows on its replies, however fast the machine.
 */
async function step(title: string): Promise<void> {
  await pass(stepMs);
  for (const [name, { viewer, listener }] of room) {
    if (viewer.isOpen) {
      await viewer.caughtUp();
      listener.forgetLastReply();
    }
    listener.take(repliesOf(name).splice(0));
  }
  transcript.close(title);
  lastStep = title;
}

const replies = new Map<Name, unknown[]>();

function repliesOf(name: Name): unknown[] {
  const known = replies.get(name) ?? [];
  replies.set(name, known);
  return known;
}

async function http<N extends RouteName>(who: string, name: N, asking: Asking<N>) {
  const { status, reply, bytes } = await askRoute(origin, name, asking);
  transcript.note(who, `HTTP ${name}, ${status}, ${bytes} B: ${indented(written(masked(reply)))}`);
  return reply;
}

async function enter(
  name: Name,
  route: "connectScreen" | "connectTeam" | "connectModerator",
  bearer?: string,
): Promise<void> {
  const { reservation } = await http(name, route, {
    code,
    ...(bearer === undefined ? {} : { token: bearer }),
  });
  const listener = transcript.listener(name);
  const viewer = await Viewer.open({ origin, reservation, clock, onFrame: listener.onFrame });
  listener.listen(viewer);
  room.set(name, { viewer, listener });
}

function command(name: Name, given: RoomRequest<"command">["command"], commandId = id()): Promise<void> {
  return request(name, "command", { id: commandId, command: given });
}

function request<T extends RoomRequestType>(name: Name, type: T, payload: RoomRequest<T>): Promise<void> {
  return type === "sync" && name !== "screen" ? sync(name) : requestAnything(name, type, payload);
}

async function requestAnything(name: Name, type: string, payload: unknown): Promise<void> {
  const reply = await viewerOf(name)
    .requestAnything(type, payload)
    .catch((error: unknown) => String(error));
  repliesOf(name).push(reply);
}

async function sync(name: Name): Promise<void> {
  const whole = await viewerOf(name).sync();
  repliesOf(name).push({ revision: viewerOf(name).revision, whole });
}

function viewerOf(name: Name): Viewer {
  const present = room.get(name);
  if (!present) throw new Error(`${name} is not here`);
  return present.viewer;
}

async function runner() {
  const row = await findContestByCode(app.database.db, code);
  return app.live.get(row?.id ?? "");
}

/** As clients make them, but the same in every run. */
function id(): string {
  nextId += 1;
  return `command-${String(nextId).padStart(16, "0")}`;
}
