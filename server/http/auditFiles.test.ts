import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type AuditWords, auditColumns } from "../../shared/audit/auditWords.ts";
import { enAuditWords } from "../../shared/audit/enAuditWords.ts";
import { ruAuditWords } from "../../shared/audit/ruAuditWords.ts";
import { loadKeys } from "../auth/keys.ts";
import { signAccessToken } from "../auth/tokens.ts";
import { onlySheetOf } from "../files/testing/writtenCells.ts";
import { randomId, startApp, strangerAccount, type TestApp } from "../test/app.ts";
import { contestIn, joinTeam } from "../test/contests.ts";
import { type Asking, askForm, statusesOfForms } from "./testing/askForms.ts";

let app: TestApp;
let token: string;
beforeAll(async () => {
  app = await startApp();
  token = await app.signIn();
});
afterAll(() => app.close());

const addressOf = (code: string) => `${app.url}/api/rooms/${code}/audit`;

test("AUD4 the organizer's spreadsheet of acts is a file called as the CSV is, with its rows, in the language that is asked for", async () => {
  const { code, moderate } = await contestIn(app, token, "lobby");
  const { teamId } = await joinTeam(app, { code }, "10-1");
  await moderate({ type: "RenameTeam", teamId, name: "007" });
  const csv: string[][] = parse(await (await askForm(addressOf(code), "csv", { bearer: token })).text(), {
    bom: true,
  });
  expect(csv[0]).toEqual(auditColumns.map((column) => enAuditWords.columns[column]));
  const known = csv.slice(1).map((cells) => [cells[0], cells[3]]);
  expect(known.length).toBeGreaterThan(2);

  const ways: readonly [Asking, AuditWords][] = [
    [{ query: "?language=en" }, enAuditWords],
    [{ query: "?language=ru" }, ruAuditWords],
    [{ query: "?language=xx", headers: { "Accept-Language": "ru-RU,ru;q=0.9" } }, ruAuditWords],
    [{ headers: { "Accept-Language": "fr" } }, enAuditWords],
  ];
  for (const [asking, words] of ways) {
    const response = await askForm(addressOf(code), "xlsx", { ...asking, bearer: token });
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe(
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    );
    expect(response.headers.get("content-disposition")).toBe(`attachment; filename=${code}-audit.xlsx`);
    const { rows } = onlySheetOf(new Uint8Array(await response.arrayBuffer()));
    const [header, ...others] = rows.map(({ cells }) => cells.map(({ text }) => text));
    expect(header).toEqual(auditColumns.map((column) => words.columns[column]));
    expect(others.map((cells) => [cells[0], cells[3]])).toEqual(known);
    expect(others[0]?.[5]).toBe(words.acts.TeamRenamed);
  }
});

test("AUD3 AUD4 whoever is refused the CSV of acts is refused the spreadsheet: guests, teams and other accounts", async () => {
  const contest = await contestIn(app, token, "lobby");
  const { seatToken } = await joinTeam(app, contest, "Alpha");
  const keys = await loadKeys(app.database.db);
  const account = { accountId: await strangerAccount(app.database), authSessionId: randomId() };
  const stranger = await signAccessToken(keys.access, account, app.clock.now());
  const statuses = await statusesOfForms(addressOf(contest.code), [undefined, seatToken, stranger, token]);
  expect(statuses).toEqual([401, 401, 403, 200]);
});
