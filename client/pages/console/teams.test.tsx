// @vitest-environment jsdom
import { afterEach, describe, expect, test } from "vitest";
import type { StampedCommand } from "../../../shared/contest/commands.ts";
import {
  buys,
  byModerator,
  byTime,
  created,
  joins,
  minute,
  opens,
  starts,
} from "../../../shared/contest/testing.ts";
import { en } from "../../i18n/en.ts";
import { ContestClock } from "../parts/ContestClock.tsx";
import { Banner } from "../play/Banner.tsx";
import { ExtraTimeNotices } from "../play/ExtraTimeNotices.tsx";
import { FinalPanel } from "../play/FinalPanel.tsx";
import { usePlay, useViews } from "../play/PlayContext.ts";
import { openClassroom } from "../testing/classroom.ts";
import { showConsole } from "../testing/consoleStage.tsx";
import { showPlay } from "../testing/playStage.tsx";
import { clear, fill, press, settle, submit, textOf } from "../testing/stage.tsx";
import { ControlPanel } from "./ControlPanel.tsx";
import { TeamPanel } from "./TeamPanel.tsx";
import { TeamTable } from "./TeamTable.tsx";

const words = en.teams;
const lesson = (...commands: readonly StampedCommand[]) =>
  openClassroom(created(), opens(), joins(1, "Ann"), joins(2, "Bob"), starts(), ...commands);
const gives = (at: number, teamId: string, byMs: number, why = "") =>
  byModerator(at, { type: "GiveExtraTime", teamIds: [teamId], byMs, why });
const page = () => textOf(document.body);

afterEach(clear);

describe("XTR6 extra time on the pages", () => {
  test("a moderator gives it to one team, and everybody sees for how many", async () => {
    const room = lesson();
    await showConsole(
      room,
      <>
        <ControlPanel />
        <TeamPanel teamId="t1" />
        <TeamTable />
      </>,
    );
    expect(page()).not.toContain(words.othersHave(1));
    await press(`${words.extraTime}: Ann`);
    await fill("minutes", "x");
    await submit();
    expect(page()).toContain(words.extraMinutesWrong);
    await fill("minutes", "2,5");
    await fill("why", "a dead battery");
    await submit();
    await settle();
    expect(room.sent.at(-1)?.command).toEqual({
      type: "GiveExtraTime",
      teamIds: ["t1"],
      byMs: 150_000,
      why: "a dead battery",
    });
    expect(page()).toContain(words.othersHave(1));
    expect(page()).toContain("+2:30");
  });

  test("MNY1 of several who are selected, all but the one that is refused get it, and the console says which", async () => {
    const room = lesson();
    const { cockpit, said } = await showConsole(room, <TeamTable />);
    await settle(() => cockpit.selectShown(true));
    await press(words.extraTime);
    await settle(() => room.happens(gives(1, "t2", 3 * minute)));
    await fill("minutes", "-2");
    await submit();
    await settle();
    expect(room.state.value.teams.t2?.extraTime?.leftMs).toBe(minute);
    expect(said.value?.tone).toBe("bad");
    expect(said.value?.sentence).toContain(words.runDone(1));
    expect(said.value?.sentence).toContain("Ann");
  });

  test("the team's page has its own clock, is told, and sees its own end while others play", async () => {
    const room = lesson(buys(1, "t1", 1), buys(1, "t2", 1));
    room.now = 10 * minute - 1_000;
    function Clock() {
      return <ContestClock store={usePlay().store} contest={useViews().contest} />;
    }
    await showPlay(
      room,
      "t1",
      <>
        <Clock />
        <ExtraTimeNotices />
        <Banner />
      </>,
    );
    expect(textOf(document.querySelector(".clock"))).toBe("0:01");
    await settle(() => room.happens(gives(2, "t1", 5 * minute, "fire drill")));
    expect(textOf(document.querySelector(".clock"))).toBe("5:01");
    expect(page()).toContain(words.moreTime(5 * minute));
    expect(page()).toContain(words.reason("fire drill"));
    await press(words.understood);
    expect(page()).not.toContain(words.moreTime(5 * minute));
    clear();

    await settle(() => room.happens(byTime(10 * minute + 1, { type: "EndTeams", teamIds: ["t2"] })));
    const { play } = await showPlay(
      room,
      "t2",
      <>
        <Banner />
        <FinalPanel />
      </>,
    );
    expect(play.contest.value?.phase).toBe("finished");
    expect(page()).toContain(words.ownTimeUp);
    expect(page()).toContain(words.ownEndText);
    await settle(() => room.happens(byTime(15 * minute + 1, { type: "FinishOnSchedule" })));
    expect(page()).toContain(en.play.finalTitle);
  });
});
