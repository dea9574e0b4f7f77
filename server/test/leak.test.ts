import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RouteName } from "../../shared/api.ts";
import { readCell } from "../../shared/contest/cells.ts";
import type { TeamView } from "../../shared/contest/view.ts";
import type { CommandReply } from "../../shared/protocol.ts";
import { systemClock } from "../contests/clock.ts";
import { organizer, randomId } from "./app.ts";
import { type Asked, type Asking, askPath, askRoute } from "./askRoute.ts";
import {
  type Canary,
  digitsCanary,
  formsIn,
  numberCanary,
  randomNumber,
  randomWord,
  textCanary,
} from "./canaries.ts";
import { makeCanaryContest } from "./canaryContest.ts";
import { eventually } from "./eventually.ts";
import { RestartableApp } from "./RestartableApp.ts";
import { Tap } from "./Tap.ts";
import { Viewer } from "./Viewer.ts";

/** Everybody who may listen, each on a wire of their own. Alpha has two seats; two moderators, one of whom asks for tasks. */
const audiences = [
  "visitor",
  "screen",
  "alpha",
  "alphaMate",
  "beta",
  "gamma",
  "asking moderator",
  "quiet moderator",
  "organizer",
  "author",
] as const;
type Audience = (typeof audiences)[number];

const nobody: readonly Audience[] = [];
const alphaSeats: readonly Audience[] = ["alpha", "alphaMate"];
const moderators: readonly Audience[] = ["asking moderator", "quiet moderator"];
/** Who is in the room at the very end; Beta's seat was released. */
const inRoom: readonly Audience[] = ["screen", ...alphaSeats, "gamma", ...moderators];
/** Of these two nobody bought the first, and nobody solved the second: the organizer shows its statement, or all of it. WLK1 */
const shownStatement = 4;
const shownAnswer = 3;

/** Who must have got a canary; nobody else may. */
interface Expected {
  readonly canary: Canary;
  readonly at: readonly Audience[];
}

const contest = makeCanaryContest();
const words = {
  alphaName: randomWord(),
  gammaName: randomWord(),
  alphaWrong: [randomWord(), randomWord(), randomWord()],
  betaWrong: randomNumber(12),
  alphaNonsense: randomWord(),
  alphaAmbiguous: "483 921/977",
  alphaDraft: randomWord(),
  mateDraft: randomWord(),
  alphaQuestion: randomWord(),
  answerToAlpha: randomWord(),
  answerToAll: randomWord(),
};
const taps = {} as Record<Audience, Tap>;
const secrets: Expected[] = [];
/** The cards that the asking moderator looks at. */
const askedFor: readonly number[] = [1, 6, 7];
const askersOf = (cardId: number): readonly Audience[] =>
  askedFor.includes(cardId) ? ["asking moderator"] : nobody;
const solved = [1, 5];
let app: RestartableApp;
let bytesBeforeAnswers: Record<Audience, readonly Buffer[]>;
let cookies: readonly string[];
let revisions: {
  readonly before: number;
  readonly after: number;
  readonly patches: number;
  readonly privates: number;
};

beforeAll(async () => {
  app = await RestartableApp.start(systemClock);
  for (const audience of audiences) taps[audience] = await Tap.open(() => app.port);
  await play();
});

afterAll(async () => {
  for (const tap of Object.values(taps)) await tap.close();
  await app.close();
});

