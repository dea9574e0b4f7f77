import { afterAll, beforeAll, expect, test } from "vitest";
import type { AuthorAt } from "../../shared/authors.ts";
import { randomId, startApp, type TestApp, type TestRoom } from "../test/app.ts";
import { contestIn, joinTeam, type TestContest } from "../test/contests.ts";
import { eventually } from "../test/eventually.ts";

let app: TestApp;
let token: string;
beforeAll(async () => {
  app = await startApp();
  token = await app.signIn();
});
afterAll(() => app.close());

const typed = (text: string | null, cardId = 1): AuthorAt => ({ cardId, field: "statement", text });

/** Two authors, a moderator at the console, a team and a screen. */
async function scene() {
  const contest = await contestIn(app, token, "lobby");
  const { seatToken } = await joinTeam(app, contest, "Alpha");
  const [anna, boris] = [await author(contest), await author(contest)];
  await anna.request("introduce", { name: "Anna" });
  for (const room of [anna, boris]) expect(await write(room, null)).toEqual({ ok: true });
  const others = [
    await author(contest),
    await app.join("connectTeam", contest.code, seatToken),
    await app.join("connectScreen", contest.code),
  ];
  return { contest, anna, boris, others };
}

const author = ({ code }: TestContest) => app.join("connectModerator", code, token);
const write = (room: TestRoom, at: AuthorAt | null) => room.request("writing", { at });

async function caughtUp(...rooms: readonly TestRoom[]): Promise<void> {
  for (const room of rooms) await room.request("time", {});
}

test("EDT9 what is not saved reaches the other authors by name, and nobody else", async () => {
  const { contest, anna, boris, others } = await scene();
  const { seq } = contest.runner;
  expect(await write(anna, typed("Wha"))).toEqual({ ok: true });
  await caughtUp(anna, boris, ...others);
  expect(boris.authors).toEqual([
    [{ id: 1, name: "Anna", signIn: expect.stringMatching(/^.{4}$/), at: typed("Wha") }],
  ]);
  for (const room of [anna, ...others]) expect(room.authors).toEqual([]);
  expect(contest.runner.seq).toBe(seq);
});

test("EDT9 who comes to the board is told who is there; who saved has nothing unsaved; who leaves is gone", async () => {
  const { contest, anna, boris } = await scene();
  await write(anna, typed("What"));
  await write(boris, null);
  const late = await author(contest);
  await caughtUp(late);
  expect(late.authors).toEqual([]);
  await write(late, null);
  await caughtUp(late);
  expect(late.authors).toMatchObject([[{ id: 1, at: typed("What") }]]);
  await write(anna, typed(null));
  await caughtUp(late);
  expect(late.authors.at(-1)).toMatchObject([{ id: 1, at: typed(null) }]);
  await anna.leave();
  await eventually(() => expect(late.authors.at(-1)).toMatchObject([{ id: 1, at: null }]));
  const later = await author(contest);
  await write(later, typed("I, too"));
  await caughtUp(later, late);
  expect(later.authors).toEqual([]);
});

test("EDT9 a connection that is lost takes what was not saved with it", async () => {
  const { anna, boris } = await scene();
  await write(anna, typed("What"));
  await caughtUp(boris);
  anna.room.connection.close();
  await eventually(() => expect(boris.authors.at(-1)).toMatchObject([{ id: 1, at: null }]));
});

test("EDT9 only cards of the contest are written, in well-formed words of at most 20 000 characters", async () => {
  const { anna, boris } = await scene();
  expect(await write(anna, typed("x", 999))).toMatchObject({ rejection: { code: "unknown_card" } });
  for (const text of ["x".repeat(20_001), "a\0b"])
    expect(await write(anna, typed(text))).toMatchObject({ rejection: { code: "invalid_message" } });
  expect(await write(anna, typed("я".repeat(20_000)))).toEqual({ ok: true });
  await caughtUp(boris);
  expect(boris.authors.flat().map(({ at }) => at?.text?.length)).toEqual([20_000]);
});

test("EDT9 who types without end is told so, and not the others; long texts are taken less often", async () => {
  const { anna, boris } = await scene();
  const codes = async (text: string, times: number) => {
    const replies = await Promise.all(
      Array.from({ length: times }, (_, n) => write(anna, typed(`${n}${text}`))),
    );
    return replies.map((reply) => (reply.ok ? "ok" : reply.rejection.code));
  };
  const many = await codes("", 30);
  expect(many).toContain("too_fast");
  const taken = many.filter((code) => code === "ok").length;
  expect(taken).toBeGreaterThanOrEqual(15);
  await caughtUp(boris);
  expect(boris.authors).toHaveLength(taken);
  const long = await codes("y".repeat(19_000), 5);
  expect(long.filter((code) => code === "ok").length).toBeLessThanOrEqual(1);
});

test("EDT9 a team and a screen may not write, nor be told by asking", async () => {
  const { others } = await scene();
  const [, team, screen] = others;
  for (const room of [team, screen])
    expect(JSON.stringify(await room?.request("writing", { at: typed("x") }).catch(String))).toContain(
      "not_allowed",
    );
});

test("EDT14 an author writes a whole card at once, and many; a team's frame stays small", async () => {
  const contest = await contestIn(app, token, "draft");
  const anna = await author(contest);
  const long = "Ж".repeat(20_000);
  const reply = await anna.command({
    type: "EditContest",
    edits: Array.from({ length: 5 }, (_, index) => ({
      what: "write" as const,
      cardId: index + 1,
      basedOn: { revision: 0, taskVersion: 1 },
      writing: {
        category: "Long",
        pricePoints: 100,
        statement: long,
        solution: long,
        checker: null,
        typedKey: null,
      },
    })),
  });
  expect(reply).toMatchObject({ ok: true });
  expect(contest.runner.state.editing?.drafts).toHaveLength(5);
  const other = await author(contest);
  other.room.connection.send(Buffer.alloc(1024 * 1024 + 1));
  expect(await other.left).toBe(1009);
  expect(await anna.command({ type: "OpenLobby" }, randomId())).toMatchObject({ ok: false });
});
