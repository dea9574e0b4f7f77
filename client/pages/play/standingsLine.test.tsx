// @vitest-environment jsdom
import { useSignal } from "@preact/signals";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { StampedCommand } from "../../../shared/contest/commands.ts";
import { answers, buys, created, finishes, joins, opens, starts } from "../../../shared/contest/testing.ts";
import { en } from "../../i18n/en.ts";
import { openClassroom } from "../testing/classroom.ts";
import { showPlay } from "../testing/playStage.tsx";
import { clear, find, settle, textOf } from "../testing/stage.tsx";
import { PlayScreen } from "./PlayScreen.tsx";
import { StandingsLine } from "./StandingsLine.tsx";

const { play } = en;
const lesson = (...commands: readonly StampedCommand[]) =>
  openClassroom(created(), opens(), joins(1, "Ann"), joins(2, "Bob"), starts(), ...commands);
const line = () => document.querySelector<HTMLElement>(".standings-line");

beforeEach(() => {
  Object.assign(globalThis, { matchMedia: () => ({ matches: false }) });
  sessionStorage.clear();
});
afterEach(clear);

describe("TSK2 the line", () => {
  test("says where the team stands, and follows; the name in it is not for translators", async () => {
    const room = lesson(buys(1, "t1", 1));
    await showPlay(room, "t2", <StandingsLine isOpen={false} onOpen={() => {}} />);
    expect(textOf(line())).toContain(`${play.standings}: 1st, level with Ann`);
    await settle(() => room.happens(answers(2, "t1", 1, "42")));
    expect(textOf(line())).toContain("2nd, 100 behind Ann");
    expect(find("[translate=no]", "Ann").closest(".standings-line-words")?.getAttribute("title")).toBe(
      "2nd, 100 behind Ann",
    );
  });
});

describe("TSK1 beside an open task", () => {
  const side = () => document.querySelector(".play")?.getAttribute("data-side");

  test("the standings are a line until they are asked for, which a reload remembers", async () => {
    const room = lesson(buys(1, "t1", 1));
    await showPlay(room, "t1", <PlayScreen />);
    expect([side(), line()?.getAttribute("aria-expanded")]).toEqual(["closed", "false"]);
    expect(line()?.getAttribute("aria-controls")).toBe(document.querySelector(".side-panel")?.id);
    await settle(() => line()?.click());
    expect([side(), line()?.getAttribute("aria-expanded")]).toEqual(["open", "true"]);
    clear();
    await showPlay(room, "t1", <PlayScreen />);
    expect(side()).toBe("open");
  });

  test("without a task, and after the end, they stand there without a line", async () => {
    const room = lesson();
    await showPlay(room, "t1", <PlayScreen />);
    expect([side(), line()]).toEqual(["alone", null]);
    await settle(() => room.happens(buys(1, "t1", 1)));
    expect(side()).toBe("closed");
    await settle(() => room.happens(finishes(2)));
    expect([side(), line()]).toEqual(["alone", null]);
  });
});

test("TSK3 the strip holds a boat of every team, the own one marked, and says nothing to who listens", async () => {
  function Line() {
    const isOpen = useSignal(false);
    return (
      <StandingsLine
        isOpen={isOpen.value}
        onOpen={(next) => {
          isOpen.value = next;
        }}
      />
    );
  }
  await showPlay(lesson(), "t2", <Line />);
  const strip = document.querySelector(".race-strip");
  expect(strip?.getAttribute("aria-hidden")).toBe("true");
  expect(
    [...(strip?.querySelectorAll("[data-boat]") ?? [])].map((boat) => boat.getAttribute("data-boat")),
  ).toEqual(["0", "1"]);
  expect(strip?.querySelector("[data-own=true] [data-boat]")?.getAttribute("data-boat")).toBe("1");
});