describe("every byte that an audience receives", () => {
  test("SEE4 SEE5 holds a key in any form only for the moderator who asked for its card", () => {
    expectOnly(
      contest.cards.flatMap(({ id, key }) =>
        key.map((canary) => ({ canary, at: id === shownAnswer ? inRoom : askersOf(id) })),
      ),
    );
  });

  test("SEE5 holds no key of an unsolved card, not even as it would be read", () => {
    const unsolved = contest.cards.filter(({ id }) => !solved.includes(id));
    // A number stands in a key as it is read, a text otherwise.
    expectOnly(
      unsolved.flatMap(({ id, reading }) =>
        reading.map((canary) => ({
          canary,
          at: canary.name.includes("in any form") ? askersOf(id) : nobody,
        })),
      ),
    );
    for (const card of contest.cards) {
      for (const canary of card.reading) {
        for (const audience of audiences.filter((other) => !askersOf(card.id).includes(other)))
          expect(formsIn(bytesBeforeAnswers[audience], canary)).toEqual([]);
      }
    }
  });

  test("SEE3 SEE4 holds a right answer only for its team and the moderators, as it was given", () => {
    const at = [...alphaSeats, ...moderators];
    const [words, number] = solved.map((id) => cardOf(id).reading);
    expectOnly((words ?? []).map((canary) => ({ canary, at })));
    for (const canary of number ?? []) {
      for (const audience of audiences) {
        const forms = formsIn(received(audience), canary).filter((form) => !form.startsWith("utf8 "));
        expect(forms, `${canary.name} at ${audience}`).toEqual([]);
      }
      expectOnly([{ canary, at }]);
    }
  });

  test("SEE3 SEE4 holds a statement only for the teams that bought it and the moderator who asked for it", () => {
    const buyers: Record<number, readonly Audience[]> = {
      1: [...alphaSeats, "asking moderator"],
      2: alphaSeats,
      [shownAnswer]: inRoom,
      [shownStatement]: inRoom,
      5: alphaSeats,
      6: [...alphaSeats, "asking moderator"],
      7: ["asking moderator"],
      8: ["beta"],
      9: [...alphaSeats, "beta"],
      10: ["beta"],
      11: nobody,
      12: ["beta"],
    };
    expectOnly(
      contest.cards.flatMap(({ id, statement }) =>
        statement.map((canary) => ({ canary, at: buyers[id] ?? nobody })),
      ),
    );
  });

  test("SEE1 SEE3 SEE4 holds answers only for their team and the moderators, and refused ones for nobody", () => {
    expectOnly([
      ...words.alphaWrong.map((word) => ({
        canary: textCanary("a wrong answer of Alpha", word),
        at: [...alphaSeats, ...moderators],
      })),
      { canary: numberCanary("a wrong answer of Beta", words.betaWrong), at: ["beta", ...moderators] },
      { canary: textCanary("an unreadable answer of Alpha", words.alphaNonsense), at: nobody },
      {
        canary: digitsCanary(
          "an ambiguous answer of Alpha",
          words.alphaAmbiguous.replace(/ (\d+)\/.*/, "$1"),
        ),
        at: ["alpha"],
      },
    ]);
  });

  test("QST3 QST5 holds a question and its answer only for its team and moderators, an answer to all for every team", () => {
    const own = [...alphaSeats, ...moderators];
    expectOnly([
      { canary: textCanary("a question of Alpha", words.alphaQuestion), at: own },
      { canary: textCanary("an answer to Alpha", words.answerToAlpha), at: own },
      { canary: textCanary("an answer to all", words.answerToAll), at: [...own, "beta", "gamma"] },
    ]);
  });

  test("WLK1 holds what the organizer shows for everybody in the room, and nothing of it before", () => {
    const { key, statement } = cardOf(shownAnswer);
    expect(key.length).toBeGreaterThan(0);
    for (const canary of [...key, ...statement])
      expect(formsIn(bytesBeforeAnswers.screen, canary), canary.name).toEqual([]);
  });

  test("DRF1 DRF3 holds a draft only for the other seats of its team", () => {
    expectOnly([
      { canary: textCanary("a draft of Alpha", words.alphaDraft), at: ["alphaMate"] },
      { canary: textCanary("a draft of Alpha's mate", words.mateDraft), at: ["alpha"] },
    ]);
  });

  test("SEE3 SEE4 AUT4 holds PINs only for their team and moderators, and a seat's token only for the seat", () => {
    expect(secrets.map(({ canary }) => canary.name)).toEqual([
      "PIN of t1",
      "PIN of t2",
      "PIN of t3",
      "token of alpha",
      "token of alphaMate",
      "token of beta",
      "token of gamma",
      "access token",
    ]);
    expectOnly(secrets);
  });

  test("AUT3 holds the refresh cookie only in the header that sets it", () => {
    expect(cookies).toHaveLength(2);
    for (const cookie of cookies) {
      const canary = textCanary("the refresh cookie", cookie.split("=")[1] ?? "");
      expectOnly([{ canary, at: ["organizer"] }]);
      for (const bytes of received("organizer")) {
        const text = bytes.toString("latin1");
        const outside = text.replaceAll(/^set-cookie: .*$/gim, "");
        expect(formsIn([Buffer.from(outside, "latin1")], canary)).toEqual([]);
      }
    }
  });

  test("AUT3 holds neither the password nor its hash nor the server's own keys", async () => {
    const accounts = await app.database.db.selectFrom("account").select("password_hash").execute();
    const keys = await app.database.db.selectFrom("server_secret").select("value").execute();
    expect(accounts[0]?.password_hash).toMatch(/^\$argon2id\$/);
    expect(keys.length).toBeGreaterThan(0);
    expectOnly([
      ...accounts.map((row) => ({ canary: textCanary("the hash", row.password_hash), at: nobody })),
      ...keys.map((row) => ({ canary: textCanary("a key", row.value), at: nobody })),
      { canary: textCanary("any hash", "argon2"), at: nobody },
      { canary: textCanary("the password", organizer.password), at: nobody },
    ]);
  });

  test("SEE5 names nothing that only a key has, but to the moderator who asked", () => {
    for (const word of ["correct", "checker", "tolerance", "accepted answers"]) {
      for (const audience of audiences.filter(
        (other) => other !== "author" && other !== "asking moderator",
      )) {
        const found = received(audience).filter((bytes) => bytes.includes(word));
        expect(found.length, `"${word}" at ${audience}`).toBe(0);
      }
    }
  });

  test("SEE8 numbers Beta's messages by Beta's own events, whatever Alpha does", () => {
    expect(revisions.patches).toBeGreaterThan(0);
    expect(revisions.privates).toBe(0);
    expect(revisions.after).toBe(revisions.before);
  });
});

