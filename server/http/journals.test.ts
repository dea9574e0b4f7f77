import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { trueStandings } from "../../shared/contest/trueStandings.ts";
import { loadContest } from "../contests/loadContest.ts";
import { resultsOf } from "../contests/resultsOf.ts";
import { SqlJournal } from "../journal/sqlJournal.ts";
import { type ImportedJournal, importJournal } from "../making/importJournal.ts";
import { createAccount, findAccountByLogin } from "../queries/accounts.ts";
import { findContestByCode } from "../queries/contests.ts";
import { listJournalRows } from "../queries/journalRows.ts";
import { listPictures } from "../queries/media.ts";
import { organizer, startApp } from "./../test/app.ts";
import { freshDatabase, type TestDatabase } from "../test/databases.ts";
import { oldPGlite, readOldDatabase } from "../test/oldDatabase.ts";
import { testSeal } from "../test/seal.ts";
import { journalLines } from "./journalLines.ts";

const old = readOldDatabase("c1b31c6");
const { played, running, lobby, draft } = old.exported;
let from: TestDatabase;
let to: TestDatabase;
beforeAll(async () => {
  from = await oldPGlite(old);
  to = await freshDatabase();
  await createAccount(to.db, { id: "here", login: organizer.login, passwordHash: "", createdAt: 0 });
});
afterAll(async () => {
  await from?.close();
  await to?.close();
});

async function exported(code: string): Promise<readonly string[]> {
  const row = await findContestByCode(from.db, code);
  const chunks: string[] = [];
  for await (const chunk of journalLines(from.db, row?.id ?? "")) chunks.push(chunk);
  return chunks.join("").trimEnd().split("\n");
}

function imported(lines: readonly string[]): Promise<ImportedJournal> {
  return importJournal(to.db, each(lines), "here");
}

async function* each(lines: readonly string[]) {
  yield* lines;
}

async function loaded({ db }: TestDatabase, code: string) {
  const row = await findContestByCode(db, code);
  if (!row) throw new Error(`there is no ${code}`);
  const contest = await loadContest(new SqlJournal(db, testSeal), row.id);
  return { ...contest, row, events: await listJournalRows(db, row.id, 0, 1_000) };
}

describe("OPS9 a journal that is given out", () => {
  test("OPS9 holds the contest's pictures after its events, and says at its end how much it holds", async () => {
    const lines = (await exported(played.code)).map((line) => JSON.parse(line));
    const { events, row } = await loaded(from, played.code);
    const [picture] = await listPictures(from.db, row.id);
    expect(lines.slice(0, -2).map(({ seq }) => seq)).toEqual(events.map(({ seq }) => seq));
    expect(lines.at(-2)).toMatchObject({ picture: picture?.id, type: "image/png", width: 9, height: 7 });
    expect(lines.at(-1)).toEqual({ events: events.length, pictures: 1 });
  });
});

