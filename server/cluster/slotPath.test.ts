import { expect, test } from "vitest";
import { readSlotPath, slotPath } from "./slotPath.ts";

test("WAY1 a slot's path means its process, and what follows is asked for there", () => {
  expect(readSlotPath(`${slotPath(7)}/api/rooms/ABC234?again=1`)).toEqual({
    process: "slot",
    slot: 7,
    rest: "/api/rooms/ABC234?again=1",
  });
  expect(readSlotPath("/p/42/x/y?sessionId=z")).toMatchObject({ slot: 42, rest: "/x/y?sessionId=z" });
});

test.each([
  "/",
  "/api/rooms/ABC234",
  "/play/ABC234",
  "/p-1/api",
  "/pages",
  "/pX/1",
  "//p/1/api",
  "/P/1/api",
  "*",
  "",
])("WAY1 %j means no process in particular", (target) => {
  expect(readSlotPath(target)).toEqual({ process: "any" });
});

test.each([
  "/p",
  "/p/",
  "/p?x",
  "/p/1",
  "/p/1/",
  "/p/1?/api",
  "/p/0/api",
  "/p/01/api",
  "/p/001/api",
  "/p/100/api",
  "/p/-1/api",
  "/p/+1/api",
  "/p/1.0/api",
  "/p/1e0/api",
  "/p/%31/api",
  "/p/１/api",
  "/p/1 /api",
  "/p//1/api",
  "/p/1//api",
  "/p/1/\\api",
  "/p\\1/api",
  "/p%2f1/api",
  "/p/1%2fapi",
  "/p/1/../api",
  "/p/1/./api",
  "/p/1/api/../../internal",
  "/p/1/%2e%2e/internal",
  "/p/1/api/.%2E/internal",
  "/p/1/api%2f..%2finternal",
  "/p/1/api/..\\internal",
  "/p/1/api/..",
  "/p/1/api/..?x",
  "/p/1/api\n/x",
])("WAY1 %j begins like a slot's path and is none", (target) => {
  expect(readSlotPath(target)).toEqual({ process: "none" });
});
