import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RouteName, routes } from "../../shared/api.ts";
import type { AuthorAt, WrittenField } from "../../shared/authors.ts";
import { contentView } from "../../shared/contest/contentView.ts";
import type { CardWriting, Edit } from "../../shared/contest/editActs.ts";
import type { PictureId } from "../../shared/pictures.ts";
import type { CommandReply, RoomRequest } from "../../shared/protocol.ts";
import { picturesToCome } from "../../shared/writtenPictures.ts";
import { hashPassword } from "../auth/passwords.ts";
import type { ContestRunner } from "../contests/ContestRunner.ts";
import { delay, systemClock } from "../contests/clock.ts";
import { keepPictures } from "../media/pictures.ts";
import { createAccount } from "../queries/accounts.ts";
import { findContestByCode } from "../queries/contests.ts";
import type { PictureWithContent } from "../queries/media.ts";
import { organizer, randomId } from "./app.ts";
import { type Asked, type Asking, askRoute } from "./askRoute.ts";
import {
  type Canary,
  digitsCanary,
  formsIn,
  numberCanary,
  randomNumber,
  randomWord,
  textCanary,
} from "./canaries.ts";
import { eventually } from "./eventually.ts";
import { RestartableApp } from "./RestartableApp.ts";
import { Tap } from "./Tap.ts";
import { Viewer } from "./Viewer.ts";

/** Everybody who listens while a board is written, each on a wire of their own. Beta's seat is released on the way. */
const audiences = [
  "author",
  "mate",
  "console",
  "screen",
  "alpha",
  "beta",
  "gamma",
  "stranger",
  "other organizer",
] as const;
type Audience = (typeof audiences)[number];
type InRoom = Exclude<Audience, "stranger" | "other organizer">;
/** They ask for the board; the mate is told what the author has not saved. */
const authors: readonly Audience[] = ["author", "mate"];
const nobody: readonly Audience[] = [];

const kinds = {
  draft: "cards that are not finished, aside or thrown away, with their prices, categories and pictures",
  solution: "solutions",
  key: "keys, and every answer that counts",
  trial: "what was only typed to try a key",
  keystroke: "what is not saved yet",
  refused: "what was refused",
  unbought: "tasks that nobody has bought",
} as const;

interface Planted {
  readonly kind: keyof typeof kinds | "bought" | "category";
  readonly canary: Canary;
  /** Who must have got it; nobody else may. */
  readonly at: readonly Audience[];
}

const taps = {} as Record<Audience, Tap>;
const planted: Planted[] = [];
const viewers = {} as Record<InRoom, Viewer>;
const seatTokens = {} as Record<"alpha" | "beta" | "gamma", string>;
let app: RestartableApp;
let runner: ContestRunner;
let code: string;
let token: string;
let otherToken: string;

beforeAll(async () => {
  app = await RestartableApp.start(systemClock);
  for (const audience of audiences) taps[audience] = await Tap.open(() => app.port);
  await signIn();
  await play();
});

afterAll(async () => {
  for (const tap of Object.values(taps)) await tap.close();
  await app.close();
});

describe("EDT8 EDT9 every byte that anybody receives while a board is written, in every phase", () => {
  test.each(Object.keys(kinds) as (keyof typeof kinds)[])("holds nothing for outsiders of %s", (kind) => {
    const those = planted.filter((each) => each.kind === kind);
    expect(those.length, kinds[kind]).toBeGreaterThanOrEqual(2);
    for (const { at } of those) expect(at.filter((audience) => !authors.includes(audience))).toEqual([]);
    expectOnly(those);
  });

  test("holds a task for the teams that bought it, as it was corrected while they were here", () => {
    const those = planted.filter(({ kind }) => kind === "bought");
    expect(those.length).toBeGreaterThanOrEqual(20);
    for (const team of ["alpha", "beta"] as const) {
      expect(those.some(({ at }) => at.includes(team))).toBe(true);
      expect(those.some(({ at }) => !at.includes(team))).toBe(true);
    }
    expectOnly(those);
  });

  test("holds the category of a card on the board for everybody in the room", () => {
    const those = planted.filter(({ kind }) => kind === "category");
    expect(those.length).toBeGreaterThanOrEqual(5);
    expectOnly(those);
  });

  test("this test listened to everybody", () => {
    for (const audience of audiences) expect(taps[audience].receivedBytes, audience).toBeGreaterThan(1_000);
  });
});

