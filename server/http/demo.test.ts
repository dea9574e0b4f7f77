import { afterEach, expect, test } from "vitest";
import { languages } from "../../shared/languages.ts";
import { readDemoBoards } from "../practice/demoBoards.ts";
import { findContestByCode } from "../queries/contests.ts";
import { type StartOptions, startApp, type TestApp } from "../test/app.ts";
import { joinTeam, liveView } from "../test/contests.ts";
import { FakeClock } from "../test/fakeClock.ts";

let app: TestApp;
let token: string;
afterEach(() => app.close());

async function open(options: StartOptions = {}): Promise<void> {
  app = await startApp(options);
  token = await app.signIn();
}

const createDemo = (board: string, language: "en" | "ru" = "en") =>
  app.call("createDemo", { token, body: { board, language } });
const listed = async () => (await app.call("listContests", { token })).reply.contests;

test("FST5 every demo board becomes a contest in its lobby, called as it is in the teacher's language", async () => {
  await open();
  const boards = await readDemoBoards();
  expect(boards.length).toBeGreaterThan(3);
  for (const { id, titles, board, language: ofTasks } of boards) {
    for (const language of languages) {
      const { status, reply } = await createDemo(id, language);
      expect([id, status, reply.title]).toEqual([id, 200, titles[language]]);
      const found = await app.call("findRoom", { code: reply.roomCode });
      expect(found.reply).toEqual({ title: titles[language], phase: "lobby", entryOpen: true });
      const row = await findContestByCode(app.database.db, reply.roomCode);
      const { state } = await app.app.live.get(row?.id ?? "");
      // What pupils type is read as the tasks were written.
      expect(state).toMatchObject({ title: titles[language], language: ofTasks, phase: "lobby" });
      expect(state.board.cards).toHaveLength(board.cards.length);
    }
  }
});

test("FST5 it is the teacher's own, and pupils come in at once", async () => {
  await open();
  const code = (await createDemo("word-problems", "ru")).reply.roomCode;
  expect(await listed()).toMatchObject([{ roomCode: code, title: "Текстовые задачи", phase: "lobby" }]);
  await joinTeam(app, { code }, "Otters");
  const room = await app.join("connectModerator", code, token);
  expect(Object.values(liveView(room).view.teams).map(({ name }) => name)).toEqual(["Otters"]);
  const { entries } = (await app.call("audit", { code, token })).reply;
  expect(entries).toContainEqual(
    expect.objectContaining({ type: "LobbyOpened", signIn: expect.any(String), name: null }),
  );
});

test("FST5 a board that there is not makes nothing", async () => {
  await open();
  for (const board of ["nothing", "__proto__", "../demo/math-regatta"]) {
    expect(await createDemo(board)).toMatchObject({
      status: 400,
      reply: { code: "invalid_request", params: { field: "board" } },
    });
  }
  expect(await listed()).toEqual([]);
});

test("FST5 twenty at once, and one in half a minute after that", async () => {
  const clock = new FakeClock(Date.UTC(2026, 10, 2));
  await open({ clock });
  const answers = await Promise.all(Array.from({ length: 22 }, () => createDemo("math-regatta")));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(20);
  const refused = answers.find(({ status }) => status === 429);
  expect(refused?.reply.code).toBe("demo_too_often");
  clock.advance(Number(refused?.headers.get("retry-after")) * 1000);
  expect((await createDemo("math-regatta")).status).toBe(200);
  expect(await listed()).toHaveLength(21);
});
