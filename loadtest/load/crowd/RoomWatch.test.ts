import { describe, expect, it } from "vitest";
import { RoomWatch } from "./RoomWatch.ts";

const frame = (...bytes: number[]) => Buffer.from(bytes);

describe("the watch over a room's patches", () => {
  it("takes each frame from whoever gets it first and the same from all others", () => {
    const watch = new RoomWatch();
    expect(watch.accepts(0, frame(15, 1))).toBe(true);
    expect(watch.accepts(1, frame(15, 2))).toBe(true);
    expect(watch.accepts(0, frame(15, 1))).toBe(true);
    expect(watch.accepts(1, frame(15, 2))).toBe(true);
    expect(watch.length).toBe(2);
    expect(watch.bytes).toBe(4);
  });

  it("refuses a frame that differs, that came twice, or that came after a missing one", () => {
    const watch = new RoomWatch();
    watch.accepts(0, frame(15, 1));
    watch.accepts(1, frame(15, 2));
    expect(watch.accepts(0, frame(15, 9))).toBe(false);
    expect(watch.accepts(1, frame(15, 1))).toBe(false);
    expect(watch.accepts(0, frame(15, 2))).toBe(false);
    expect(watch.accepts(5, frame(15, 3))).toBe(false);
  });

  it("keeps a frame although its memory is used again", () => {
    const watch = new RoomWatch();
    const memory = frame(15, 1, 15, 2);
    watch.accepts(0, memory.subarray(0, 2));
    memory.fill(0);
    expect(watch.accepts(0, frame(15, 1))).toBe(true);
  });

  it("knows which frame showed a cell, also one that was bought and solved in the same patch", () => {
    const watch = new RoomWatch();
    watch.note(3, [{ teamId: "t1", cardId: 7, cell: 1 }]);
    watch.note(4, [
      { teamId: "t1", cardId: 7, cell: 11 },
      { teamId: "t2", cardId: 7, cell: 12 },
    ]);
    expect(watch.frameShowing({ teamId: "t1", cardId: 7, cell: 1 })).toBe(3);
    expect(watch.frameShowing({ teamId: "t1", cardId: 7, cell: 11 })).toBe(4);
    expect(watch.frameShowing({ teamId: "t2", cardId: 7, cell: 1 })).toBe(4);
    expect(watch.frameShowing({ teamId: "t2", cardId: 7, cell: 2 })).toBeNull();
    expect(watch.frameShowing({ teamId: "t3", cardId: 7, cell: 1 })).toBeNull();
  });
});
