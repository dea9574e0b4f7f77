import { expect, test } from "vitest";
import { createMemoryStorage } from "../../store/browserStorage.ts";
import { fleetsOf, followFirsts, noFirsts } from "../../store/cardFleets.ts";
import { readFirsts, writeFirsts } from "./seenFirsts.ts";
import { publicView } from "./testing/publicView.ts";

const foxesFirst = publicView({ Foxes: [11, 0, 0], Owls: [1, 0, 0] });
const bothSolved = publicView({ Foxes: [11, 0, 0], Owls: [11, 0, 0] });

/** Whose ribbon hangs on the first card of a screen that is opened now. */
function ribbonOn(storage: ReturnType<typeof createMemoryStorage>, view = bothSolved) {
  return fleetsOf(view, followFirsts(readFirsts(storage, view), view))[0]?.fleet.first?.name;
}

test("CRD4 who was seen to be first has the ribbon after the screen was loaded anew, too", () => {
  const storage = createMemoryStorage();
  expect(ribbonOn(storage)).toBeUndefined();
  writeFirsts(storage, foxesFirst, followFirsts(noFirsts, foxesFirst));
  expect(ribbonOn(storage)).toBe("Foxes");
});

test("CRD4 what was seen counts for that contest, that start, and as long as the card is solved", () => {
  const storage = createMemoryStorage();
  writeFirsts(storage, foxesFirst, followFirsts(noFirsts, foxesFirst));
  const { clock } = bothSolved;
  expect(ribbonOn(storage, { ...bothSolved, roomCode: "OTHER" })).toBeUndefined();
  expect(ribbonOn(storage, { ...bothSolved, clock: { ...clock, startedAt: 77 } })).toBeUndefined();
  const three = publicView({ Foxes: [2, 0, 0], Owls: [11, 0, 0], Bees: [11, 0, 0] });
  expect(ribbonOn(storage, three)).toBeUndefined();
});

test("CRD4 the same again is not written again", () => {
  const written: string[] = [];
  const memory = createMemoryStorage();
  const write = (key: string, text: string) => {
    written.push(text);
    memory.write(key, text);
  };
  const storage = { ...memory, write };
  const firsts = followFirsts(noFirsts, foxesFirst);
  writeFirsts(storage, foxesFirst, firsts);
  writeFirsts(storage, foxesFirst, followFirsts(firsts, bothSolved));
  expect(written).toHaveLength(1);
});
