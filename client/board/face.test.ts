import { expect, test } from "vitest";
import type { BoardCard } from "../store/boardModel.ts";
import { faceOf } from "./face.ts";

type CardFace = Pick<BoardCard, "state" | "offer" | "tally">;

const faces: readonly CardFace[] = [
  { state: { status: "none" }, offer: "buy", tally: null },
  { state: { status: "none" }, offer: "relief", tally: null },
  { state: { status: "none" }, offer: "blocked", tally: null },
  { state: { status: "active" }, offer: "none", tally: null },
  { state: { status: "solved", attempt: 1 }, offer: "none", tally: null },
  { state: { status: "failed" }, offer: "none", tally: null },
  { state: { status: "expired" }, offer: "none", tally: null },
  { state: { status: "withdrawn" }, offer: "buy", tally: null },
];

test("every state has a sign of its own, so that nobody needs the colour", () => {
  const signs = faces.map((card) => faceOf(card).sign);
  expect(new Set(signs).size).toBe(faces.length);
});

test("a solved card tells by which attempt", () => {
  const card: CardFace = { state: { status: "solved", attempt: 3 }, offer: "none", tally: null };
  expect(faceOf(card)).toMatchObject({ sign: "check", attempt: 3 });
});

test("a withdrawn card that may be bought again looks like one for sale", () => {
  expect(faceOf({ state: { status: "withdrawn" }, offer: "buy", tally: null }).look).toBe("buy");
  expect(faceOf({ state: { status: "withdrawn" }, offer: "none", tally: null }).look).toBe("withdrawn");
});

test("on the big screen a card looks by what the teams did with it", () => {
  const look = (tally: CardFace["tally"]) => faceOf({ state: { status: "none" }, offer: "none", tally }).look;
  expect(look({ active: 0, solved: 0, failed: 1 })).toBe("plain");
  expect(look({ active: 1, solved: 0, failed: 1 })).toBe("held");
  expect(look({ active: 1, solved: 1, failed: 0 })).toBe("done");
});
