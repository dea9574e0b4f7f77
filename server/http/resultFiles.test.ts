import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { enResultWords } from "../../shared/results/enResultWords.ts";
import { ruResultWords } from "../../shared/results/ruResultWords.ts";
import { loadKeys } from "../auth/keys.ts";
import { signAccessToken } from "../auth/tokens.ts";
import { readWorkbook } from "../files/sheets/readWorkbook.ts";
import { UnreadAnswers } from "../sockets/UnreadAnswers.ts";
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

const addressOf = (code: string) => `${app.url}/api/rooms/${code}/results/matrix`;

async function rowsOf(response: Response): Promise<readonly (readonly string[])[]> {
  const read = readWorkbook(new Uint8Array(await response.arrayBuffer()));
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  return read.sheets.flatMap(({ rows }) => rows.map(({ cells }) => cells.map(({ text }) => text)));
}

const csvOf = async (response: Response): Promise<readonly (readonly string[])[]> =>
  parse(await response.text(), { bom: true });

test("FIL24 the organizer's spreadsheet is a file called as the CSV is, with its rows, in the language that is asked for", async () => {
  const { code, moderate, goTo } = await contestIn(app, token, "lobby");
  const teams = ["10-1", "+7", "007", "Ёлки", "🚣 team"];
  const seats = [];
  for (const name of teams) seats.push(await joinTeam(app, { code }, name));
  await goTo("running");
  await moderate({ type: "HideName", teamId: seats[0]?.teamId ?? "", hidden: true });
  await moderate({ type: "FreezeStandings" });
  await goTo("finished");

  const [, ...csv] = await csvOf(await askForm(addressOf(code), "csv", { bearer: token }));
  const bare = csv.map(([place = "", team = "", balance = ""]) => [place, team.replace(/^'/, ""), balance]);
  expect(bare.map(([, team]) => team).toSorted()).toEqual(teams.toSorted());

  const ways: readonly [Asking, typeof enResultWords][] = [
    [{ query: "?language=en" }, enResultWords],
    [{ query: "?language=ru" }, ruResultWords],
    [{ query: "?language=xx", headers: { "Accept-Language": "ru-RU,ru;q=0.9" } }, ruResultWords],
    [{ headers: { "Accept-Language": "fr" } }, enResultWords],
  ];
  for (const [asking, { columns }] of ways) {
    const response = await askForm(addressOf(code), "xlsx", { ...asking, bearer: token });
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe(
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    );
    expect(response.headers.get("content-disposition")).toBe(`attachment; filename=${code}.xlsx`);
    const [header = [], ...rows] = await rowsOf(response);
    expect(header.slice(0, 3)).toEqual([columns.place, columns.team, columns.balance]);
    expect(rows).toEqual(bare);
  }
});

test("FIL24 whoever is refused the CSV is refused the spreadsheet: teams, guests and other accounts, and all before the end", async () => {
  const contest = await contestIn(app, token, "lobby");
  const { seatToken } = await joinTeam(app, contest, "Alpha");
  const keys = await loadKeys(app.database.db);
  const account = { accountId: await strangerAccount(app.database), authSessionId: randomId() };
  const stranger = await signAccessToken(keys.access, account, app.clock.now());
  const told = () => statusesOfForms(addressOf(contest.code), [undefined, seatToken, stranger, token]);
  expect(await told()).toEqual([401, 401, 403, 409]);
  await contest.goTo("running");
  await contest.moderate({ type: "FreezeStandings" });
  expect(await told()).toEqual([401, 401, 403, 409]);
  await contest.goTo("finished");
  expect(await told()).toEqual([401, 401, 403, 200]);
});

test("NET10 a spreadsheet that was made for one reader counts as a whole, and a template that all share does not", async () => {
  const { code, goTo } = await contestIn(app, token, "lobby");
  await goTo("running");
  await goTo("finished");
  const keep = vi.spyOn(UnreadAnswers.prototype, "keep");
  onTestFinished(() => keep.mockRestore());
  const bytesOf = async (path: string) => {
    const response = await fetch(`${app.url}${path}`, { headers: { Authorization: `Bearer ${token}` } });
    expect(response.status).toBe(200);
    return (await response.arrayBuffer()).byteLength;
  };
  for (const file of ["results/matrix.xlsx", "audit.xlsx"]) {
    keep.mockClear();
    const bytes = await bytesOf(`/api/rooms/${code}/${file}`);
    expect(keep.mock.calls.map(([, keptBytes]) => keptBytes)).toEqual([bytes]);
  }
  keep.mockClear();
  for (const file of ["template.xlsx", "template.ods"]) await bytesOf(`/api/${file}`);
  expect(keep).not.toHaveBeenCalled();
});