function expectOnly(expected: readonly Planted[]): void {
  const wrong = expected.flatMap(({ canary, at }) =>
    audiences.flatMap((audience) => {
      const [form] = formsIn(taps[audience].received, canary);
      if ((form !== undefined) === at.includes(audience)) return [];
      return [
        form === undefined ? `no ${canary.name} at ${audience}` : `${canary.name} at ${audience}: ${form}`,
      ];
    }),
  );
  expect(wrong).toEqual([]);
}

// What is planted: words, numbers and ids that stand nowhere else.

function word(kind: Planted["kind"], name: string, at: readonly Audience[] = authors): string {
  const text = randomWord();
  planted.push({ kind, canary: textCanary(`${kind}: ${name}`, text), at });
  return text;
}

/** With a picture, whose id is as secret. */
function words(kind: Planted["kind"], name: string, at: readonly Audience[] = authors): string {
  const id = randomBytes(16).toString("hex");
  planted.push({ kind, canary: textCanary(`${kind}: the picture of ${name}`, id), at });
  return `${word(kind, name, at)} ![${word(kind, `the alternative text of ${name}`, at)}](media:${id})`;
}

function number(kind: Planted["kind"], name: string): string {
  const digits = randomNumber(12);
  planted.push({ kind, canary: numberCanary(`${kind}: ${name}`, digits), at: authors });
  return digits.toString();
}

function price(kind: Planted["kind"], name: string): number {
  const points = 65_537 + Number(randomNumber(9) % 30_000n);
  const packed = Buffer.from([0xce, 0, 0, 0, 0]);
  packed.writeUInt32BE(points, 1);
  const forms = [
    ...digitsCanary("", `${points}`).forms,
    { name: "MessagePack", bytes: packed, alone: false },
  ];
  planted.push({ kind, canary: { name: `${kind}: ${name}`, forms }, at: authors });
  return points;
}

function newCard(
  kind: "bought" | "unbought",
  name: string,
  readers: readonly Audience[] = nobody,
): CardWriting {
  return {
    category: "Plain",
    pricePoints: 100,
    statement: words(kind, name, [...readers, ...authors]),
    solution: words("solution", name),
    checker: { kind: "text", answers: [word("key", name), word("key", `another answer of ${name}`)] },
    typedKey: null,
  };
}

// What happens.

const inRoom: readonly InRoom[] = ["author", "mate", "console", "screen", "alpha", "gamma"];

async function play(): Promise<void> {
  for (const moderator of ["author", "mate", "console"] as const)
    await enter(moderator, "connectModerator", token);
  for (const author of ["author", "mate"] as const)
    expect(await viewers[author].request("writing", { at: null })).toEqual({ ok: true });
  await writeDraft();
  await moderate({ type: "OpenLobby" });
  await enter("screen", "connectScreen");
  for (const team of ["alpha", "beta", "gamma"] as const) await join(team);
  await edit(write(3, newCard("unbought", "card 3 in the lobby")));
  await keystrokes("in the lobby", 3);
  await moderate({ type: "StartContest" });
  await buy("alpha", 1);
  await buy("beta", 1);
  await buy("beta", 2);
  await editPlayed("while it runs", ["alpha", "beta"]);
  await moderate({ type: "PauseContest" });
  await editPlayed("while it is paused", ["alpha", "beta"]);
  await moderate({ type: "ResumeContest" });
  await moderate({ type: "FreezeStandings" });
  await editPlayed("while standings are frozen", ["alpha", "beta"]);
  await moderate({ type: "CoverBoards", covered: true, pause: false });
  await editPlayed("while boards are covered", ["alpha", "beta"]);
  await moderate({ type: "CoverBoards", covered: false, pause: false });
  const { view } = viewers.beta;
  const seatId = view?.kind === "team" ? (view.seats[0] ?? "") : "";
  await moderate({ type: "ReleaseSeat", teamId: "t2", seatId });
  await viewers.beta.closed;
  await editPlayed("after a seat was released", ["alpha"]);
  await pry();
  await moderate({ type: "FinishContest" });
  const late = {
    statement: word("refused", "statement", nobody),
    solution: word("refused", "solution", nobody),
  };
  expect(await viewers.author.command({ type: "EditContest", edits: [write(1, late)] })).toMatchObject({
    rejection: { code: "contest_finished" },
  });
  await keystrokes("after the end", 1);
  await pry();
  await moderate({ type: "ReopenContest", forMs: 600_000 });
  await editPlayed("when it was reopened", ["alpha"]);
  await edit(write(3, newCard("bought", "card 3, which Alpha buys then", ["alpha"])));
  await buy("alpha", 3);
  await moderate({ type: "FinishContest" });
  await pry();
  for (const audience of inRoom) await viewers[audience].caughtUp();
}

