import { expect, test } from "vitest";
import { createMemoryStorage } from "./browserStorage.ts";
import { createSeatBook, isAlone, isRehearsal, type OwnSeat, seatAnew, seatName } from "./seats.ts";

const seat = (seatId: string, takenAt: number): OwnSeat => ({
  seatId,
  seatToken: `token of ${seatId}`,
  teamId: "t1",
  roomCode: "ABC234",
  teamName: "Otters",
  takenAt,
});

test("one browser holds several seats, the newest first", () => {
  const storage = createMemoryStorage();
  const book = createSeatBook(storage);
  book.keep(seat("aaaaaaaaaa", 1));
  book.keep(seat("bbbbbbbbbb", 2));
  expect(createSeatBook(storage).list()).toEqual([seat("bbbbbbbbbb", 2), seat("aaaaaaaaaa", 1)]);
  expect(book.find("aaaaaaaaaa")).toEqual(seat("aaaaaaaaaa", 1));
  book.forget("aaaaaaaaaa");
  expect(book.find("aaaaaaaaaa")).toBeNull();
});

test("a practice's seat remembers what it was started with", () => {
  const storage = createMemoryStorage();
  const practice = { ...seat("aaaaaaaaaa", 1), practice: { board: "math-regatta", minutes: null } };
  createSeatBook(storage).keep(practice);
  expect(createSeatBook(storage).list()).toEqual([practice]);
});

test("what is not a seat is not taken for one", () => {
  const storage = createMemoryStorage();
  const forged = JSON.stringify({ ...seat("aaaaaaaaaa", 1), practice: { board: 7 } });
  for (const [index, text] of ["", "null", "7", "{", '{"seatId":"x"}', forged].entries()) {
    storage.write(`regatta.seat.${index}`, text);
  }
  expect(createSeatBook(storage).list()).toEqual([]);
});

test("PRA9 a trial's seat remembers what is tried", () => {
  const storage = createMemoryStorage();
  const draft = { code: "ABC234", minutes: 20, teams: 5, leftOut: 0 } as const;
  const trial = { ...seat("aaaaaaaaaa", 1), draft };
  createSeatBook(storage).keep(trial);
  expect(createSeatBook(storage).list()).toEqual([trial]);
  for (const wrong of [{ ...draft, teams: "5" }, { ...draft, code: 7 }, { ...draft, minutes: "20" }, null]) {
    storage.write("regatta.seat.aaaaaaaaaa", JSON.stringify({ ...trial, draft: wrong }));
    expect(createSeatBook(storage).list()).toEqual([]);
  }
});

test("who rehearses, and who has no others to stand among", () => {
  const draft = { code: "ABC234", minutes: 20, teams: 5, leftOut: 0 } as const;
  const practice = { board: "math-regatta", minutes: null };
  expect([{}, { practice }, { draft }, { draft: { ...draft, teams: 0 } }].map(isRehearsal)).toEqual([
    false,
    true,
    true,
    true,
  ]);
  expect([{}, { practice }, { draft }, { draft: { ...draft, teams: 0 } }].map(isAlone)).toEqual([
    false,
    true,
    false,
    true,
  ]);
});

test("BOA4 a seat remembers its team's boat; one that was given anew knows neither boat nor team of before", () => {
  const book = createSeatBook(createMemoryStorage());
  const known = { ...seat("aaaaaaaaaa", 1), sitsAt: "t2", boat: 7 };
  book.keep(known);
  expect(book.find("aaaaaaaaaa")).toEqual(known);
  const grant = { seatId: "bbbbbbbbbb", seatToken: "token of bbbbbbbbbb", teamId: "t3" };
  expect(seatAnew(known, grant, 2)).toEqual({ ...seat("bbbbbbbbbb", 2), teamId: "t3" });
  const storage = createMemoryStorage();
  for (const boat of ["7", -1, 1.5, null]) {
    storage.write("regatta.seat.aaaaaaaaaa", JSON.stringify({ ...known, boat }));
    expect(createSeatBook(storage).list()).toEqual([]);
  }
});

test("PAG43 a practice is called by its board in the language that is read, one of an earlier version as it was kept", () => {
  const titles = { en: "Math regatta", ru: "Математическая регата" };
  const board = { board: "math-regatta", minutes: null };
  const practice = { ...seat("aaaaaaaaaa", 1), practice: { ...board, titles } };
  const storage = createMemoryStorage();
  createSeatBook(storage).keep(practice);
  expect(createSeatBook(storage).list()).toEqual([practice]);
  expect(seatName(practice, "en")).toBe(titles.en);
  expect(seatName(practice, "ru")).toBe(titles.ru);
  expect(seatName({ ...practice, practice: board }, "ru")).toBe("Otters");
  for (const wrong of [null, "Math regatta", { en: 7, ru: titles.ru }]) {
    const forged = { ...practice, practice: { ...board, titles: wrong } };
    storage.write("regatta.seat.aaaaaaaaaa", JSON.stringify(forged));
    expect(createSeatBook(storage).list()).toEqual([]);
  }
});

test("PAG43 a practice from before a language was added is kept, and called in that one as it was at first", () => {
  const titles = { en: "Math regatta" };
  const practice = {
    ...seat("aaaaaaaaaa", 1),
    practice: { board: "math-regatta", minutes: null, titles },
  };
  const storage = createMemoryStorage();
  storage.write("regatta.seat.aaaaaaaaaa", JSON.stringify(practice));
  expect(createSeatBook(storage).list()).toEqual([practice]);
  expect([seatName(practice, "en"), seatName(practice, "ru")]).toEqual(["Math regatta", "Otters"]);
});
