// @vitest-environment jsdom
import { afterEach, expect, test, vi } from "vitest";
import type { Answer } from "../net/http.ts";
import { createMemoryStorage } from "./browserStorage.ts";
import { createSeatBook } from "./seats.ts";
import type { Session } from "./session.ts";
import { followCards, keepTryChoice, pathToCard, readTryChoice, startTry, usualTry } from "./trying.ts";

afterEach(() => history.replaceState(null, "", "/"));

function parts(answer: Answer<"tryDraft">) {
  const call = vi.fn(async () => answer);
  const session = { call } as unknown as Pick<Session, "call">;
  return { session, seats: createSeatBook(createMemoryStorage()), asked: call };
}

test("PRA9 a trial begins as it was chosen, and its seat is kept as one of a draft", async () => {
  const grant = { roomCode: "ABCD", teamId: "t1", seatId: "aaaaaaaaaa", seatToken: "token" };
  const { asked, ...app } = parts({ ok: true, reply: { ...grant, leftOut: 2, title: "My draft" } });
  const choice = { ...usualTry, teams: 8 };
  expect(await startTry(app, "ABC234", choice)).toEqual({ ok: true, path: "/play/ABCD/aaaaaaaaaa" });
  expect(asked).toHaveBeenCalledWith("tryDraft", { code: "ABC234", body: choice });
  expect(app.seats.find("aaaaaaaaaa")).toMatchObject({
    ...grant,
    teamName: "My draft",
    draft: { code: "ABC234", minutes: 20, teams: 8, leftOut: 2 },
  });
});

test("PRA10 a refusal is handed to the page, and nothing is kept", async () => {
  const { asked: _, ...app } = parts({ ok: false, problem: { code: "try_full" } });
  expect(await startTry(app, "ABC234", usualTry)).toEqual({ ok: false, trouble: { code: "try_full" } });
  expect(app.seats.list()).toEqual([]);
});

test("PRA9 what was chosen the last time is remembered", () => {
  const storage = createMemoryStorage();
  expect(readTryChoice(storage)).toEqual(usualTry);
  const choice = { ...usualTry, teams: 0, hurry: 10, minutes: null } as const;
  keepTryChoice(storage, choice);
  expect(readTryChoice(storage)).toEqual(choice);
});

test.each([
  "",
  "{",
  "7",
  "null",
  JSON.stringify({ ...usualTry, teams: 31 }),
  JSON.stringify({ ...usualTry, skillPercent: 4 }),
  JSON.stringify({ ...usualTry, cardSeconds: 1.5 }),
  JSON.stringify({ ...usualTry, hurry: 3 }),
  JSON.stringify({ ...usualTry, minutes: 11 }),
])("%s was never chosen: the usual choice stands", (text) => {
  const storage = createMemoryStorage();
  storage.write("regatta.try", text);
  expect(readTryChoice(storage)).toEqual(usualTry);
});

test("a card is opened by the address, each time that it names one", () => {
  const opened: number[] = [];
  history.replaceState(null, "", `${pathToCard("ABC234", 7)}`);
  const stop = followCards((cardId) => opened.push(cardId));
  expect(opened).toEqual([7]);
  expect(location.pathname + location.hash).toBe("/console/ABC234/board");
  for (const hash of ["#card-9", "#card-9", "#card-x", "#other"]) {
    history.replaceState(null, "", location.pathname + hash);
    dispatchEvent(new Event("hashchange"));
  }
  expect(opened).toEqual([7, 9, 9]);
  stop();
  history.replaceState(null, "", "/#card-3");
  dispatchEvent(new Event("hashchange"));
  expect(opened).toEqual([7, 9, 9]);
});

test("the way to the board alone names no card, and keeps what the address asks of the program", () => {
  history.replaceState(null, "", "/play/ABCD/aaaaaaaaaa?renderer=canvas");
  expect(pathToCard("ABC234", null)).toBe("/console/ABC234/board?renderer=canvas");
  expect(pathToCard("ABC234", 7)).toBe("/console/ABC234/board?renderer=canvas#card-7");
});
