// @vitest-environment jsdom
import type { ComponentChildren } from "preact";
import { afterEach, describe, expect, test } from "vitest";
import {
  answers,
  buys,
  byModerator,
  byTeam,
  created,
  joins,
  opens,
  starts,
} from "../../../shared/contest/testing.ts";
import { en } from "../../i18n/en.ts";
import { openClassroom } from "../testing/classroom.ts";
import { showConsole } from "../testing/consoleStage.tsx";
import { clear, press, settle, textOf } from "../testing/stage.tsx";
import { CardPanel } from "./CardPanel.tsx";
import { FeedPane } from "./FeedPane.tsx";
import { QuestionsPane } from "./QuestionsPane.tsx";
import { ActsPane } from "./Repairs.tsx";
import { TeamPanel } from "./TeamPanel.tsx";

const lesson = () =>
  openClassroom(
    created(),
    opens(),
    joins(1, "Ann"),
    joins(2, "Bob"),
    starts(),
    buys(1, "t1", 1),
    answers(2, "t1", 1, "41"),
    byTeam(3, "t1", { type: "AskQuestion", cardId: 1, text: "Is zero natural?" }),
    byModerator(4, { type: "AdjustBalance", teamId: "t1", deltaPoints: 5, why: "Fair play" }),
    byModerator(5, { type: "RenameTeam", teamId: "t2", name: "Bo" }),
  );
/** The teams that are named there, each after its boat's number. */
const told = (selector: string) =>
  [...document.querySelectorAll(`${selector} svg[data-boat], ${selector} svg[data-boat] + bdi`)].map(
    (part) => part.getAttribute("data-boat") ?? textOf(part),
  );

afterEach(clear);

describe("BOA4 in the console a team's boat stands before its name", () => {
  test.each<[string, ComponentChildren, string, readonly string[]]>([
    ["in its panel", <TeamPanel teamId="t1" />, ".side-panel h2", ["0", "Ann"]],
    ["at its question", <QuestionsPane />, ".questions", ["0", "Ann"]],
    ["at its answer to a card", <CardPanel cardId={1} />, ".answer-list", ["0", "Ann"]],
    ["at what moderators put right and did", <ActsPane />, ".acts p", ["0", "Ann", "1", "Bo"]],
  ])("%s", async (_, shown, selector, teams) => {
    await showConsole(lesson(), shown);
    await settle();
    expect(told(selector)).toEqual(teams);
  });

  test("at all that happened, and in what a repair would change", async () => {
    const { cockpit } = await showConsole(
      lesson(),
      <>
        <FeedPane />
        <CardPanel cardId={1} />
      </>,
    );
    let stop = () => {};
    await settle(() => {
      stop = cockpit.start();
    });
    const named = [...document.querySelectorAll(".feed-entry > span > button:first-child")];
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((button) => button.querySelector("svg[data-boat]") === null)).toEqual([]);
    await press(`${en.repairs.acceptAll}: 41`);
    // Longer than the dialog waits before it asks for a preview.
    await settle(() => new Promise((resolve) => setTimeout(resolve, 300)));
    expect(told("dialog td").join(" ")).toContain("0 Ann");
    stop();
  });
});
