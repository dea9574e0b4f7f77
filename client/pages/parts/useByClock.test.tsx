// @vitest-environment jsdom
import { afterEach, expect, test, vi } from "vitest";
import { created, joins, minute, opens, starts } from "../../../shared/contest/testing.ts";
import type { TimeCall } from "../../store/timeCalls.ts";
import { useViews } from "../play/PlayContext.ts";
import { type Classroom, openClassroom } from "../testing/classroom.ts";
import { showPlay } from "../testing/playStage.tsx";
import { clear, settle, textOf } from "../testing/stage.tsx";
import { ContestClock } from "./ContestClock.tsx";
import { useTimeCalls } from "./useTimeCalls.ts";

const hour = 60 * minute;
const clock = () => textOf(document.querySelector("[role=timer]"));

afterEach(() => {
  clear();
  vi.useRealTimers();
});

function Time({ room, onCall }: { readonly room: Classroom; readonly onCall: (call: TimeCall) => void }) {
  const { contest } = useViews();
  const store = room.storeOfTeam("t1");
  useTimeCalls(store, contest, onCall);
  return <ContestClock store={store} contest={contest} />;
}

/** A page whose device has another time than the server, ten minutes of contest ahead; and what came of hearing the server's. */
async function openAt(deviceMs: number, serverMs: number) {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const room = openClassroom(created(), opens(), joins(1, "Ann"), starts());
  const calls: TimeCall[] = [];
  room.clockSet.value = 0;
  room.now = deviceMs;
  await showPlay(room, "t1", <Time room={room} onCall={(call) => void calls.push(call)} />);
  const before = clock();
  const set = (nowMs: number) =>
    settle(() => {
      room.now = nowMs;
      room.clockSet.value += 1;
    });
  await set(serverMs);
  return { room, calls, before, set };
}

test("TIM15 RST3 the clock of a page whose device is an hour ahead goes as soon as the server's time is known", async () => {
  const { room, before, set } = await openAt(hour, 4 * minute);
  expect([before, clock()]).toEqual(["0:00", "6:00"]);
  room.now += 1_000;
  await settle(() => vi.advanceTimersByTime(1_000));
  expect(clock()).toBe("5:59");
  // After a sleep.
  await set(8 * minute);
  expect(clock()).toBe("2:00");
});

test("TIM15 CAL1 nothing is called by a device's own clock, and what is due is called by the server's", async () => {
  // By its own clock the mark of five minutes is passed when it hears of the server's.
  const { room, calls, set } = await openAt(-hour, 5.1 * minute);
  expect(calls).toEqual([]);
  await set(4.9 * minute);
  room.now += 6_000;
  await settle(() => vi.advanceTimersByTime(6_000));
  expect(calls).toEqual([{ type: "left", minutes: 5 }]);
});