/** Four cards are whole, one never is, one is aside, and one is thrown away. */
async function writeDraft(): Promise<void> {
  await edit(
    write(1, newCard("bought", "card 1 at first", ["alpha", "beta"])),
    write(2, newCard("bought", "card 2", ["beta"])),
    write(3, newCard("unbought", "card 3 at first")),
    write(4, newCard("unbought", "card 4")),
  );
  const unfinished: CardWriting = {
    category: word("draft", "a category"),
    pricePoints: price("draft", "a price"),
    statement: words("draft", "a statement"),
    solution: words("draft", "a solution"),
    checker: null,
    typedKey: { kind: "number", cells: { answer: word("draft", "a typed key") } },
  };
  const aside: CardWriting = {
    ...unfinished,
    category: word("draft", "a category aside"),
    statement: words("draft", "a statement aside"),
    checker: { kind: "number", answer: number("key", "of a card aside"), tolerance: "0.5" },
    typedKey: null,
  };
  const thrown: CardWriting = { ...unfinished, statement: words("draft", "a statement that is thrown away") };
  await edit(
    write(5, unfinished),
    { what: "place", cardId: 5, place: null },
    write(6, aside),
    { what: "place", cardId: 6, place: null },
    { what: "add", place: { row: 1, column: 6 }, writing: thrown },
    { what: "place", cardId: 7, place: null },
  );
  await edit({ what: "discard", cardId: 7 });
  const cells = { answer: capital(word("trial", "key", nobody)) };
  const trial = word("trial", "answer", ["author"]);
  expect(await viewers.author.request("key", { cardId: null, kind: "text", cells, trial })).toMatchObject({
    ok: true,
  });
  await keystrokes("in the draft", 5);
}

/** Words of a card that is open, all of one that nobody has bought, and what is not saved of both. */
async function editPlayed(when: string, readers: readonly Audience[]): Promise<void> {
  const category = word("category", when, readers.includes("beta") ? [...inRoom, "beta"] : inRoom);
  await edit(
    write(1, {
      category,
      statement: words("bought", `card 1 ${when}`, [...readers, ...authors]),
      solution: words("solution", `card 1 ${when}`),
    }),
    write(3, newCard("unbought", `card 3 ${when}`)),
  );
  await keystrokes(when, 1);
  await keystrokes(`of a card that nobody has bought, ${when}`, 3);
  await eventually(() => {
    for (const audience of [...inRoom, ...(readers.includes("beta") ? (["beta"] as const) : [])])
      expect(viewers[audience].live.view.board.cards[0]?.category, audience).toBe(category);
  });
}

async function keystrokes(when: string, cardId: number): Promise<void> {
  for (const field of ["statement", "key"] satisfies readonly WrittenField[]) {
    const text = word("keystroke", `${field} ${when}`, ["mate"]);
    await type({ cardId, field, text });
  }
  await type({ cardId, field: "statement", text: null });
  await viewers.mate.caughtUp();
}

/** Later again, where it comes too fast. */
async function type(at: AuthorAt): Promise<void> {
  for (;;) {
    const reply = await viewers.author.request("writing", { at });
    if (reply.ok) return;
    expect(reply.rejection.code).toBe("too_fast");
    await delay(systemClock, 300);
  }
}