describe("this test", () => {
  test("listened to everybody", () => {
    for (const audience of audiences) {
      expect(taps[audience].receivedBytes, audience).toBeGreaterThan(audience === "author" ? 300 : 2_000);
    }
  });

  test("finds what everybody may know, in schema, messages, HTTP bodies and CSV", () => {
    const everybody = audiences.filter((audience) => audience !== "author");
    expectOnly([
      { canary: textCanary("the name of Alpha", words.alphaName), at: everybody },
      { canary: textCanary("the new name of Gamma", words.gammaName), at: everybody },
    ]);
  });
});

function received(audience: Audience): readonly Buffer[] {
  return taps[audience].received;
}

function expectOnly(expected: readonly Expected[]): void {
  expect(expected.length).toBeGreaterThan(0);
  const wrong = expected.flatMap(({ canary, at }) =>
    audiences.flatMap((audience) => {
      const forms = formsIn(received(audience), canary);
      if (forms.length > 0 === at.includes(audience)) return [];
      return [
        forms.length > 0
          ? `${canary.name} at ${audience} as ${forms[0]}`
          : `no ${canary.name} at ${audience}`,
      ];
    }),
  );
  expect(wrong).toEqual([]);
}

function cardOf(id: number) {
  const card = contest.cards[id - 1];
  if (!card) throw new Error(`no card ${id}`);
  return card;
}

function ask<N extends RouteName>(audience: Audience, name: N, asking: Asking<N> = {}): Promise<Asked<N>> {
  return askRoute(taps[audience].origin, name, asking);
}

async function join(
  audience: Audience,
  name: "connectScreen" | "connectTeam" | "connectModerator",
  asking: Asking<typeof name>,
): Promise<Viewer> {
  const { status, reply } = await ask(audience, name, asking);
  expect(status).toBe(200);
  const viewer = await Viewer.open({
    origin: taps[audience].origin,
    reservation: reply.reservation,
    clock: systemClock,
  });
  await viewer.caughtUp();
  return viewer;
}

