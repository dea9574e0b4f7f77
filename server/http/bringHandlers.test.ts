import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { RouteBody } from "../../shared/api.ts";
import type { ContestDocument } from "../../shared/contestFile/ContestDocument.ts";
import type { TablePreview } from "../../shared/contestFile/tablePreview.ts";
import { workbook } from "../files/testing/workbook.ts";
import { findContestByCode } from "../queries/contests.ts";
import { randomId, startApp, type TestApp } from "../test/app.ts";

let app: TestApp;
let token: string;
beforeAll(async () => {
  app = await startApp();
  token = await app.signIn();
});
afterAll(() => app.close());

const encoded = (text: string) => Buffer.from(text).toString("base64");
const doubtful = encoded(
  [
    "Category,Question,Answer,Points",
    "Sums,What is 2+2?,4,100",
    "Sums,How long is it?,12 cm,200",
    "Words,What do bees make?,,100",
  ].join("\n"),
);
const mended = {
  cells: [
    { row: 3, column: 3, value: "12" },
    { row: 4, column: 3, value: "honey" },
  ],
} as const;
const settings = { title: "T", language: "en", durationMs: 60_000, startsAt: null, rules: {} } as const;

const look = async (body: RouteBody<"previewTable">) => app.call("previewTable", { token, body });
const listed = async () => {
  const { reply } = await app.call("listContests", { token });
  return (reply as { contests: readonly unknown[] }).contests.length;
};

describe("FIL15 a preview", () => {
  test("says what is wrong and makes nothing", async () => {
    const before = await listed();
    const { status, reply } = await look({ language: "en", file: doubtful });
    expect(status).toBe(200);
    expect(reply).toMatchObject({
      board: null,
      table: { headerRow: 1, rowCount: 4 },
      problems: [{ code: "empty_cell", cell: "C4", row: 4 }],
    });
    expect(await listed()).toBe(before);
  });

  test("FIL16 what was previewed is what is made", async () => {
    const shown = (await look({ language: "en", file: doubtful, mended })).reply as TablePreview;
    expect(shown.problems).toEqual([]);
    const made = await app.call("createContest", { token, body: { ...settings, file: doubtful, mended } });
    expect(made.status).toBe(200);
    const { roomCode } = made.reply as { roomCode: string };
    const { reply } = await app.call("contestDocument", { token, code: roomCode });
    const { board } = reply as ContestDocument;
    expect(
      board.cards.map(({ task, ...card }) => ({
        ...card,
        statement: task.statement,
        solution: "",
        checker: task.checker,
      })),
    ).toEqual(shown.board?.cards);
  });

  test("of a spreadsheet names its sheets", async () => {
    const rows = [
      ["Question", "Answer"],
      ["How many?", 6],
    ];
    const file = Buffer.from(workbook("xlsx", { name: "A", rows }, { name: "B", rows })).toString("base64");
    expect((await look({ file })).reply).toMatchObject({ sheets: ["A", "B"], board: null });
    expect((await look({ file, mended: { sheet: "B" } })).reply).toMatchObject({ board: { cards: [{}] } });
  });

  test("FIL16 is refused for lists that nobody writes", async () => {
    const cell = { row: 1, column: 1, value: "x" };
    for (const cells of [
      [{ ...cell, row: 100_000 }],
      Array.from({ length: 10_000 }, () => cell),
      [{ ...cell, value: "x".repeat(30_000) }],
    ])
      expect(await look({ file: doubtful, mended: { cells } })).toMatchObject({
        status: 400,
        reply: { code: "invalid_request" },
      });
  });
});

describe("FIL17 a table into a board", () => {
  const make = async () => {
    const { reply } = await app.call("createBoard", {
      token,
      body: { title: "T", language: "en", rows: 2, columns: 2 },
    });
    return (reply as { roomCode: string }).roomCode;
  };
  const bring = (code: string, body: Partial<RouteBody<"bringTable">> = {}) =>
    app.call("bringTable", {
      token,
      code,
      body: {
        id: randomId(),
        file: doubtful,
        mended,
        whither: "free",
        grow: false,
        basedOn: 0,
        ...body,
      },
    });
  const boardOf = async (code: string) => {
    const { reply } = await app.call("contestDocument", { token, code });
    const { board } = reply as ContestDocument;
    const cards = board.cards.map(({ row, column, category }) => `${row}:${column} ${category}`);
    return { size: `${board.rows} × ${board.columns}`, cards: cards.toSorted() };
  };

  test("brings all its cards as one edit, once", async () => {
    const code = await make();
    const id = randomId();
    expect(await bring(code, { id })).toMatchObject({ status: 200, reply: {} });
    const after = await boardOf(code);
    expect(after).toEqual({ size: "2 × 2", cards: ["1:1 Sums", "1:2 Words", "2:1 Sums"] });
    // The board has moved on since for any other command. EDT4
    expect(await bring(code)).toMatchObject({ reply: { code: "changed_meanwhile" } });
    expect(await boardOf(code)).toEqual(after);
    expect(await bring(code, { basedOn: 1, whither: "replace" })).toMatchObject({ status: 200 });
    expect(await boardOf(code)).toEqual(after);
  });

  test("RUN2 asked again under its id it is answered as the first time, and nothing is done twice", async () => {
    const code = await make();
    const id = randomId();
    const both = await Promise.all([bring(code, { id }), bring(code, { id })]);
    const first = { status: 200, reply: { cardIds: [1, 2, 3] } };
    expect(both).toMatchObject([first, first]);
    const after = await boardOf(code);
    // By a page that has seen the board move on, and by one that has not.
    expect(await bring(code, { id, basedOn: 1 })).toMatchObject(first);
    app = await app.restart();
    token = await app.signIn();
    expect(await bring(code, { id })).toMatchObject(first);
    expect(await bring(code, { id, basedOn: 1 })).toMatchObject(first);
    expect(await boardOf(code)).toEqual(after);
  });

  const pictured = encoded(
    `category,price,question,answer\nSums,100,What is this? ![a map](media:${"0".repeat(32)}),1\n`,
  );

  test("MED6 names no picture that the contest does not hold", async () => {
    const code = await make();
    expect(await bring(code, { file: pictured, mended: {} })).toMatchObject({
      reply: { code: "picture_unknown" },
    });
    expect((await boardOf(code)).cards).toEqual([]);
  });

  test("MED6 nor does one that was planned on a board to come, which is there in its turn", async () => {
    const code = await make();
    const row = await findContestByCode(app.database.db, code);
    const runner = await app.app.live.get(row?.id ?? "");
    vi.spyOn(runner, "execute").mockImplementationOnce(async (request) => {
      expect(await bring(code)).toMatchObject({ status: 200 });
      return runner.execute(request);
    });
    expect(await bring(code, { file: pictured, mended: {}, basedOn: 1 })).toMatchObject({
      reply: { code: "changed_meanwhile" },
    });
    expect((await boardOf(code)).cards).toHaveLength(3);
  });

  test("is refused as a whole where a cell is wrong", async () => {
    const code = await make();
    expect(await bring(code, { mended: {} })).toMatchObject({
      status: 422,
      reply: { code: "file_invalid", problems: [{ code: "empty_cell", cell: "C4" }] },
    });
    expect((await boardOf(code)).cards).toEqual([]);
  });
});
