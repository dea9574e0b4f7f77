import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ContestDocument, documentFormat } from "../../shared/contestFile/ContestDocument.ts";
import { picturesOfContest } from "../media/pictures.ts";
import { findContestByCode } from "../queries/contests.ts";
import { randomId, startApp, strangerAccount, type TestApp } from "../test/app.ts";
import { contestIn, joinTeam } from "../test/contests.ts";

let app: TestApp;
let token: string;
let red: string;
let blue: string;
beforeAll(async () => {
  app = await startApp();
  token = await app.signIn();
  [red, blue] = await Promise.all([picture("red"), picture("blue")]);
});
afterAll(() => app.close());

/** A small picture of one colour, in base64. */
async function picture(background: string): Promise<string> {
  const image = sharp({ create: { width: 9, height: 6, channels: 3, background } });
  return (await image.png().toBuffer()).toString("base64");
}

const number = { kind: "number", answer: "4" } as const;

/** A document of a board with two pictures, one in a draft's solution. */
function documentOf(changes: object = {}): object {
  return {
    format: documentFormat,
    version: 2,
    title: "Pictures",
    language: "en",
    board: {
      rows: 2,
      columns: 2,
      cards: [
        {
          id: 5,
          row: 1,
          column: 1,
          category: "A",
          pricePoints: 100,
          task: { statement: "What is red? ![](media:red.png)", checker: number },
        },
      ],
    },
    drafts: [
      {
        id: 9,
        place: null,
        category: "B",
        pricePoints: null,
        statement: "Half a thought",
        solution: "![a sea](media:blue.png)",
        checker: null,
        typedKey: { kind: "number", cells: { answer: "1,2,3" } },
      },
    ],
    media: {
      "red.png": { type: "image/png", alt: "a flag", base64: red },
      "blue.png": { type: "image/png", alt: "", base64: blue },
    },
    ...changes,
  };
}

async function imported(document: unknown) {
  const { status, reply } = await app.call("importDocument", {
    token,
    body: { startsAt: null, rules: {}, document },
  });
  if (status !== 200) throw new Error(JSON.stringify(reply));
  return { code: reply.roomCode, warnings: reply.warnings as readonly { readonly code: string }[] };
}

const exported = async (code: string) => (await app.call("contestDocument", { token, code })).reply;
const contestIdOf = async (code: string) => (await findContestByCode(app.database.db, code))?.id ?? "";
const idOf = (base64: string) =>
  createHash("sha256").update(Buffer.from(base64, "base64")).digest("hex").slice(0, 32);