/** A whole contest with everything that anybody can ask for, right or wrong. */
async function play(): Promise<void> {
  const { token, code, tokens } = await prepare();
  const joinAll = async () => ({
    asking: await join("asking moderator", "connectModerator", { code, token }),
    quiet: await join("quiet moderator", "connectModerator", { code, token }),
    screen: await join("screen", "connectScreen", { code }),
    alpha: await join("alpha", "connectTeam", { code, token: tokens.alpha }),
    mate: await join("alphaMate", "connectTeam", { code, token: tokens.alphaMate }),
    beta: await join("beta", "connectTeam", { code, token: tokens.beta }),
    gamma: await join("gamma", "connectTeam", { code, token: tokens.gamma }),
  });
  let all = await joinAll();

  await done(all.quiet.command({ type: "StartContest" }));
  const purchaseOf: Record<string, number> = {};
  for (const [buyer, cards] of [
    ["alpha", [1, 2, 3, 5, 6, 9]],
    ["beta", [8, 9, 10, 12]],
  ] as const) {
    for (const cardId of cards) purchaseOf[`${buyer} ${cardId}`] = await buy(all[buyer], cardId);
  }
  for (const cardId of askedFor)
    expect(await all.asking.request("task", { cardId })).toMatchObject({ ok: true });
  await shown(() => all.beta.view?.kind === "team" && Object.keys(all.beta.view.purchases).length === 4);

  const answer = (viewer: Viewer, purchase: string, typed: string) =>
    viewer.command({ type: "SubmitAnswer", purchaseId: purchaseOf[purchase] ?? 0, answer: typed });
  const heardBefore = all.beta.heard.length;
  const revisionBefore = all.beta.revision;
  const write = (viewer: Viewer, purchase: string, text: string) =>
    viewer.request("draft", { purchaseId: purchaseOf[purchase] ?? 0, text });
  expect(await write(all.alpha, "alpha 6", words.alphaDraft)).toEqual({ ok: true });
  expect(await write(all.mate, "alpha 6", words.mateDraft)).toEqual({ ok: true });
  expect(await write(all.beta, "alpha 6", "a guess")).toMatchObject({
    rejection: { code: "unknown_purchase" },
  });
  for (const [index, word] of words.alphaWrong.entries()) {
    if (index > 0)
      await refused(answer(all.mate, "alpha 2", words.alphaWrong[index - 1] ?? ""), "already_tried");
    await done(answer(all.mate, "alpha 2", word));
  }
  await refused(answer(all.alpha, "alpha 6", words.alphaNonsense), "answer_not_a_number");
  await refused(answer(all.alpha, "alpha 6", words.alphaAmbiguous), "answer_ambiguous_number");
  await refused(answer(all.mate, "alpha 2", "again"), "purchase_closed");
  await shown(() => readCell(all.beta.live.view.teams.t1?.cells[1] ?? 0).status === "failed");
  await all.beta.caughtUp();
  const heardMeanwhile = all.beta.heard.slice(heardBefore);
  revisions = {
    before: revisionBefore,
    after: all.beta.revision,
    patches: heardMeanwhile.filter(({ type }) => type === "state").length,
    privates: heardMeanwhile.filter(({ type }) => type === "private").length,
  };

  await done(all.alpha.command({ type: "AskQuestion", cardId: 1, text: words.alphaQuestion }));
  await done(all.mate.command({ type: "AskQuestion", cardId: null, text: "To all" }));
  const replies = { type: "AnswerQuestion", teamId: "t1" } as const;
  await done(all.quiet.command({ ...replies, number: 1, to: "team", text: words.answerToAlpha }));
  await done(all.quiet.command({ ...replies, number: 2, to: "all", text: words.answerToAll }));
  await done(answer(all.beta, "beta 8", words.betaWrong.toString()));
  await done(answer(all.beta, "beta 10", "2, 3"));
  await pry(all, purchaseOf);
  await Promise.all(Object.values(all).map((viewer) => viewer.caughtUp()));
  bytesBeforeAnswers = Object.fromEntries(
    audiences.map((audience) => [audience, received(audience)]),
  ) as Record<Audience, readonly Buffer[]>;

  for (const id of [1, 5, 9]) {
    expect(await answer(all.mate, `alpha ${id}`, cardOf(id).rightAnswer)).toMatchObject({
      outcome: { verdict: "accepted" },
    });
  }
  await refused(answer(all.mate, "alpha 1", cardOf(1).rightAnswer), "purchase_closed");
  await done(all.quiet.command({ type: "RenameTeam", teamId: "t3", name: words.gammaName }));
  await done(all.quiet.command({ type: "PauseContest" }));
  await refused(answer(all.beta, "beta 12", "now?"), "contest_paused");
  await done(all.quiet.command({ type: "ResumeContest" }));

  await app.stop();
  await app.start();
  all = await joinAll();
  for (const viewer of [all.alpha, all.mate, all.beta, all.gamma, all.asking, all.quiet]) await viewer.sync();

  await done(all.quiet.command({ type: "FinishContest" }));
  await refused(answer(all.beta, "beta 12", "late"), "contest_finished");
  await readResults(code, token, tokens);
  await done(all.quiet.command({ type: "ReopenContest", forMs: 60_000 }));
  await done(answer(all.beta, "beta 10", "1 2"));
  await done(all.quiet.command({ type: "ReleaseSeat", teamId: "t2", seatId: seatOf(all.beta) }));
  expect(await all.beta.closed).toBe(4100);
  await done(all.quiet.command({ type: "FinishContest" }));
  await readResults(code, token, tokens);
  await ask("visitor", "joinRoom", { code, body: { id: randomId(), name: "Too late" } });
  for (const name of ["protocol", "audit", "auditCsv", "auditXlsx"] as const)
    expect((await ask("visitor", name, { code })).status).toBe(401);
  await refused(all.gamma.command({ type: "ReviewTask", cardId: 1, step: "answer" }), "not_allowed");
  await done(all.quiet.command({ type: "ReviewTask", cardId: shownStatement, step: "statement" }));
  await shown(() => all.screen.live.view.review?.cardId === shownStatement);
  await done(all.quiet.command({ type: "ReviewTask", cardId: shownAnswer, step: "answer" }));
  await shown(() => all.screen.live.view.review?.cardId === shownAnswer);
  await allSettled(all);
  expect((await ask("organizer", "signOut", { token })).status).toBe(200);
  expect(await all.quiet.closed).toBe(4100);
  all.gamma.terminate();
}

