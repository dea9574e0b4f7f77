import { expect, test } from "vitest";
import { createMemoryStorage } from "./browserStorage.ts";
import { createSeatBook, type OwnSeat } from "./seats.ts";

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
