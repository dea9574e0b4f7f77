// @vitest-environment jsdom
import { afterEach, expect, test } from "vitest";
import type { StampedCommand } from "../../../shared/contest/commands.ts";
import {
  byModerator,
  byTeam,
  byTime,
  created,
  finishes,
  joins,
  minute,
  opens,
  starts,
} from "../../../shared/contest/testing.ts";
import { en } from "../../i18n/en.ts";
import { type Classroom, openClassroom } from "../testing/classroom.ts";
import { showConsole } from "../testing/consoleStage.tsx";
import { clear, press, settle, textOf } from "../testing/stage.tsx";
import { ControlPanel } from "./ControlPanel.tsx";
import { QuestionsPane } from "./QuestionsPane.tsx";
import { StandingsControl } from "./StandingsControl.tsx";

const lobby = () => openClassroom(created(), opens(), joins(1, "Ann"));
const lesson = () => openClassroom(created(), opens(), joins(1, "Ann"), joins(2, "Bob"), starts());

afterEach(clear);

test.each<[string, () => Classroom, StampedCommand, string]>([
  [
    "a start that is counted down",
    lobby,
    byModerator(0, { type: "StartContest", countdown: true }),
    en.control.countdown.startsIn(3),
  ],
  [
    "a cover",
    lesson,
    byModerator(1, { type: "CoverBoards", covered: true, pause: false }),
    en.control.cover.covered,
  ],
  [
    "a loss of acts",
    lesson,
    byTime(minute, { type: "NoteMissedActs", epoch: 5, seq: 100, openedSeq: 97 }),
    en.heal.pausedForModerators(3),
  ],
  [
    "extra time",
    lesson,
    byModerator(1, { type: "GiveExtraTime", teamIds: ["t1"], byMs: minute, why: "" }),
    en.teams.othersHave(1),
  ],
  [
    "a freeze that is planned",
    lesson,
    byModerator(1, { type: "PlanFreeze", minutesBeforeEnd: 5 }),
    en.freezing.planned(5),
  ],
  [
    "the first question",
    lesson,
    byTeam(1, "t1", { type: "AskQuestion", cardId: null, text: "Is zero natural?" }),
    en.questions.open(1),
  ],
])("PAG42 on the console %s comes into a region that was there before", async (_, open, command, words) => {
  const room = open();
  await showConsole(
    room,
    <>
      <ControlPanel />
      <QuestionsPane />
    </>,
  );
  await press(en.freezing.control);
  const regions = [...document.querySelectorAll("[role=status]")];
  expect(regions.map(textOf)).not.toContain(words);
  await settle(() => room.happens(command));
  expect(regions.filter((region) => region.isConnected && textOf(region).includes(words))).toHaveLength(1);
});

test("PAG42 what the next step of a reveal shows comes so, too, when the end comes while its dialog is open", async () => {
  const room = lesson();
  await showConsole(room, <StandingsControl />);
  await press(en.freezing.control);
  const regions = [...document.querySelectorAll("dialog [role=status]")];
  await settle(() => room.happens(byModerator(1, { type: "FreezeStandings" })));
  await settle(() => room.happens(finishes(2)));
  const naming = regions.filter((region) => region.isConnected && /Ann|Bob/.test(textOf(region)));
  expect(naming).toHaveLength(1);
});