async function prepare() {
  expect((await ask("organizer", "signIn", { body: { ...organizer, password: "wrong" } })).status).toBe(401);
  const signedIn = await ask("organizer", "signIn", { body: organizer });
  const refreshed = await ask("organizer", "refresh", { cookie: signedIn.cookie ?? "" });
  cookies = [signedIn.cookie ?? "", refreshed.cookie ?? ""];
  const token = refreshed.reply.accessToken;
  const settings = {
    title: "Canaries",
    language: "en",
    durationMs: 40 * 60_000,
    startsAt: null,
    rules: { startPoints: 5_000, slots: 12 },
  } as const;
  const broken = Buffer.from(contest.file, "base64").toString().replace("Canaries", "");
  const refusal = await ask("author", "createContest", {
    token,
    body: { ...settings, file: Buffer.from(broken).toString("base64") },
  });
  expect(refusal.status).toBe(422);
  const created = await ask("organizer", "createContest", {
    token,
    body: { ...settings, file: contest.file },
  });
  expect(created.status).toBe(200);
  const { roomCode: code } = created.reply;
  expect((await ask("visitor", "findRoom", { code })).status).toBe(409);
  const moderator = await join("quiet moderator", "connectModerator", { code, token });
  await done(moderator.command({ type: "OpenLobby" }));
  expect((await ask("visitor", "findRoom", { code })).status).toBe(200);

  const joinAs = async (audience: Audience, name: string) => {
    const { status, reply } = await ask(audience, "joinRoom", { code, body: { id: randomId(), name } });
    expect(status).toBe(200);
    return reply.seatToken;
  };
  const seats = {
    alpha: await joinAs("alpha", words.alphaName),
    beta: await joinAs("beta", "Beta"),
    gamma: await joinAs("gamma", "Gamma"),
  };
  const pins = await eventually(() => pinsSeenBy(moderator));
  const pin = pins[0]?.pin ?? "";
  const guess = { id: randomId(), name: words.alphaName, pin: pin === "123456" ? "654321" : "123456" };
  expect((await ask("visitor", "takeSeat", { code, body: guess })).status).toBe(409);
  const seat = { id: randomId(), name: words.alphaName, pin };
  const alphaMate = (await ask("alphaMate", "takeSeat", { code, body: seat })).reply.seatToken;
  const tokens = { ...seats, alphaMate };
  moderator.leave();
  await moderator.closed;

  const own: Record<string, readonly Audience[]> = { t1: alphaSeats, t2: ["beta"], t3: ["gamma"] };
  for (const { teamId, pin: digits } of pins) {
    if (digits === null) throw new Error("its PIN is known here");
    secrets.push({
      canary: digitsCanary(`PIN of ${teamId}`, digits),
      at: [...(own[teamId] ?? nobody), ...moderators],
    });
  }
  for (const audience of ["alpha", "alphaMate", "beta", "gamma"] as const) {
    const signature = tokens[audience].split(".").at(-1) ?? "";
    secrets.push({ canary: textCanary(`token of ${audience}`, signature), at: [audience] });
  }
  secrets.push({ canary: textCanary("access token", token.split(".").at(-1) ?? ""), at: ["organizer"] });
  return { token, code, tokens };
}

