import { describe, expect, test } from "vitest";
import { Pin, RoomCode, roomCodeAlphabet, roomCodeLength, SeatId, TeamId } from "./ids.ts";
import { personText } from "./text.ts";

describe("AUT6 what people type", () => {
  test.each([
    ["abc234", "ABC234"],
    [" abc-234 ", "ABC234"],
    ["ABC 234", "ABC234"],
    ["ａｂｃ２３４", "ABC234"],
    ["ＡＢＣ－２３４", "ABC234"],
    ["ABC–234", "ABC234"],
  ])("AUT6 the room code %j is %s", (typed, code) => expect(RoomCode.parse(typed)).toBe(code));

  test.each([
    "ABC23",
    "ABC2345",
    "ABC23O",
    "ABC230",
    "ABC23I",
    "ABC231",
    "ABC23L",
    "АBC234",
    "",
    "A".repeat(99),
  ])("AUT6 %j is no room code", (typed) => expect(RoomCode.safeParse(typed).success).toBe(false));

  test("AUT6 room codes have no look-alikes", () => {
    expect(roomCodeAlphabet).not.toMatch(/[0O1IL]/);
    expect(new Set(roomCodeAlphabet).size).toBe(roomCodeAlphabet.length);
    expect(RoomCode.parse(roomCodeAlphabet.slice(0, roomCodeLength))).toHaveLength(6);
  });

  test("AUT6 a PIN is six digits, spaces do not count", () => {
    expect(Pin.parse(" 012 345 ")).toBe("012345");
    expect(Pin.parse("０１２　３４５")).toBe("012345");
    for (const typed of ["12345", "1234567", "12345a", "١٢٣٤٥٦", ""])
      expect(Pin.safeParse(typed).success).toBe(false);
  });

  test("AUT6 teams and seats", () => {
    for (const id of ["t", "1", "t1x", "constructor"]) expect(TeamId.safeParse(id).success).toBe(false);
    expect(TeamId.parse("t60")).toBe("t60");
    expect(SeatId.safeParse("SEAT000001").success).toBe(false);
  });

  test("AUT6 text is well-formed, without NUL, not too long", () => {
    const Text = personText(5);
    for (const text of ["", "héé", "🚀🚀🚀🚀🚀"]) expect(Text.parse(text)).toBe(text);
    for (const text of ["a\0", "\uD83D", "123456", "🚀🚀🚀🚀🚀🚀"])
      expect(Text.safeParse(text).success).toBe(false);
  });
});
