// @vitest-environment jsdom
import { signal } from "@preact/signals";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { AccountNotice } from "../../../shared/accountNotice.ts";
import type { ContestProtocol } from "../../../shared/api.ts";
import {
  answers,
  buys,
  byModerator,
  byTeam,
  created,
  finishes,
  joins,
  opens,
  starts,
} from "../../../shared/contest/testing.ts";
import { en } from "../../i18n/en.ts";
import { FinalPanel } from "../play/FinalPanel.tsx";
import { TaskPanel } from "../play/TaskPanel.tsx";
import { ProtocolPage } from "../protocol/ProtocolPage.tsx";
import { ScreenContext } from "../screen/ScreenContext.ts";
import { TaskOnScreen } from "../screen/TaskOnScreen.tsx";
import { openClassroom } from "../testing/classroom.ts";
import { showConsole } from "../testing/consoleStage.tsx";
import { showPlay } from "../testing/playStage.tsx";
import { clear, fill, press, settle, show, stageApp, submit, textOf } from "../testing/stage.tsx";
import { ClosingPane } from "./ClosingPane.tsx";
import { StandingsControl } from "./StandingsControl.tsx";

const words = en.closing;
const page = () => textOf(document.body);
const lesson = () =>
  openClassroom(
    created(),
    opens(),
    joins(1, "Ann"),
    joins(2, "Bob"),
    starts(),
    buys(1, "t1", 1),
    buys(2, "t2", 1),
    answers(3, "t1", 1, "41"),
    answers(4, "t2", 1, "41"),
    answers(5, "t1", 1, "42"),
    finishes(6),
  );

beforeEach(() => {
  vi.spyOn(window, "scrollTo").mockImplementation(() => {});
});
afterEach(() => {
  clear();
  vi.restoreAllMocks();
});

describe("the console", () => {
  test("AWD2 awards are offered, given out and taken back", async () => {
    const room = lesson();
    await showConsole(room, <ClosingPane />);
    expect(page()).toContain(words.awards.first_any);
    const give = [...document.querySelectorAll<HTMLElement>("button")].find(
      (button) => button.getAttribute("aria-label") === `${words.give}: Ann`,
    );
    await settle(() => give?.click());
    expect(room.state.value.awards).toMatchObject([{ kind: "first_any", teamIds: ["t1"] }]);
    await press(`${words.takeBack}: Ann`);
    expect(room.state.value.awards).toEqual([]);
    await fill("award", "The most beautiful solution");
    await settle(() =>
      document.querySelector<HTMLFormElement>(`form[aria-label="${words.ownAward}"]`)?.requestSubmit(),
    );
    expect(room.state.value.awards).toMatchObject([{ kind: "own", text: "The most beautiful solution" }]);
  });

  test("WLK1 WLK3 the screen is led through the tasks, and keys are shown to teams", async () => {
    const room = lesson();
    await showConsole(room, <ClosingPane />);
    await press(words.showStatement);
    expect(room.state.value.review).toEqual({ cardId: 1, step: "statement" });
    await press(words.showAnswer);
    expect(room.state.value.review).toEqual({ cardId: 1, step: "answer" });
    await press(words.nextCard);
    expect(room.state.value.review).toEqual({ cardId: 2, step: "statement" });
    await press(words.endReview);
    expect(room.state.value.review).toBeUndefined();
    await settle(() => document.querySelector<HTMLInputElement>("input[name=keys]")?.click());
    expect(room.state.value.keysShown).toBe(true);
  });

  test("CLO1 the number of prizes", async () => {
    const room = lesson();
    await showConsole(room, <ClosingPane />);
    await fill("prizes", "1");
    await submit();
    expect(room.state.value.prizes).toBe(1);
  });

  test("CLO1 what is no number of prizes is said, and sets none", async () => {
    const room = lesson();
    await showConsole(room, <ClosingPane />);
    for (const wrong of ["", "51", "2.5", "2e1"]) {
      await fill("prizes", wrong);
      expect(page()).not.toContain(words.prizesWrong);
      await submit();
      expect(page()).toContain(words.prizesWrong);
    }
    expect(room.sent).toEqual([]);
  });

  test("CLO1 the number of prizes is as a colleague has set it, until another is typed", async () => {
    const room = lesson();
    await showConsole(room, <ClosingPane />);
    const shown = () => document.querySelector<HTMLInputElement>("[name=prizes]")?.value;
    await settle(() => room.happens(byModerator(7, { type: "SetPrizes", places: 5 })));
    expect(shown()).toBe("5");
    await fill("prizes", "7");
    await settle(() => room.happens(byModerator(8, { type: "SetPrizes", places: 6 })));
    expect(shown()).toBe("7");
  });

  test("CON16 once a number of prizes was set, it is as a colleague sets it then", async () => {
    const room = lesson();
    await showConsole(room, <ClosingPane />);
    const shown = () => document.querySelector<HTMLInputElement>("[name=prizes]")?.value;
    await fill("prizes", "7");
    await submit();
    expect([room.state.value.prizes, shown()]).toEqual([7, "7"]);
    await settle(() => room.happens(byModerator(8, { type: "SetPrizes", places: 6 })));
    expect(shown()).toBe("6");
  });

  test("CLO2 says what stands against final results, the account too, and asks for a reason then", async () => {
    const room = lesson();
    room.happens(byTeam(7, "t1", { type: "AskQuestion", cardId: null, text: "?" }));
    const behind: AccountNotice = { state: "behind", checkedSeq: 3, findings: 0, first: null };
    room.accountStand = "behind";
    await showConsole(room, <StandingsControl />, undefined, { account: signal(behind) });
    await press(en.freezing.control);
    expect(page()).toContain(words.blockers.open_questions);
    expect(page()).toContain(words.blockers.account_behind);
    expect(page()).not.toContain(words.blockers.open_appeals);
    const reason = document.querySelector<HTMLInputElement>("dialog form input");
    if (!reason) throw new Error("no field");
    reason.value = "The hall closes";
    reason.dispatchEvent(new Event("input", { bubbles: true }));
    await settle(() => document.querySelector<HTMLFormElement>("dialog form")?.requestSubmit());
    expect(room.state.value.final).toMatchObject({
      reason: "The hall closes",
      against: ["open_questions", "open_hints", "account_behind"],
    });
  });
});