describe("FIL20 FIL21 a contest document with pictures", () => {
  test("makes a contest that holds them, called by their ids; what it gives out makes the same contest again", async () => {
    const { code, warnings } = await imported(documentOf());
    expect(warnings).toEqual([]);
    const first = await exported(code);
    const [one = "", other = ""] = Object.keys(first.media);
    expect(first.board.cards[0]?.task.statement).toBe(`What is red? ![a flag](media:${one})`);
    expect(first.drafts).toMatchObject([
      { id: 9, place: null, solution: `![a sea](media:${other})`, typedKey: { cells: { answer: "1,2,3" } } },
    ]);
    for (const [id, { base64 }] of Object.entries(first.media)) expect(idOf(base64)).toBe(id);
    const kept = await picturesOfContest(app.database.db, await contestIdOf(code));
    expect(kept.map(({ id }) => id).toSorted()).toEqual([one, other].toSorted());

    const again = await imported(first);
    expect(await exported(again.code)).toEqual(first);
    // As a file, too: it is small enough.
    const file = Buffer.from(JSON.stringify(first)).toString("base64");
    const asFile = await app.call("createContest", { token, body: { startsAt: null, rules: {}, file } });
    expect(await exported(asFile.reply.roomCode)).toEqual(first);
  });

  test("a copy holds the same pictures, and the original may go", async () => {
    const { code } = await imported(documentOf());
    const { reply } = await app.call("duplicateContest", { token, code });
    const first = await exported(code);
    expect(await exported(reply.roomCode)).toEqual({ ...first, title: reply.title });
    expect(Object.keys(first.media)).toHaveLength(2);
  });

  test("one of the first version opens; a picture that cannot be read stays where it stood", async () => {
    const stored = readFileSync(
      new URL("../../shared/contestFile/stored/version1.json", import.meta.url),
      "utf8",
    );
    const { code, warnings } = await imported(JSON.parse(stored));
    expect(warnings.map((warning) => warning.code)).toContain("picture_unreadable");
    const { board, drafts } = await exported(code);
    expect(board.cards.find(({ id }) => id === 3)?.task.statement).toContain(
      "![карта  без подписей ](data:image/png;base64,iVBORw0KGgo=)",
    );
    expect(drafts).toEqual([]);
    const whole = {
      ...JSON.parse(stored),
      media: { "map.png": { type: "image/png", alt: "map", base64: red } },
    };
    const good = await imported(whole);
    expect(good.warnings).toEqual([]);
    expect(Object.keys((await exported(good.code)).media)).toHaveLength(1);
  });

  test("pictures that stood in the texts of earlier contests are kept apart now", async () => {
    const { board } = documentOf() as ContestDocument;
    const [card] = board.cards;
    const inside = `What? ![flag](data:image/png;base64,${red})`;
    const task = { ...card?.task, statement: inside, solution: inside };
    const { code } = await imported(
      documentOf({ board: { ...board, cards: [{ ...card, task }] }, drafts: [], media: {} }),
    );
    const { board: made, media } = await exported(code);
    const [id] = Object.keys(media);
    expect(Object.keys(media)).toHaveLength(1);
    expect(made.cards[0]?.task).toMatchObject({ statement: `What? ![flag](media:${id})` });
  });

  test("FIL8 what no text shows is left out, and names without a picture stay, with a warning each", async () => {
    const { code, warnings } = await imported(
      documentOf({ drafts: [], media: { "blue.png": { type: "image/png", alt: "", base64: blue } } }),
    );
    expect(warnings.map((warning) => warning.code)).toEqual(["picture_missing", "picture_unused"]);
    expect((await exported(code)).media).toEqual({});
  });

  test("too many pictures, broken fields, or no contest: nothing is made", async () => {
    const { reply: before } = await app.call("listContests", { token });
    const names = Array.from({ length: 201 }, (_, index) => `p${index}`);
    const media = Object.fromEntries(
      names.map((name) => [name, { type: "image/png", alt: "", base64: red }]),
    );
    const { board } = documentOf() as ContestDocument;
    const statement = names.map((name) => `![](media:${name})`).join("");
    const [card] = board.cards;
    const many = documentOf({
      board: { ...board, cards: [{ ...card, task: { ...card?.task, statement } }] },
      media,
    });
    for (const document of [many, documentOf({ drafts: 5 }), 7, null, "x"])
      expect(
        await app.call("importDocument", { token, body: { startsAt: null, rules: {}, document } }),
      ).toMatchObject({ status: 422, reply: { code: "file_invalid" } });
    expect((await app.call("listContests", { token })).reply.contests).toHaveLength(before.contests.length);
  });
});

