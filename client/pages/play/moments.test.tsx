// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { StampedCommand } from "../../../shared/contest/commands.ts";
import { answers, buys, created, joins, opens, starts } from "../../../shared/contest/testing.ts";
import { en } from "../../i18n/en.ts";
import type { SoundName } from "../../sound/scores.ts";
import { openClassroom } from "../testing/classroom.ts";
import { showPlay } from "../testing/playStage.tsx";
import { clear, settle, stageApp, textOf } from "../testing/stage.tsx";
import { MomentTeller } from "./MomentTeller.tsx";
import { moments } from "./moments.ts";
import { NoTask } from "./NoTask.tsx";
import { StandingsLine } from "./StandingsLine.tsx";

const { play, taskFirst } = en;
const lesson = (...commands: readonly StampedCommand[]) =>
  openClassroom(created(), opens(), joins(1, "Ann"), joins(2, "Bob"), starts(), ...commands);
const sign = () => textOf(document.querySelector(".moment"));

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  clear();
  vi.useRealTimers();
});

async function page(room: ReturnType<typeof lesson>, teamId = "t1") {
  const played: SoundName[] = [];
  const { app } = stageApp();
  const sounds = { ...app.sounds, play: (name: SoundName) => void played.push(name) };
  const shown = await showPlay(
    room,
    teamId,
    <>
      <MomentTeller />
      <StandingsLine isOpen={false} onOpen={() => {}} />
    </>,
    {},
    { app: { ...app, sounds } },
  );
  return { ...shown, played };
}

test("TSK6 no moment draws the eyes off the task for more than two seconds, and each has a sign", () => {
  for (const [kind, { sign: shown, lastsMs }] of Object.entries(moments)) {
    expect([kind, shown !== "", lastsMs <= 2_000]).toEqual([kind, true, true]);
  }
});

test("TSK6 a card that is lost is told from a wrong answer by its sign, to the ear and to the hand", () => {
  const { wrong, failed } = moments;
  const ways = (["sign", "sound", "touch", "lastsMs"] as const).filter((way) => wrong[way] === failed[way]);
  expect(ways).toEqual([]);
});

test("TSK6 a card that is lost sounds as one", async () => {
  const room = lesson(buys(1, "t1", 1));
  const { played } = await page(room);
  for (const [index, answer] of ["1", "2", "3"].entries())
    await settle(() => room.happens(answers(2 + index, "t1", 1, answer)));
  expect(played).toEqual(["wrong", "wrong", "failed"]);
});

describe("TSK6 on the line, for a moment and heard once", () => {
  test("who has passed the team, and then where it stands", async () => {
    const room = lesson();
    const { announced } = await page(room);
    await settle(() => room.happens(buys(1, "t2", 1)));
    expect(sign()).toBe("");
    await settle(() => room.happens(answers(2, "t2", 1, "42")));
    expect(sign()).toBe("▼ Bob passed you");
    // BOA4
    expect(document.querySelector(".moment svg")?.getAttribute("data-boat")).toBe("1");
    expect(announced).toEqual(["Bob passed you"]);
    await settle(() => vi.advanceTimersByTimeAsync(1_999));
    expect(sign()).not.toBe("");
    await settle(() => vi.advanceTimersByTimeAsync(1));
    expect(sign()).toBe("");
    expect(announced).toHaveLength(1);
  });

  test("whom the team has passed, with the sound of its answer", async () => {
    const room = lesson(buys(1, "t2", 1), answers(2, "t2", 1, "42"), buys(3, "t1", 2), buys(4, "t1", 1));
    const { announced, played } = await page(room);
    await settle(() => room.happens(answers(5, "t1", 2, "1")));
    expect([sign(), announced, played]).toEqual(["", [], ["wrong"]]);
    await settle(() => room.happens(answers(6, "t1", 1, "paris")));
    expect(played).toEqual(["wrong", "accepted"]);
    expect(sign()).toBe("▲ You passed Bob");
    expect(announced).toEqual(["You passed Bob"]);
  });

  test("a card that another device of the team opened, and not one of this device", async () => {
    const room = lesson();
    const { announced, play: shown } = await page(room);
    await settle(() => shown.buyCard(1));
    expect([sign(), announced]).toEqual(["", []]);
    await settle(() => room.happens(buys(2, "t1", 2)));
    expect(announced).toEqual([taskFirst.mateOpened(play.taskTab("Capitals", 200))]);
    expect(sign()).toContain(taskFirst.mateOpened(play.taskTab("Capitals", 200)));
  });
});

test("TSK8 who can pay for no card is told what can be done, when it begins and while no task is open", async () => {
  const room = openClassroom(
    created({}, { startPoints: 130, relief: true }),
    opens(),
    joins(1, "Ann"),
    joins(2, "Bob"),
    starts(),
  );
  const { announced } = await page(room);
  await settle(() => room.happens(buys(1, "t1", 1)));
  expect(announced).toContain(taskFirst.broke.work);
  clear();
  room.happens(...["1", "2", "3"].map((answer, index) => answers(2 + index, "t1", 1, answer)));
  await showPlay(room, "t1", <NoTask />);
  expect(textOf(document.body)).toContain(taskFirst.brokeRelief(30));
});