describe("everybody else", () => {
  const reviews = (step: "statement" | "answer") => byModerator(7, { type: "ReviewTask", cardId: 1, step });

  async function showTask(step: "statement" | "answer") {
    const room = lesson();
    room.happens(reviews(step));
    const { live } = room.storeOfModerator();
    const { review } = live.value?.view ?? {};
    if (!live.value || !review) throw new Error("nothing is shown");
    const context = { live: live.value } as never;
    await show(
      stageApp().app,
      <ScreenContext.Provider value={context}>
        <TaskOnScreen review={review} />
      </ScreenContext.Provider>,
    );
  }

  test("WLK1 the screen shows the statement first, without the key", async () => {
    await showTask("statement");
    expect(page()).toContain("Statement 1");
    expect(page()).not.toContain(words.rightAnswer);
  });

  test("WLK1 WLK2 then the key and how it went, without names", async () => {
    await showTask("answer");
    expect(page()).toContain("42");
    expect(page()).toContain(words.triedBy(2));
    expect(page()).toContain(words.solvedBy(2, 1));
    expect(page()).toMatch(/41 \(2 teams\)/);
    expect(page()).not.toContain("Ann");
  });

  test("WLK3 AWD2 a team sees the key beside its answers, and its awards", async () => {
    const room = lesson();
    room.happens(
      byModerator(7, { type: "GiveAward", kind: "first_any", cardId: null }),
      byModerator(8, { type: "ShowKeys", open: true }),
    );
    const { play } = await showPlay(room, "t1", <TaskPanel />);
    play.showPurchase(1);
    await settle();
    expect(page()).toContain(words.rightAnswer);
    clear();
    await showPlay(room, "t1", <FinalPanel />);
    expect(page()).toContain(words.awards.first_any);
    clear();
    await showPlay(room, "t2", <FinalPanel />);
    expect(page()).not.toContain(words.awards.first_any);
  });

  test("CLO5 the protocol has places, corrections, appeals, awards and lines for signatures", async () => {
    const protocol: ContestProtocol = {
      title: "Spring",
      startedAt: 1_800_000_000_000,
      finishedAt: 1_800_002_400_000,
      finality: "final",
      finalReason: "The hall closes",
      finalAgainst: ["open_hints"],
      prizes: 1,
      standings: [{ teamId: "t1", name: "Ann", boat: 0, place: 1, balancePoints: 1_200, solvedCount: 3 }],
      corrections: [
        {
          number: 1,
          at: 1_800_000_100_000,
          type: "key",
          card: { category: "Algebra", pricePoints: 300 },
          team: null,
          why: "a misprint",
          undoneBy: null,
        },
      ],
      extraTime: [{ at: 1_800_000_150_000, team: "Cid", byMs: 120_000, why: "a late bus" }],
      appeals: [
        {
          at: 1_800_000_200_000,
          team: "Bob",
          card: { category: "Algebra", pricePoints: 300 },
          answer: "0.5",
          text: "We meant the same",
          accepted: false,
          why: "It is not",
        },
      ],
      awards: [{ number: 1, kind: "climb", card: null, teams: ["Ann"], value: 4, text: "" }],
    };
    const { app } = stageApp({
      signIn: () => ({ ok: true, reply: { accessToken: "token", login: "teacher" } }),
      protocol: () => ({ ok: true, reply: protocol }),
    });
    await settle(() => app.session.signIn("teacher", "password"));
    await show(app, <ProtocolPage code="K7MPXW" />);
    await settle();
    expect(page()).toMatch(/Spring.*The hall closes.*Ann.*1,200/);
    expect(page()).toContain(words.blockers.open_hints);
    expect(page()).toMatch(/a misprint/);
    expect(page()).toMatch(/Cid.*2 min.*a late bus/);
    expect(page()).toMatch(/0\.5.*We meant the same.*rejected.*It is not/);
    expect(page()).toContain(words.places(4));
    expect(document.querySelectorAll(".signature")).toHaveLength(3);
  });
});