describe("cards of another contest", () => {
  const copy = (code: string, body: object) =>
    app.call("copyCards", { token, code, body: { id: randomId(), ...body } as never });

  test("COP1 COP2 cards come with their drafts and pictures, onto free places or aside", async () => {
    const source = (await imported(documentOf())).code;
    const target = (await imported(documentOf({ drafts: [], media: {} }))).code;
    const aside = await copy(target, { from: source, cardIds: null, to: "aside" });
    expect(aside).toMatchObject({ status: 200, reply: { cardIds: [6, 7] } });
    const placed = await copy(target, { from: source, cardIds: [5], to: "board" });
    expect(placed).toMatchObject({ status: 200, reply: { cardIds: [8] } });
    const from = await exported(source);
    const made = await exported(target);
    expect(
      made.drafts.map(({ id, place, statement, solution }) => ({ id, place, statement, solution })),
    ).toEqual([
      { id: 6, place: null, statement: from.board.cards[0]?.task.statement, solution: "" },
      { id: 7, place: null, statement: "Half a thought", solution: from.drafts[0]?.solution },
    ]);
    // Where it stood somebody stands already.
    expect(made.board.cards.find(({ id }) => id === 8)).toMatchObject({ row: 1, column: 2 });
    expect(made.media).toEqual(from.media);
  });

  test("COP1 sent again, it is done once; a practice of others, an unknown card, too many: nothing is done", async () => {
    const source = (await imported(documentOf())).code;
    const target = (await imported(documentOf())).code;
    const id = randomId();
    for (const _ of [1, 2])
      expect(await copy(target, { id, from: source, cardIds: [5], to: "aside" })).toMatchObject({
        status: 200,
      });
    const before = await exported(target);
    expect(before.drafts).toHaveLength(2);
    const refusals = [
      [{ from: source, cardIds: [77], to: "aside" }, 409, "unknown_card"],
      [{ from: "222222", cardIds: null, to: "aside" }, 404, "unknown_room"],
      [{ from: source, cardIds: null, to: "elsewhere" }, 400, "invalid_request"],
    ] as const;
    for (const [body, status, code] of refusals)
      expect(await copy(target, body)).toMatchObject({ status, reply: { code } });
    const full = (await imported(documentOf({ board: (documentOf() as ContestDocument).board }))).code;
    for (const _ of [1, 2, 3]) await copy(full, { from: source, cardIds: [5], to: "board" });
    expect(await copy(full, { from: source, cardIds: [5], to: "board" })).toMatchObject({
      status: 409,
      reply: { code: "outside_board" },
    });
    expect(await exported(target)).toEqual(before);
  });

  test("RUN2 asked again under its id a copy is answered as the first time, also where it has taken the last room", async () => {
    const source = (await imported(documentOf())).code;
    const target = (await imported(documentOf())).code;
    for (const _ of [1, 2]) await copy(target, { from: source, cardIds: [5], to: "board" });
    const wish = { id: randomId(), from: source, cardIds: [5], to: "board" };
    const first = await copy(target, wish);
    expect(first).toMatchObject({ status: 200, reply: { cardIds: [expect.any(Number)] } });
    const after = await exported(target);
    expect(await copy(target, wish)).toMatchObject({ status: 200, reply: first.reply });
    app = await app.restart();
    token = await app.signIn();
    expect(await copy(target, wish)).toMatchObject({ status: 200, reply: first.reply });
    expect(await exported(target)).toEqual(after);
    expect(await copy(target, { ...wish, id: randomId() })).toMatchObject({
      reply: { code: "outside_board" },
    });
  });

  test("COP1 of a contest of somebody else, or into a contest that is played, nothing is copied", async () => {
    const source = (await imported(documentOf())).code;
    const foreign = (await imported(documentOf())).code;
    const stranger = await strangerAccount(app.database);
    await app.database.db
      .updateTable("contest")
      .set({ owner_account_id: stranger })
      .where("room_code", "=", foreign)
      .execute();
    expect(await copy(source, { from: foreign, cardIds: null, to: "aside" })).toMatchObject({
      status: 404,
      reply: { code: "unknown_room" },
    });
    const played = await contestIn(app, token, "lobby");
    await joinTeam(app, played, "Alpha");
    await played.goTo("running");
    expect(await copy(played.code, { from: source, cardIds: null, to: "aside" })).toMatchObject({
      status: 409,
      reply: { code: "wrong_phase" },
    });
  });

  test("COP3 a key that means another number in the other language is only typed there", async () => {
    const keys = ["1,500", "2/3", "7"];
    const { board } = documentOf() as ContestDocument;
    const cards = keys.map((answer, index) => ({
      ...board.cards[0],
      id: index + 1,
      row: index + 1,
      column: 1,
      task: { statement: "How many?", checker: { kind: "number", answer } },
    }));
    const russian = await imported(
      documentOf({ language: "ru", board: { rows: 3, columns: 1, cards }, drafts: [], media: {} }),
    );
    const target = (await imported(documentOf({ drafts: [], media: {} }))).code;
    expect((await copy(target, { from: russian.code, cardIds: null, to: "aside" })).status).toBe(200);
    const { drafts } = await exported(target);
    expect(
      drafts.map(({ checker, typedKey }) => [checker?.kind === "number" && checker.answer, typedKey]),
    ).toEqual([
      [false, { kind: "number", cells: { answer: "1,500", tolerance: "" } }],
      ["2/3", null],
      ["7", null],
    ]);
    expect(drafts[1]?.checker).toMatchObject({ language: "en" });
  });
});
