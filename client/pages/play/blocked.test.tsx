// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test } from "vitest";
import { buys, byModerator, created, joins, opens, starts } from "../../../shared/contest/testing.ts";
import { en } from "../../i18n/en.ts";
import { offerOf } from "../../store/buying.ts";
import { openClassroom } from "../testing/classroom.ts";
import { showPlay } from "../testing/playStage.tsx";
import { clear, fill, find, press, settle, submit, textOf } from "../testing/stage.tsx";
import { Asking } from "./AskDialog.tsx";
import { ChooseBoat } from "./ChooseBoat.tsx";
import { PlayScreen } from "./PlayScreen.tsx";
import { AskButton } from "./Questions.tsx";
import { TeamPanel } from "./TeamPanel.tsx";

beforeEach(() => Object.assign(window, { matchMedia: () => ({ matches: false }) }));
afterEach(clear);

const page = () => textOf(document.body);
const blocks = (blocked: boolean, at = 5) => byModerator(at, { type: "BlockTeam", teamId: "t1", blocked });
const knock = { id: "0123456789abcdef", teamId: "t1", number: 417 };

test("SEA7 a blocked team is offered no device at its door, no invitation, no question and no card", async () => {
  const room = openClassroom(created(), opens(), joins(1, "Ann"), starts());
  const { play } = await showPlay(
    room,
    "t1",
    <>
      <PlayScreen />
      <TeamPanel />
      <AskButton cardId={null} />
    </>,
  );
  await settle(() => {
    room.entrance.value = { crowds: [], applicants: [], knocks: [knock] };
  });
  const offered = [en.entrance.letIn, en.play.addDevice, en.questions.ask];
  for (const words of offered) expect(page()).toContain(words);
  await settle(() => room.happens(blocks(true)));
  expect(page()).toContain(en.teams.youAreBlocked);
  for (const words of offered) expect(page()).not.toContain(words);
  const { contest, team } = play;
  if (!contest.value || !team.value) throw new Error("the contest has not arrived");
  expect(offerOf(contest.value, team.value, 1)).toEqual({
    type: "refused",
    rejection: { code: "team_blocked" },
  });
  await settle(() => room.happens(blocks(false, 6)));
  for (const words of offered) expect(page()).toContain(words);
});

test("SEA7 a blocked team is shown its boat, and no other", async () => {
  const room = openClassroom(created(), opens(), joins(1, "Ann"), blocks(true));
  await showPlay(room, "t1", <ChooseBoat />);
  expect(page()).toContain(en.boats.own(1));
  expect(page()).not.toContain(en.boats.chooseAnother);
});

test("SEA7 a blocked team sends no answer, and what it has typed stays", async () => {
  const room = openClassroom(created(), opens(), joins(1, "Ann"), starts(), buys(2, "t1", 1));
  const sent: unknown[] = [];
  await showPlay(room, "t1", <PlayScreen />, {
    send: async (command) => {
      sent.push(command);
      return { ok: false, rejection: { code: "team_blocked" } };
    },
  });
  await fill("answer", "42");
  const button = () => document.querySelector(".answer-bar [type=submit]")?.getAttribute("aria-disabled");
  expect(button()).toBe("false");
  await settle(() => room.happens(blocks(true)));
  expect(button()).toBe("true");
  await settle(() => document.querySelector<HTMLFormElement>(".answer-sheet")?.requestSubmit());
  expect(sent).toEqual([]);
  expect(document.querySelector<HTMLInputElement>(".answer-bar input")?.value).toBe("42");
  await settle(() => room.happens(blocks(false, 6)));
  expect(button()).toBe("false");
});

test("SEA7 a question that is open when its team is blocked stays, with what is typed, and is not sent", async () => {
  const room = openClassroom(created(), opens(), joins(1, "Ann"), starts());
  await showPlay(
    room,
    "t1",
    <>
      <AskButton cardId={null} />
      <Asking />
    </>,
  );
  await press(en.questions.ask);
  await fill("question", "Why?");
  const button = () => find("button", en.questions.send).getAttribute("aria-disabled");
  expect(button()).toBe("false");
  await settle(() => room.happens(blocks(true)));
  expect(button()).toBe("true");
  expect(page()).toContain(en.rejections.team_blocked({}));
  await submit();
  expect(room.sent).toEqual([]);
  expect(document.querySelector("textarea")?.value).toBe("Why?");
  await settle(() => room.happens(blocks(false, 6)));
  expect(page()).not.toContain(en.rejections.team_blocked({}));
  await submit();
  expect(room.sent).toHaveLength(1);
});