function pinsSeenBy({ view }: Viewer) {
  if (view?.kind !== "moderator") throw new Error("a moderator sees the teams");
  const pins = Object.values(view.teams).map(({ teamId, pin }) => ({ teamId, pin }));
  expect(pins.map(({ teamId }) => teamId)).toEqual(["t1", "t2", "t3"]);
  return pins;
}

/** What the curious try: other teams' purchases, moderators' requests, shapes that are none. */
async function pry(
  all: Readonly<Record<"alpha" | "beta" | "gamma" | "screen" | "asking", Viewer>>,
  purchaseOf: Readonly<Record<string, number>>,
): Promise<void> {
  for (const viewer of [all.beta, all.gamma, all.screen]) {
    for (const cardId of [1, 4]) await viewer.requestAnything("task", { cardId });
    for (const payload of [
      null,
      { id: randomId() },
      { id: randomId(), command: { type: "BuyCard", cardId: 1, teamId: "t1" } },
    ]) {
      expect(await viewer.requestAnything("command", payload)).toMatchObject({ ok: false });
    }
    await expect(viewer.requestAnything("keys", { cardId: 1 })).rejects.toThrow();
    await expect(viewer.requestAnything("../../etc/passwd", {})).rejects.toThrow();
  }
  await expect(all.screen.requestAnything("sync", {})).rejects.toThrow();
  const others = purchaseOf["alpha 1"] ?? 0;
  await refused(
    all.gamma.command({ type: "SubmitAnswer", purchaseId: others, answer: "anything" }),
    "unknown_purchase",
  );
  for (const type of ["PauseContest", "FinishContest"] as const) {
    await refused(all.gamma.command({ type }), "not_allowed");
  }
  await refused(all.asking.command({ type: "BuyCard", cardId: 4 }), "not_allowed");
  for (const path of [
    "/",
    "/metrics",
    "/healthz",
    "/readyz",
    "/api/nothing",
    "/api/rooms/%00",
    "/matchmake/joinOrCreate/contest",
  ]) {
    await askPath(taps.visitor.origin, path);
  }
  await ask("visitor", "connectTeam", { code: "AAAAAA", token: "nonsense" });
  await ask("visitor", "listContests", { token: "nonsense" });
}

async function readResults(
  code: string,
  token: string,
  tokens: Readonly<Record<"alpha" | "alphaMate" | "beta" | "gamma", string>>,
): Promise<void> {
  for (const audience of ["visitor", "screen", "gamma"] as const) {
    expect((await ask(audience, "results", { code })).status).toBe(200);
  }
  for (const audience of ["alpha", "alphaMate", "beta", "gamma"] as const) {
    const history = await ask(audience, "teamResults", { code, token: tokens[audience] });
    expect([200, 403]).toContain(history.status);
    expect((await ask(audience, "matrix", { code, token: tokens[audience] })).status).toBe(401);
  }
  for (const name of ["results", "matrix", "matrixCsv", "matrixXlsx", "listContests"] as const) {
    expect((await ask("organizer", name, { code, token })).status).toBe(200);
    if (name !== "results") expect((await ask("visitor", name, { code })).status).toBe(401);
  }
  expect((await ask("visitor", "teamResults", { code })).status).toBe(401);
}

async function buy(viewer: Viewer, cardId: number): Promise<number> {
  const reply = await viewer.command({ type: "BuyCard", cardId });
  if (!reply.ok || reply.outcome.type !== "bought") throw new Error(JSON.stringify(reply));
  return reply.outcome.purchaseId;
}

async function done(reply: Promise<CommandReply>): Promise<void> {
  expect(await reply).toMatchObject({ ok: true });
}

async function refused(reply: Promise<CommandReply>, code: string): Promise<void> {
  expect(await reply).toMatchObject({ ok: false, rejection: { code } });
}

function seatOf({ view }: Viewer): string {
  const [seat] = (view as TeamView | null)?.seats ?? [];
  if (!seat) throw new Error("this team has no seat");
  return seat;
}

/** Patches are paced: what a reply has told may be shown a moment later. */
async function shown(condition: () => boolean): Promise<void> {
  await eventually(() => expect(condition()).toBe(true));
}

async function allSettled(all: Readonly<Record<string, Viewer>>): Promise<void> {
  for (const viewer of Object.values(all)) if (viewer.isOpen) await viewer.caughtUp();
}
