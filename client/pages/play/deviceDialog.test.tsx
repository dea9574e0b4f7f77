// @vitest-environment jsdom
import { signal } from "@preact/signals";
import { encode } from "uqr";
import { afterEach, expect, test, vi } from "vitest";
import { created, finishes, joins, minute, opens, starts } from "../../../shared/contest/testing.ts";
import { en } from "../../i18n/en.ts";
import { openClassroom } from "../testing/classroom.ts";
import { showPlay } from "../testing/playStage.tsx";
import { clear, press, settle, stageApp, textOf } from "../testing/stage.tsx";
import { DeviceDialog } from "./DeviceDialog.tsx";
import { TeamPanel } from "./TeamPanel.tsx";

const { play } = en;
const lesson = () => openClassroom(created(), opens(), joins(1, "Ann"), joins(2, "Bob"), starts());
const page = () => textOf(document.body);
const addresses = () => ({ ok: true, reply: { origins: ["http://192.168.0.2:2567"] } }) as const;

afterEach(() => {
  clear();
  vi.useRealTimers();
});

function inviting() {
  let count = 0;
  return stageApp({
    addresses,
    inviteDevice: () => ({ ok: true, reply: { invitation: `t1.seat.${++count}`, seconds: 300 } }),
  });
}

/** The dark squares of the code that is shown, as far as its text alone says. */
const shownSquares = () => document.querySelector("svg.qr path")?.getAttribute("d")?.match(/M/g)?.length;

function squaresOf(text: string): number {
  return encode(text, { ecc: "M", border: 2 }).data.flat().filter(Boolean).length;
}

test("ENT24 shows the invitation as a code with an address that other devices reach, and asks by the seat's token", async () => {
  const room = lesson();
  const stage = inviting();
  await showPlay(room, "t1", <DeviceDialog onClose={() => {}} />, {}, stage);
  await settle();
  const { roomCode } = room.state.value;
  expect(stage.asked.find(({ name }) => name === "inviteDevice")?.call).toMatchObject({
    code: roomCode,
    token: "token",
  });
  expect(shownSquares()).toBe(squaresOf(`http://192.168.0.2:2567/join/${roomCode}#device=t1.seat.1`));
  expect(page()).toContain(play.deviceScan);
});

test("ENT24 what has run out is shown no more; the next is a click away", async () => {
  vi.useFakeTimers();
  const stage = inviting();
  await showPlay(lesson(), "t1", <DeviceDialog onClose={() => {}} />, {}, stage);
  await settle();
  await settle(() => vi.advanceTimersByTimeAsync(299_999));
  expect(document.querySelector("svg.qr")).not.toBeNull();
  await settle(() => vi.advanceTimersByTimeAsync(1));
  expect(document.querySelector("svg.qr")).toBeNull();
  expect(page()).toContain(play.deviceCodeOver);
  await press(play.deviceAgain);
  expect(document.querySelector("svg.qr")).not.toBeNull();
  expect(stage.asked.filter(({ name }) => name === "inviteDevice")).toHaveLength(2);
});

test("ENT24 says that a device has come in, and takes the used code away", async () => {
  const room = lesson();
  const view = room.storeOfTeam("t1").privateView.value;
  if (view?.kind !== "team") throw new Error("no team");
  const privateView = signal<typeof view>(view);
  await showPlay(room, "t1", <DeviceDialog onClose={() => {}} />, { privateView }, inviting());
  await settle();
  expect(page()).not.toContain(play.deviceCame(2));
  await settle(() => {
    privateView.value = { ...view, seats: [...view.seats, "abcdefghij"] };
  });
  expect(page()).toContain(play.deviceCame(2));
  expect(document.querySelector("svg.qr")).toBeNull();
});

test("ENT24 says why there is none", async () => {
  const full = { ok: false, problem: { code: "team_full", params: { seats: 6 } } } as const;
  const stage = stageApp({ addresses, inviteDevice: () => full });
  await showPlay(lesson(), "t1", <DeviceDialog onClose={() => {}} />, {}, stage);
  await settle();
  expect(page()).toContain(en.rejections.team_full({ seats: 6 }));
});

test("ENT24 the way to it stands beside the PIN, until the contest is over", async () => {
  const room = lesson();
  await showPlay(room, "t1", <TeamPanel />);
  expect(page()).toContain(play.addDevice);
  clear();
  const over = openClassroom(created(), opens(), joins(1, "Ann"), starts(), finishes(minute));
  await showPlay(over, "t1", <TeamPanel />);
  expect(page()).not.toContain(play.addDevice);
});
