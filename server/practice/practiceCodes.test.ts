import { expect, test } from "vitest";
import { RoomCode } from "../../shared/ids.ts";
import { randomPracticeCode, slotOfPracticeCode } from "./practiceCodes.ts";

test("WAY11 a practice's code names the process that holds it, for every slot that there can be", () => {
  for (let slot = 1; slot <= 99; slot += 1) {
    const code = randomPracticeCode(slot);
    expect(slotOfPracticeCode(code)).toBe(slot);
    expect(RoomCode.safeParse(code).success).toBe(false);
    expect(randomPracticeCode(slot)).not.toBe(code);
  }
});

test("WAY11 alone it names none", () => {
  const code = randomPracticeCode(null);
  expect(code).toMatch(/^[2-9A-HJKMNP-Z]{16}$/);
  expect(slotOfPracticeCode(code)).toBeNull();
});

test.each([
  "",
  "ABC234",
  "22AAAAAAAAAAAAAAAA",
  "ZZAAAAAAAAAAAAAAAA",
  "23aaaaaaaaaaaaaaaa",
  "23AAAAAAAAAAAAAAAA/",
  "/p/3AAAAAAAAAAAAAA",
])("WAY11 %j names no process", (code) => {
  expect(slotOfPracticeCode(code)).toBeNull();
});