describe("OPS10 a journal that is imported elsewhere", () => {
  test.each([
    ["finished", played.code],
    ["running", running.code],
    ["lobby", lobby.code],
    ["draft", draft.code],
  ])("OPS10 makes a contest with the same standings, results and history: %s", async (phase, code) => {
    const made = await imported(await exported(code));
    expect(made).toMatchObject({ phase, roomCode: code, missing: [] });
    const [one, other] = [await loaded(from, code), await loaded(to, code)];
    expect(other.row).toMatchObject({ title: one.row.title, ownerAccountId: "here" });
    expect(other.row.id).not.toBe(one.row.id);
    const places = (state: typeof one.state) =>
      trueStandings(state).map(({ place, team }) => [
        place,
        team.id,
        team.name,
        team.balancePoints,
        team.ledger,
      ]);
    expect(places(other.state)).toEqual(places(one.state));
    const contestId = one.row.id;
    expect({ ...resultsOf(other.state, other.seq), contestId }).toEqual({
      ...resultsOf(one.state, one.seq),
      contestId,
    });
    const told = ({ seq, at, actor, type, version, data }: (typeof one.events)[number]) => {
      const { pin: _pin, contestId: _id, ...rest } = data;
      return { seq, at, actor, type, version, rest };
    };
    expect(other.events.map(told)).toEqual(one.events.map(told));
    expect(await listPictures(to.db, other.row.id)).toEqual(await listPictures(from.db, contestId));
    const rows = await to.db
      .selectFrom("result_standing")
      .selectAll()
      .where("contest_id", "=", other.row.id)
      .execute();
    expect(rows).toHaveLength(phase === "finished" ? 2 : 0);
  });

  test("OPS10 has another room code where its own is taken, and can be imported as often as one likes", async () => {
    const lines = await exported(draft.code);
    const codes = [
      (await imported(lines)).roomCode,
      (await imported(lines)).roomCode,
      (await imported(lines)).roomCode,
    ];
    expect(new Set(codes).size).toBe(3);
    for (const code of codes)
      expect((await loaded(to, code)).state).toMatchObject({ phase: "draft", roomCode: code });
  });

  test("OPS10 names a picture that its texts show and that is none, or is not there", async () => {
    const [picture] = await listPictures(from.db, (await loaded(from, played.code)).row.id);
    const id = picture?.id ?? "";
    const lines = (await exported(played.code)).map((line) =>
      line.includes('"ContestCreated"')
        ? line.replace("What is $3 + 4$?", `![a duck](media:${id}) $3 + 4$?`)
        : line,
    );
    expect((await imported(lines)).missing).toEqual([]);
    const other = lines.map((line) => line.replace(/"base64":"[^"]*"/, '"base64":"R0lGODlh"'));
    expect(await imported(other)).toMatchObject({ pictures: 0, missing: [id] });
    const without = [...lines.slice(0, -2), lines.at(-1)?.replace('"pictures":1', '"pictures":0') ?? ""];
    expect(await imported(without)).toMatchObject({ pictures: 0, missing: [id] });
  });
});

describe("OPS11 a journal that is damaged", () => {
  const contests = async () => (await to.db.selectFrom("contest").select("id").execute()).length;
  const refusal = async (lines: readonly string[]): Promise<string> => {
    const before = await contests();
    const error: unknown = await imported(lines).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: "Refused" });
    expect(await contests()).toBe(before);
    return String(error);
  };

  test("OPS11 is refused with a sentence that names the line, and nothing is made of it", async () => {
    const lines = await exported(running.code);
    const [first = "", second = ""] = lines;
    expect(await refusal([])).toContain("cut off");
    expect(await refusal(lines.slice(0, -1))).toContain("cut off");
    expect(await refusal(lines.slice(1))).toContain("Line 1 holds event 2 instead of 1");
    expect(await refusal([first, first, ...lines.slice(1)])).toContain("Line 2 holds event 1 instead of 2");
    expect(await refusal([...lines, second])).toContain("stands after the last one");
    expect(await refusal([...lines.slice(0, 3), lines.at(-1) ?? ""])).toContain("which are not all there");
    expect(await refusal([first, "{"])).toContain("Line 2 is no line of a contest's journal");
    expect(await refusal([first, second.replace("LobbyOpened", "TideTurned")])).toContain(
      "knows no such event",
    );
    expect(await refusal([first.replace("Бежит", "Бежит \\u0000"), ...lines.slice(1)])).toContain(
      "cannot be stored",
    );
    const bought = lines.find((line) => line.includes('"CardBought"')) ?? "";
    const nobody = [
      first,
      bought.replace(/"seq":\d+/, '"seq":2').replace(/"teamId":"t\d"/, '"teamId":"t99"'),
    ];
    expect(await refusal(nobody)).toContain("Line 2 does not follow from those before it (CardBought)");
  });

  test("OPS11 in any way makes a contest that can be followed, or none", async () => {
    const lines = await exported(running.code);
    const place = fc.nat(lines.length - 1);
    let refused = 0;
    const changes = fc.array(
      fc.tuple(fc.constantFrom("drop", "twice", "swap", "cut", "digit"), place, fc.nat(1_000)),
      {
        minLength: 1,
        maxLength: 3,
      },
    );
    await fc.assert(
      fc.asyncProperty(changes, async (list) => {
        const changed = list.reduce<readonly string[]>(
          (now, [what, at, by]) => damaged(now, what, at, by),
          lines,
        );
        const before = await contests();
        try {
          const { roomCode } = await imported(changed);
          expect((await loaded(to, roomCode)).state.phase).toBeDefined();
        } catch (error) {
          refused += 1;
          expect(error).toMatchObject({ name: "Refused" });
          expect(await contests()).toBe(before);
        }
      }),
      { numRuns: 40 },
    );
    expect(refused).toBeGreaterThan(10);
  });

  function damaged(lines: readonly string[], what: string, at: number, by: number): readonly string[] {
    const line = lines[at];
    if (line === undefined) return lines;
    switch (what) {
      case "drop":
        return lines.toSpliced(at, 1);
      case "twice":
        return lines.toSpliced(at, 0, line);
      case "swap":
        return lines.toSpliced(at, 1).toSpliced(by % lines.length, 0, line);
      case "cut":
        return lines.toSpliced(at, 1, line.slice(0, by % (line.length + 1)));
      default:
        return lines.toSpliced(at, 1, line.replace(/\d/, `${by % 10}`));
    }
  }
});

test("OPS10 what was imported while it ran is told by the server as it was left, and stands still", async () => {
  const database = await freshDatabase();
  const lines = await exported(running.code);
  const { app, ...rest } = await startApp({ database });
  const owner = await findAccountByLogin(database.db, organizer.login);
  const made = await importJournal(database.db, each(lines), owner?.id ?? "");
  const token = await rest.signIn();
  const { reply } = await rest.call("listContests", { token });
  expect(reply.contests).toMatchObject([{ roomCode: made.roomCode, phase: "running", broken: false }]);
  const row = await findContestByCode(database.db, made.roomCode);
  const runner = await app.live.get(row?.id ?? "");
  expect(runner.state.phase).toBe("paused");
  expect(Object.values(runner.state.teams).map(({ pin }) => pin)).toEqual([null, null]);
  await rest.close();
});
