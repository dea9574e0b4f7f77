// @vitest-environment jsdom
import type { ComponentChildren } from "preact";
import { afterEach, describe, expect, test } from "vitest";
import { contentView } from "../../../shared/contest/contentView.ts";
import { replay } from "../../../shared/contest/evolve.ts";
import { byModerator, created, happened } from "../../../shared/contest/testing.ts";
import { en } from "../../i18n/en.ts";
import { pathTo, readPage } from "../../store/router.ts";
import { loadStatements } from "../../text/Statement.tsx";
import { clear, press, rowsOf, settle, show, stageApp, textOf } from "../testing/stage.tsx";
import { KeySheetPage } from "./KeySheetPage.tsx";
import { rowsOfCards } from "./rowsOfCards.ts";
import { TaskCardsPage } from "./TaskCardsPage.tsx";

const words = en.exports;

const state = replay(
  happened(
    created(),
    byModerator(1, {
      type: "EditContest",
      edits: [
        { what: "size", rows: 3, columns: 3 },
        {
          what: "add",
          place: { row: 3, column: 1 },
          writing: {
            category: "Numbers",
            pricePoints: null,
            statement: "Half",
            solution: "",
            checker: null,
            typedKey: null,
          },
        },
        {
          what: "add",
          place: null,
          writing: {
            category: "Numbers",
            pricePoints: 5,
            statement: "Aside",
            solution: "",
            checker: null,
            typedKey: null,
          },
        },
      ],
    }),
  ),
);

async function open(content: ComponentChildren) {
  const stage = stageApp({
    signIn: () => ({ ok: true, reply: { accessToken: "token", login: "teacher" } }),
    contestCards: () => ({ ok: true, reply: contentView(state, null) }),
  });
  await loadStatements();
  await stage.app.session.signIn("teacher", "password");
  await show(stage.app, content);
  await settle();
  return stage;
}

afterEach(clear);

describe("FIL22 on paper", () => {
  test("the key sheet has a table for each category: place, price, task, key, how it is judged", async () => {
    await open(<KeySheetPage code="ABC234" />);
    expect([...document.querySelectorAll("h2")].map(textOf)).toEqual([
      "Numbers",
      "Capitals",
      "Choices",
      "Colours",
    ]);
    const [numbers, capitals] = [...document.querySelectorAll("table")].map(rowsOf);
    expect(numbers?.map(([place, price]) => [place, price])).toEqual([
      [words.placeOf(1, 1), "100"],
      [words.placeOf(2, 1), "100"],
      [words.placeOf(3, 1), "?"],
    ]);
    expect(numbers?.[0]?.[3]).toBe(`42${en.cockpit.judging.exact}`);
    expect(numbers?.[2]?.[3]).toBe(words.noKey);
    expect(capitals?.[0]?.[3]).toContain("ParisПариж");
    expect(textOf(document.body)).toContain(words.keysWarning);
    expect(textOf(document.body)).not.toContain("Aside");
  });

  test("task cards show category, price, task and options, and no key; what is not finished is left out and said", async () => {
    await open(<TaskCardsPage code="ABC234" />);
    const cards = [...document.querySelectorAll(".task-card")];
    expect(cards).toHaveLength(6);
    expect(textOf(cards[0] ?? null)).toMatch(/^Numbers100/);
    expect(cards[2]?.querySelectorAll("li")).toHaveLength(5);
    expect(document.querySelector(".key, [data-right]")).toBeNull();
    expect(textOf(document.querySelector(".task-cards"))).not.toContain("Paris");
    expect(textOf(document.body)).toContain(words.onlyFinished(1));
    expect(document.querySelector(".task-cards")?.getAttribute("data-per-page")).toBe("4");
    await settle(() => document.querySelectorAll<HTMLInputElement>("[name=per-page]")[1]?.click());
    expect(document.querySelector(".task-cards")?.getAttribute("data-per-page")).toBe("8");
  });

  test("cards stand in twos, wide ones alone", () => {
    expect(rowsOfCards([1, 2, 3, 4, 5], () => false)).toEqual([[1, 2], [3, 4], [5]]);
    expect(rowsOfCards([1, 2, 3, 4, 5], (card) => card === 2)).toEqual([[1, 3], [2], [4, 5]]);
  });

  test("PAG35 cards that do not come are said to, and are asked for again", async () => {
    let isReached = false;
    const stage = stageApp({
      signIn: () => ({ ok: true, reply: { accessToken: "token", login: "teacher" } }),
      contestCards: () =>
        isReached
          ? { ok: true, reply: contentView(state, null) }
          : { ok: false, problem: { code: "unreachable" } },
    });
    await loadStatements();
    await stage.app.session.signIn("teacher", "password");
    await show(stage.app, <KeySheetPage code="ABC234" />);
    await settle();
    expect(textOf(document.querySelector("[role=alert]"))).toContain(en.httpProblems.unreachable({}));
    isReached = true;
    await press(en.results.retry);
    expect(textOf(document.body)).toContain(words.keysWarning);
  });

  test("both have addresses of their own", () => {
    expect(readPage(pathTo.keySheet("ABC234"))).toEqual({ name: "keySheet", code: "ABC234" });
    expect(readPage(pathTo.taskCards("ABC234"))).toEqual({ name: "taskCards", code: "ABC234" });
  });
});
