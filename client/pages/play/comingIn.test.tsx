// @vitest-environment jsdom
import { afterEach, describe, expect, test, vi } from "vitest";
import { created, joins, opens, seatOf } from "../../../shared/contest/testing.ts";
import { en } from "../../i18n/en.ts";
import type { Answer } from "../../net/http.ts";
import { KnockNotices } from "../parts/KnockNotices.tsx";
import { openClassroom } from "../testing/classroom.ts";
import { showPlay } from "../testing/playStage.tsx";
import { clear, find, press, settle, stageApp, textOf } from "../testing/stage.tsx";
import { ComeBack } from "./ComeBack.tsx";

const lesson = () => openClassroom(created(), opens(), joins(1, "Ann"));
const page = () => textOf(document.body);

afterEach(() => {
  clear();
  vi.useRealTimers();
});

describe("ENT22 a page whose team went", () => {
  const grant = { ok: true, reply: { teamId: "t9", seatId: "seat-9", seatToken: "new" } } as const;

  /** Answers one after another, the last again and again. */
  function pageThatIsAnswered(...answers: Answer<"returnToRoom">[]) {
    vi.useFakeTimers();
    const ids = new Set<string>();
    const stage = stageApp({
      returnToRoom({ body: { id } }) {
        ids.add(id);
        return answers.splice(0, answers.length > 1 ? 1 : 0)[0] ?? answers[0] ?? grant;
      },
    });
    const own = { seatId: seatOf("t1"), seatToken: "token", teamId: "t1", roomCode: "K7MPXW" };
    stage.app.seats.keep({ ...own, teamName: "Ann", takenAt: 1 });
    return { ...stage, ids, show: () => showPlay(lesson(), "t1", <ComeBack />, {}, stage) };
  }

  test("makes it anew by itself, and goes on with the new seat in the old one's place", async () => {
    const { app, asked, visited, show } = pageThatIsAnswered(grant);
    await show();
    await settle();
    const [wish] = asked;
    expect(wish).toMatchObject({ name: "returnToRoom", call: { token: "token", body: { id: "id-1" } } });
    expect(visited).toEqual([expect.stringMatching(/^\/play\/\w+\/seat-9$/)]);
    expect(app.seats.list().map(({ seatId, seatToken }) => [seatId, seatToken])).toEqual([["seat-9", "new"]]);
  });

  test("asks again while the network is away or others come in first, always with the same id", async () => {
    const { visited, ids, show } = pageThatIsAnswered(
      { ok: false, problem: { code: "unreachable" } },
      { ok: false, problem: { code: "in_line", params: { place: 3, seconds: 2 } } },
      grant,
    );
    await show();
    await settle();
    expect(page()).toContain(en.httpProblems.unreachable({}));
    await settle(() => vi.advanceTimersByTimeAsync(3_000));
    expect(page()).toContain(en.join.inLine(3, 2));
    await settle(() => vi.advanceTimersByTimeAsync(2_000));
    expect(visited).toHaveLength(1);
    expect(ids.size).toBe(1);
  });

  test("asks again while the server cannot just then", async () => {
    for (const code of ["contest_moved", "not_saved", "overloaded"] as const) {
      const { visited, show } = pageThatIsAnswered({ ok: false, problem: { code } }, grant);
      await show();
      await settle();
      expect(document.querySelector(".state-card button")).toBeNull();
      await settle(() => vi.advanceTimersByTimeAsync(3_000));
      expect(visited).toHaveLength(1);
      clear();
    }
  });

  test("says why it cannot, with the ways back in, and keeps the seat, also of a team that a moderator removed: it may be brought back", async () => {
    const taken = pageThatIsAnswered({
      ok: false,
      problem: { code: "team_name_taken", params: { name: "Ann" } },
    });
    await taken.show();
    await settle();
    expect(page()).toContain(en.rejections.team_name_taken({ name: "Ann" }));
    expect(find<HTMLAnchorElement>("a", en.play.joinAgain).getAttribute("href")).toMatch(/^\/join\//);
    expect(taken.app.seats.list()).toHaveLength(1);
    clear();
    const removed = pageThatIsAnswered({ ok: false, problem: { code: "team_removed" } });
    await removed.show();
    await settle();
    expect(page()).toContain(en.rejections.team_removed({}));
    expect(removed.app.seats.list()).toHaveLength(1);
    find("button", en.app.reload);
  });
});

test("ENT22 a contest that is over by then leads to its results", async () => {
  const stage = stageApp({
    returnToRoom: () => ({ ok: false, problem: { code: "wrong_phase", params: { phase: "finished" } } }),
  });
  await showPlay(lesson(), "t1", <ComeBack />, {}, stage);
  await settle();
  expect(page()).toContain(en.join.finished);
  expect(find<HTMLAnchorElement>("a", en.join.toResults).getAttribute("href")).toMatch(/^\/results\//);
});

describe("AUT15 a device at the own team's door", () => {
  const knock = { id: "0123456789abcdef", teamId: "t1", number: 417 };

  async function team() {
    const room = lesson();
    const said: string[] = [];
    const store = room.storeOfTeam("t1");
    await showPlay(room, "t1", <KnockNotices store={store} say={(sentence) => void said.push(sentence)} />);
    await settle(() => {
      room.entrance.value = { crowds: [], applicants: [], knocks: [knock] };
    });
    return { room, said };
  }

  test("is told by its number, and let in or sent away by a click", async () => {
    const { room } = await team();
    expect(page()).toContain("A device with the number 417 wants a seat of your team.");
    await press(`${en.entrance.letIn}: 417`);
    await press(`${en.entrance.sendAway}: 417`);
    const payload = { teamId: "t1", knockId: knock.id };
    expect(room.settled).toEqual([
      { type: "knock", payload: { ...payload, letIn: true } },
      { type: "knock", payload: { ...payload, letIn: false } },
    ]);
    await settle(() => {
      room.entrance.value = { crowds: [], applicants: [], knocks: [] };
    });
    expect(page()).toBe("");
  });

  test("CON13 only how many there are is read aloud by itself", async () => {
    const { room } = await team();
    const region = document.querySelector("[role=status]");
    const spoken = () => [...document.querySelectorAll("[role=status]")].map((each) => textOf(each));
    expect(spoken()).toEqual([en.entrance.waiting(1)]);
    await settle(() => {
      const knocks = [knock, { ...knock, id: "fedcba9876543210", number: 528 }];
      room.entrance.value = { crowds: [], applicants: [], knocks };
    });
    expect(spoken()).toEqual([en.entrance.waiting(2)]);
    // The region was there before its words, or they would not be read.
    expect(document.querySelector("[role=status]")).toBe(region);
  });

  test("CON8 is answered once", async () => {
    const room = lesson();
    let sent = 0;
    const store = {
      ...room.storeOfTeam("t1"),
      settle() {
        sent += 1;
        return new Promise<null>(() => {});
      },
    };
    await showPlay(room, "t1", <KnockNotices store={store} say={() => {}} />);
    await settle(() => {
      room.entrance.value = { crowds: [], applicants: [], knocks: [knock] };
    });
    await press(`${en.entrance.letIn}: 417`);
    await press(`${en.entrance.sendAway}: 417`);
    expect(sent).toBe(1);
    expect(find("button", `${en.entrance.letIn}: 417`).getAttribute("aria-disabled")).toBe("true");
  });

  test("that somebody else let in, or no network, is said", async () => {
    const { room, said } = await team();
    room.settlement = { ok: false, rejection: { code: "already_settled" } };
    await press(`${en.entrance.letIn}: 417`);
    room.settlement = null;
    await press(`${en.entrance.letIn}: 417`);
    expect(said).toEqual([en.rejections.already_settled({}), en.httpProblems.unreachable({})]);
  });
});