/** What the curious ask of the room and of every route, as whoever they are. */
async function pry(): Promise<void> {
  for (const audience of ["screen", "alpha", "gamma"] as const) {
    const viewer = viewers[audience];
    for (const [type, payload] of [
      ["content", { since: null }],
      ["content", { since: 0 }],
      ["task", { cardId: 4 }],
      ["writing", { at: null }],
      ["key", { cardId: 1, kind: "text", cells: { answer: "x" }, trial: "x" }],
      ["preview", { command: { type: "VoidCard", cardId: 1, keepRewards: true, why: "" } }],
    ] as const)
      expect(JSON.stringify(await viewer.requestAnything(type, payload).catch(String))).toMatch(
        /not_allowed/,
      );
  }
  const gets = (Object.keys(routes) as RouteName[]).filter((name) => routes[name].method === "GET");
  const owned: RouteName[] = [];
  for (const name of gets) {
    if (routes[name].role === "owner") owned.push(name);
    await ask("stranger", name, { code });
    await ask("other organizer", name, { code, token: otherToken });
    for (const team of ["alpha", "beta", "gamma"] as const)
      await ask(team, name, { code, token: seatTokens[team] });
  }
  expect(owned).toContain("contestDocument");
  for (const name of owned) {
    const { status } = await ask("other organizer", name, { code, token: otherToken });
    expect([403, 404, 409], name).toContain(status);
  }
  const entry = await ask("other organizer", "connectModerator", { code, token: otherToken });
  expect(entry.status).not.toBe(200);
}

// How it is done.

async function signIn(): Promise<void> {
  token = (await ask("author", "signIn", { body: organizer })).reply.accessToken;
  const other = { login: "other-organizer", password: randomWord() };
  const passwordHash = await hashPassword(other.password);
  await createAccount(app.database.db, { id: randomUUID(), login: other.login, passwordHash, createdAt: 0 });
  otherToken = (await ask("other organizer", "signIn", { body: other })).reply.accessToken;
  const rows = Array.from({ length: 6 }, (_, index) => `1,${index + 1},Plain,100,number,Card?,${index}`);
  const file = ["row,column,category,price,kind,statement,answer", ...rows].join("\n");
  const made = await ask("console", "createContest", {
    token,
    body: {
      title: "A board that is written",
      language: "en",
      durationMs: 2_400_000,
      startsAt: null,
      rules: {},
      file: Buffer.from(file).toString("base64"),
    },
  });
  code = made.reply.roomCode;
  const row = await findContestByCode(app.database.db, code);
  runner = await app.live.get(row?.id ?? "");
}

function ask<N extends RouteName>(audience: Audience, name: N, asking: Asking<N> = {}): Promise<Asked<N>> {
  return askRoute(taps[audience].origin, name, asking);
}

async function enter(
  audience: InRoom,
  name: "connectScreen" | "connectTeam" | "connectModerator",
  as?: string,
): Promise<void> {
  const { status, reply } = await ask(audience, name, { code, ...(as !== undefined && { token: as }) });
  expect(status, audience).toBe(200);
  const { origin } = taps[audience];
  viewers[audience] = await Viewer.open({ origin, reservation: reply.reservation, clock: systemClock });
}

async function join(team: "alpha" | "beta" | "gamma"): Promise<void> {
  const { reply } = await ask(team, "joinRoom", { code, body: { id: randomId(), name: `Team ${team}` } });
  seatTokens[team] = reply.seatToken;
  await enter(team, "connectTeam", reply.seatToken);
}

async function moderate(command: RoomRequest<"command">["command"]): Promise<void> {
  expect(await viewers.console.command(command)).toMatchObject({ ok: true });
}

async function buy(team: "alpha" | "beta", cardId: number): Promise<void> {
  const reply: CommandReply = await viewers[team].command({ type: "BuyCard", cardId });
  expect(reply).toMatchObject({ outcome: { type: "bought" } });
}

/** As an author's page does: then both ask for the whole board. */
async function edit(...edits: readonly Edit[]): Promise<void> {
  await keepPictures(
    app.database.db,
    runner.state.contestId,
    picturesToCome(runner.state, edits).map(aPicture),
  );
  expect(await viewers.author.command({ type: "EditContest", edits: [...edits] })).toMatchObject({
    ok: true,
  });
  for (const author of ["author", "mate"] as const) {
    const since = contentView(runner.state, null).revision - 1;
    expect(await viewers[author].request("content", { since })).toMatchObject({ ok: true });
  }
}

function aPicture(id: PictureId): PictureWithContent {
  return { id, type: "image/png", width: 1, height: 1, bytes: 1, content: new Uint8Array(1) };
}

function write(cardId: number, changes: Partial<CardWriting>): Edit {
  const card = contentView(runner.state, null).cards.find(({ id }) => id === cardId);
  if (!card) throw new Error(`no card ${cardId}`);
  const { revision, taskVersion, writing } = card;
  return { what: "write", cardId, basedOn: { revision, taskVersion }, writing: { ...writing, ...changes } };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
