import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { workbook } from "../files/testing/workbook.ts";
import { startApp, type TestApp } from "../test/app.ts";

let app: TestApp;
let token: string;
beforeAll(async () => {
  app = await startApp();
  token = await app.signIn();
});
afterAll(() => app.close());

const settings = { title: "T", language: "en", durationMs: 60_000, startsAt: null, rules: {} } as const;
const make = (file: Uint8Array, language: "en" | "ru" = "en") =>
  app.call("createContest", {
    token,
    body: { ...settings, language, file: Buffer.from(file).toString("base64") },
  });

const sheet = {
  name: "Tasks",
  rows: [
    ["Category", "Question", "Answer", "Points"],
    ["Bees", "How many legs has a bee?", 6, 100],
    ["Bees", "What do bees make?", "honey", 200],
  ],
};

describe("FIL9 FIL10 a contest is made of a spreadsheet by the same route", () => {
  test.each(["xlsx", "ods"] as const)("as %s", async (form) => {
    const made = await make(workbook(form, sheet));
    expect(made).toMatchObject({ status: 200, reply: { title: "T", warnings: [] } });
  });

  test("or refused with the cell", async () => {
    const rows = [...sheet.rows, ["Bees", "Who rules a hive?", "", 300]];
    const made = await make(workbook("xlsx", { ...sheet, rows }));
    expect(made).toMatchObject({
      status: 422,
      reply: { code: "file_invalid", problems: [{ code: "empty_cell", cell: "C4", sheet: "Tasks" }] },
    });
  });
});

test("DET1 a start that has passed is none of a new contest, of a table or of a document", async () => {
  const startsAt = Date.UTC(2020, 0);
  const file = Buffer.from(workbook("xlsx", sheet)).toString("base64");
  const made = await Promise.all([
    app.call("createContest", { token, body: { ...settings, startsAt, file } }),
    app.call("importDocument", { token, body: { startsAt, rules: {}, document: {} } }),
  ]);
  for (const one of made) expect(one).toMatchObject({ status: 409, reply: { code: "moment_passed" } });
});

describe("FIL14 templates", () => {
  const template = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${app.url}/api/template.${path}`, { headers });

  test("FIL25 of however many ask for one at once, each gets the one that is written", async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => template("xlsx?language=en")));
    const files = answers.map(({ status, headers }) => [status, headers.get("etag")]);
    expect(files).toEqual(files.map(() => [200, expect.stringMatching(/./)]));
    expect(new Set(files.map(([, tag]) => tag)).size).toBe(1);
  });

  test.each([
    ["csv", "en"],
    ["csv", "ru"],
    ["xlsx", "en"],
    ["xlsx", "ru"],
    ["ods", "en"],
    ["ods", "ru"],
  ] as const)("%s in %s is a file to save that makes a contest", async (form, language) => {
    const response = await template(`${form}?language=${language}`);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-disposition")).toContain(`regatta-${language}.${form}`);
    const made = await make(new Uint8Array(await response.arrayBuffer()), language);
    expect(made).toMatchObject({ status: 200, reply: { warnings: [] } });
  });

  test.each([
    ["ru-RU,ru;q=0.9", "regatta-ru.csv"],
    ["de,en;q=0.5", "regatta-en.csv"],
    ["fr", "regatta-en.csv"],
  ])("without a language as the browser asks: %s", async (asked, file) => {
    const response = await template("csv", { "Accept-Language": asked });
    expect(response.headers.get("content-disposition")).toContain(file);
  });
});

test("FIL13 a contest's table makes the same board again", async () => {
  const made = await make(workbook("xlsx", sheet));
  const table = await app.call("contestTable", { code: made.reply.roomCode, token });
  expect(table).toMatchObject({ status: 200, reply: { lost: [{ code: "settings_not_in_table" }] } });
  const again = await make(Buffer.from(table.reply.csv));
  const boards = await Promise.all(
    [made, again].map(({ reply }) => app.call("contestDocument", { code: reply.roomCode, token })),
  );
  const [first, second] = boards.map(({ reply }) => reply.board);
  expect(second).toEqual(first);
});
